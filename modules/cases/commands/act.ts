import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { type ServerActor, type Sight, visibleTo } from '../../../platform/access.ts'
import type { EventSubject } from '../../../platform/announce.ts'
import { type Command, command } from '../../../platform/commands.ts'
import type { Context, WriteContext } from '../../../platform/context.ts'
import { commit } from '../../../platform/keys.ts'
import { describeRule, may } from '../../../platform/pure/access.ts'
import type { CommandContract } from '../../../platform/pure/contract.ts'
import { ensure, Forbidden, Refusal } from '../../../platform/pure/refusals.ts'
import { calendarOf, type WorkingCalendar } from '../../calendars/index.ts'
import { ROLE_WORDS } from '../../people/words.ts'
import { ACCESS } from '../access.ts'
import type { CaseState, Verb } from '../contract.ts'
import { actionsFor, factsOf, subjectOf } from '../facts.ts'
import { type CaseFacts, type Decision, decide, type VerbFacts } from '../rules.ts'
import { getCase, type LoadedCase, lockCase } from '../store/load.ts'
import { insertNote } from '../store/notes.ts'
import { saveCase, type TextChanges } from '../store/save.ts'
import { endTransfers } from '../transfers.ts'
import { RELATION_WORDS } from '../words.ts'

/** What a verb works with: the locked case, its facts, its subject for events, and the calendar that rules it. */
export type Acting = {
  readonly ctx: WriteContext
  readonly loaded: LoadedCase
  readonly facts: CaseFacts
  readonly event: EventSubject
  readonly calendar: WorkingCalendar
}

/** What a verb adds to the common act: the facts of its rule, its words, and what it announces once decided. */
export type Verbed<V extends Verb> = {
  facts: VerbFacts[V]
  texts?: TextChanges
  after?(decision: Decision): Promise<void> | void
  /** The calendar that rules the case from now on, where it is another one. */
  calendar?: WorkingCalendar
  /** Parts and helpers are rows of their own: a verb that writes them has the case read again for its reply. */
  writesBeside?: true
}

/** The input that every verb has. */
type OnCase = { caseId: string; sawVersion?: number }

/** The case as the act itself left it: the reply to a first call need not read it. */
const left = new WeakMap<object, LoadedCase>()

/** The command of one verb: lock in sight → may → facts → decide (pure) → save → announce. */
export function verbCommand<V extends Verb, In extends z.ZodType<OnCase>>(
  contract: CommandContract<string, In, CaseState>,
  verb: V,
  prepare: (acting: Acting, input: z.output<In>) => Promise<Verbed<V>>,
): Command {
  return command(contract, {
    run: async (ctx, input) => {
      const after = await actOn(ctx, verb, input, (acting) => prepare(acting, input))
      const result = { caseId: input.caseId }
      if (after) left.set(result, after)
      return result
    },
    reply: async (ctx, result) => stateOf(ctx, left.get(result) ?? (await actedOn(ctx, result.caseId))),
  })
}

/**
 * Acts on one case within a transaction: for the commands of this module, its sweep, and partners, whose link was looked up before.
 * @returns the case as it stands now; undefined when it must be read again to know
 */
export async function actOn<V extends Verb>(
  ctx: WriteContext,
  verb: V,
  input: OnCase,
  prepare: (acting: Acting) => Promise<Verbed<V>>,
  sight: Sight = visibleTo(ctx.actor),
): Promise<LoadedCase | undefined> {
  const loaded = await lockCase(ctx.sql, ctx.tenant, input.caseId, sight)
  const subject = await subjectOf(ctx, loaded)
  ensure(may(ctx.actor, ACCESS[verb], subject), () => new Forbidden(verb, whoCan(verb)))
  const facts = factsOf(loaded)
  const calendar = await calendarOf(ctx, loaded.row.calendar_set_id)
  const event = { type: 'case', id: loaded.row.id, gridId: loaded.row.grid_id, chainId: loaded.row.chain_id }
  const prepared = await prepare({ ctx, loaded, facts, event, calendar })
  const decision = decide(facts, verb, prepared.facts, ctx.now, calendar)
  if (decision.already) return loaded
  if (input.sawVersion !== undefined && input.sawVersion !== loaded.row.version) {
    throw new Refusal('case.changed_meanwhile', { version: loaded.row.version })
  }
  const saved = await saveCase(
    ctx.sql,
    ctx.tenant,
    loaded.row.id,
    loaded.clocks,
    { ...decision.changes, ...prepared.texts },
    decision.clocks,
    { now: ctx.now, calendar: prepared.calendar ?? calendar },
  )
  const endsTransfers = loaded.transfers.length > 0 && Boolean(decision.changes.resolvedAt || decision.changes.closedAt)
  if (endsTransfers) await endTransfers(ctx.sql, ctx.tenant, loaded.row.id, ctx.now)
  await prepared.after?.(decision)
  return prepared.writesBeside || endsTransfers ? undefined : { ...loaded, ...saved }
}

/** Keeps a text of the case and gives what its event carries instead. */
export async function keepNote(
  acting: Acting,
  kind: 'question' | 'supply' | 'progress' | 'reason' | 'finding' | 'comment',
  text: string,
  isPublic: boolean,
  /** The transfer whose partner reads it too. */
  transferId: string | null = null,
): Promise<{ note: string; note_seal: string }> {
  const { ctx, loaded } = acting
  const salt = randomBytes(16)
  const id = ctx.newId()
  await insertNote(ctx.sql, ctx.tenant, {
    id,
    caseId: loaded.row.id,
    kind,
    text,
    salt,
    isPublic,
    transferId,
    at: ctx.now,
    personId: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
    postId: actingPost(ctx.actor, loaded.row.owner_post_id),
  })
  return { note: id, note_seal: commit(salt, text) }
}

/** An answer as columns of the case and as the commitment of its event. */
export function answered(text: string): { texts: { answer: string; answerSalt: Buffer }; seal: string } {
  const answerSalt = randomBytes(16)
  return { texts: { answer: text, answerSalt }, seal: commit(answerSalt, text) }
}

/** The post in whose name the actor acts: the accountable one if he holds it, else his first. */
export function actingPost(actor: ServerActor, ownerPostId: string | null): string | null {
  if (actor.kind !== 'person') return null
  return (actor.grants.find((grant) => grant.postId === ownerPostId) ?? actor.grants[0])?.postId ?? null
}

/** The person who acts, or null for the system and bearers. */
export function actingPerson(actor: ServerActor): string | null {
  return actor.kind === 'person' ? actor.personId : null
}

/** The case that the actor acted on: he is told of it even when it left his sight by that. */
function actedOn(ctx: Context, caseId: string): Promise<LoadedCase> {
  return getCase(ctx.sql, ctx.tenant, caseId, visibleTo({ kind: 'system', name: 'reply' }))
}

/** Where the case stands now and what the actor may do next. */
async function stateOf(ctx: Context, loaded: LoadedCase): Promise<CaseState> {
  const facts = factsOf(loaded)
  return {
    caseId: loaded.row.id,
    number: loaded.row.number,
    state: loaded.row.state,
    version: loaded.row.version,
    actions: actionsFor(ctx.actor, facts, await subjectOf(ctx, loaded)),
    ownerPostId: loaded.row.owner_post_id,
    dueAt: loaded.row.due_at?.toISOString() ?? null,
  }
}

/** Who may do a verb, in words. */
export function whoCan(verb: Verb): string {
  const nameOf = (key: string) => (RELATION_WORDS[key] ?? ROLE_WORDS[key as keyof typeof ROLE_WORDS])?.zh ?? key
  return describeRule(ACCESS[verb], nameOf, { or: '、', butNot: '，但不能是', system: '系统', anyone: '任何人' })
}
