import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { filesOf } from '../../platform/files.ts'
import { may } from '../../platform/pure/access.ts'
import type { ParsedOf } from '../../platform/pure/contract.ts'
import { ensure, Forbidden, NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { query } from '../../platform/queries.ts'
import { calendarOf } from '../calendars/index.ts'
import { treeOf } from '../grids/index.ts'
import { inCharge, namesOf, type Post, phoneOf, postsOf, postsUnder, resolvePost } from '../people/index.ts'
import { maskName } from '../people/rules.ts'
import { ROLE_WORDS } from '../people/words.ts'
import { currentSets, type Sets, setsOf, stageLimit } from '../routing/index.ts'
import { OPEN_ROOT_CAUSE, REVEAL } from './access.ts'
import { findOpenRoot, listNear, listRooted } from './alike-store.ts'
import type { NamedRow } from './carried-store.ts'
import { recurrenceOf } from './commands/root-cause.ts'
import {
  type CaseLine,
  type CaseView,
  CountDesk,
  GetCase,
  GetRecurrence,
  GetTimeline,
  ListDesk,
  ListRegister,
  ListSimilar,
  MOST_IN_REGISTER,
  RevealParty,
  type State,
  SuggestAssignment,
} from './contract.ts'
import { actionsFor, factsOf, hasOnlyJoined, isOutside, subjectOf } from './facts.ts'
import { countCases, getLine, type LineRow, listKin, listLines, listLinesOf } from './lists.ts'
import { kindBeside, likenessOf } from './nearby.ts'
import { transferView } from './partner-view.ts'
import type { RegisterLine } from './register/columns.ts'
import { routed } from './route.ts'
import { receiveBy } from './rules/assists.ts'
import { AT_TRIAGE, likenessScore, likenessWords, mayBeSame } from './rules/likeness.ts'
import { isRecurring } from './rules/recurring.ts'
import { rulingLimit } from './rules.ts'
import { standingOf } from './standing.ts'
import { type CaseRow, getCase, type LoadedCase, notesOf } from './store.ts'
import { timelineOf } from './timeline.ts'
import { transfersOf } from './transfers.ts'

export const desk = query(ListDesk, async (ctx, input) => {
  const { lines, next } = await pageOf(ctx, input, input.limit)
  return { cases: await caseLines(ctx, lines), next }
})

export const register = query(ListRegister, async (ctx, { filter }) => {
  const { lines, next } = await pageOf(ctx, filter, MOST_IN_REGISTER)
  return { cases: await registerLines(ctx, lines), next }
})

/** Cases as lists show them, by id; those out of sight are left out. */
export async function linesInSight(ctx: Context, ids: readonly string[]): Promise<CaseLine[]> {
  return caseLines(ctx, await listLinesOf(ctx.sql, ctx.tenant, visibleTo(ctx.actor), ids))
}

/** The same with what only a register says. */
export async function registerLinesInSight(ctx: Context, ids: readonly string[]): Promise<RegisterLine[]> {
  return registerLines(ctx, await listLinesOf(ctx.sql, ctx.tenant, visibleTo(ctx.actor), ids))
}

async function registerLines(ctx: Context, rows: readonly LineRow[]): Promise<RegisterLine[]> {
  return (await caseLines(ctx, rows)).map((line, i) => ({ ...line, categoryNameEn: rows[i].name_en }))
}

/** One page of the desk and where the next begins: the list and the register are the same read. */
async function pageOf(
  ctx: Context,
  filter: Omit<ParsedOf<typeof ListDesk>, 'limit'>,
  limit: number,
): Promise<{ lines: LineRow[]; next: { key: string; id: string } | null }> {
  const grids = filter.gridId ? (await treeOf(ctx)).under(filter.gridId) : undefined
  const lines = await listLines(ctx.sql, ctx.tenant, visibleTo(ctx.actor), {
    scope: filter.scope,
    states: filter.states,
    grids,
    categoryPrefix: filter.categoryPrefix,
    overdueAt: filter.onlyOverdue ? ctx.now : undefined,
    search: filter.search,
    sort: filter.sort,
    after: filter.after && { key: new Date(filter.after.key), id: filter.after.id },
    limit,
  })
  const last = lines.at(-1)
  const key = last && (filter.sort === 'deadline' ? last.next_deadline_at : last.reported_at)
  return { lines, next: lines.length === limit && last && key ? { key: key.toISOString(), id: last.id } : null }
}

export const counts = query(CountDesk, async (ctx, input) => {
  const grids = input.gridId ? (await treeOf(ctx)).under(input.gridId) : undefined
  const rows = await countCases(ctx.sql, ctx.tenant, visibleTo(ctx.actor), grids, ctx.now)
  const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + pick(row), 0)
  const of = (state: State) => rows.find((row) => row.state === state)?.n ?? 0
  return {
    byState: {
      reported: of('reported'),
      triaged: of('triaged'),
      assigned: of('assigned'),
      in_progress: of('in_progress'),
      resolved: of('resolved'),
      verified: of('verified'),
      deferred: of('deferred'),
      closed: 0,
    },
    overdue: sum((row) => row.overdue),
    urgentOpen: sum((row) => row.urgent),
    mine: sum((row) => row.mine),
  }
})

export const oneCase = query(GetCase, async (ctx, input) => {
  const loaded = await getCase(ctx.sql, ctx.tenant, input.caseId, visibleTo(ctx.actor))
  if (await hasOnlyJoined(ctx, loaded)) throw new NotFound('case')
  const { row, clocks, parties } = loaded
  const facts = factsOf(loaded)
  const subject = await subjectOf(ctx, loaded)
  const isStaff = ctx.actor.kind === 'person' && may(ctx.actor, REVEAL, subject)
  const line = await getLine(ctx.sql, ctx.tenant, row.id)
  const persons = [...parties.map((party) => party.personId), row.handler_person_id].filter((one) => one !== null)
  const names = await namesOf(ctx, persons)
  const merged = row.merged_into_id ? await getLine(ctx.sql, ctx.tenant, row.merged_into_id) : null
  const route = await routed(ctx, await ruledBy(ctx, row), await calendarOf(ctx, row.calendar_set_id), row)
  const notes = await notesOf(ctx.sql, ctx.tenant, row.id)
  const isColleague = ctx.actor.kind === 'person' && ctx.actor.grants.length > 0
  const sent = isColleague && loaded.transfers.length > 0 ? await transfersOf(ctx.sql, ctx.tenant, row.id) : []
  const proofs = await filesOf(
    ctx,
    sent.map((one) => one.id),
  )
  return {
    ...(await caseLines(ctx, [line]))[0],
    ...standingOf(loaded),
    communityName: line.community_name,
    fileIds: (await filesOf(ctx, [row.id])).map((file) => file.id),
    mergedInto: merged ? { id: merged.id, number: merged.number } : null,
    ...(await kinOf(ctx, row)),
    ...(await helpOf(ctx, loaded, notes)),
    transfers: sent.map((one) => transferView(ctx, one, notes, proofs)),
    handlerName: row.handler_person_id ? (names.get(row.handler_person_id)?.name ?? null) : null,
    parties: parties
      .filter((party) => isStaff || party.personId === actorPerson(ctx))
      .map((party) => {
        const known = party.personId ? names.get(party.personId) : undefined
        return {
          partyId: party.partyId,
          as: party.as,
          // Staff are known by name; residents stay masked until somebody reveals them for a reason.
          name: known ? (isOutside(party) ? maskName(known.name) : known.name) : null,
          personId: party.personId,
          phoneMasked: known?.phoneMasked ?? null,
          isAnonymous: party.personId === null,
        }
      }),
    why: {
      ruleNote: route.matched.note,
      toRole: route.matched.toRole,
      ruledBy: row.due_ruled_by,
      nextBestNote: route.nextBest?.note ?? null,
      // The rule itself is for the office; a resident is told who is in charge.
      rule: ctx.actor.kind === 'person' && ctx.actor.grants.length > 0 ? route.matched : null,
      nextBest: ctx.actor.kind === 'person' && ctx.actor.grants.length > 0 ? route.nextBest : null,
    },
    openQuestion: openQuestion(clocks, notes),
    actions: actionsFor(ctx.actor, facts, subject),
  }
})

export const timeline = query(GetTimeline, async (ctx, input) => {
  const loaded = await getCase(ctx.sql, ctx.tenant, input.caseId, visibleTo(ctx.actor))
  if (await hasOnlyJoined(ctx, loaded)) throw new NotFound('case')
  return { entries: await timelineOf(ctx, loaded.row) }
})

export const suggestAssignment = query(SuggestAssignment, async (ctx, input) => {
  const { row } = await getCase(ctx.sql, ctx.tenant, input.caseId, visibleTo(ctx.actor))
  const tree = await treeOf(ctx)
  const line = tree.pathOf(row.grid_id)
  const calendar = await calendarOf(ctx, row.calendar_set_id)
  const route = await routed(ctx, await currentSets(ctx), calendar, row)
  const posts = await postsUnder(ctx, line.find((id) => tree.get(id)?.level === 'main') ?? row.grid_id)
  const label = (post: { role: string; gridId: string; holders: readonly { name: string }[] }) =>
    labelOf(tree.get(post.gridId)?.name ?? '', post)
  const first = await resolvePost(ctx, row.grid_id, route.matched.toRole)
  const second = route.nextBest ? await resolvePost(ctx, row.grid_id, route.nextBest.toRole) : null
  const due = rulingLimit(row.assigned_at ?? ctx.now, route.limits, calendar)
  return {
    suggested: {
      postId: first.id,
      label: label(first),
      ruleNote: route.matched.note,
      dueAt: due.at.toISOString(),
      isProvisional: due.provisional,
    },
    nextBest:
      second && route.nextBest && second.id !== first.id
        ? { postId: second.id, label: label(second), ruleNote: route.nextBest.note }
        : null,
    // Posts on the case's own line first, then the rest of the community.
    posts: [...posts]
      .filter((post) => post.holders.length > 0)
      .sort((a, b) => place(line, a.gridId) - place(line, b.gridId))
      .map((post) => ({
        postId: post.id,
        role: post.role,
        gridName: tree.get(post.gridId)?.name ?? '',
        holderName: post.holders[0]?.name ?? null,
      })),
  }
})

export const similar = query(ListSimilar, async (ctx, input) => {
  const sight = visibleTo(ctx.actor)
  const { row } = await getCase(ctx.sql, ctx.tenant, input.caseId, sight)
  const anchor = {
    id: row.id,
    onlyId: null,
    communityId: row.community_id,
    gridId: row.grid_id,
    buildingId: row.building_id,
    lng: row.lng,
    lat: row.lat,
    words: likenessWords(row.summary),
  }
  const kindOf = kindBeside(row.category_code, row.summary, (await currentSets(ctx)).leaves)
  const since = new Date(row.reported_at.getTime() - AT_TRIAGE.days * DAY_MS)
  const alike = (await listNear(ctx.sql, ctx.tenant, sight, anchor, AT_TRIAGE, since))
    .map((one) => ({ one, likeness: likenessOf(one, kindOf, row.reported_at) }))
    .filter(({ likeness }) => mayBeSame(likeness, AT_TRIAGE))
    .sort((a, b) => likenessScore(b.likeness) - likenessScore(a.likeness))
    .slice(0, MOST_SIMILAR)
  const lines = await listLinesOf(
    ctx.sql,
    ctx.tenant,
    sight,
    alike.map(({ one }) => one.id),
  )
  const said = await caseLines(ctx, lines)
  return {
    cases: alike.flatMap(({ one, likeness: { kind, words, isSameBuilding } }) => {
      const line = said.find(({ id }) => id === one.id)
      const metres = one.metres === null ? null : Math.round(one.metres)
      return line ? [{ ...line, metres, isSameBuilding, kind, words: [...words] }] : []
    }),
  }
})

export const recurrence = query(GetRecurrence, async (ctx, input) => {
  const sight = visibleTo(ctx.actor)
  const loaded = await getCase(ctx.sql, ctx.tenant, input.caseId, sight)
  const { row } = loaded
  const occurrences = await recurrenceOf(ctx, row)
  const rooted = await listRooted(ctx.sql, ctx.tenant, sight, row.id, row.root_cause_id)
  const kin = (one: { id: string; number: string; state: string; summary: string }, at: Date) => ({
    id: one.id,
    number: one.number,
    state: one.state as State,
    summary: one.summary,
    reportedAt: at.toISOString(),
  })
  const root = rooted.find((one) => one.id === row.root_cause_id)
  const others = occurrences.map((one) => one.id).filter((id) => id !== row.id)
  const isRoot = rooted.some((one) => one.root_cause_id === row.id)
  const open = root || isRoot ? undefined : await findOpenRoot(ctx.sql, ctx.tenant, sight, others)
  return {
    isRecurring: isRecurring(occurrences),
    nth: occurrences.findIndex((one) => one.id === row.id) + 1,
    occurrences: occurrences.map((one) => ({
      ...kin(one, one.reportedAt),
      metres: one.metres === null ? null : Math.round(one.metres),
      isSameBuilding: one.isSameBuilding,
    })),
    rootCause: root ? kin(root, root.reported_at) : null,
    openRoot: open ? kin(open, open.reported_at) : null,
    rooted: rooted.filter((one) => one.root_cause_id === row.id).map((one) => kin(one, one.reported_at)),
    mayOpen: may(ctx.actor, OPEN_ROOT_CAUSE, await subjectOf(ctx, loaded)),
  }
})

export const revealParty = query(RevealParty, async (ctx, input) => {
  const loaded = await getCase(ctx.sql, ctx.tenant, input.caseId, visibleTo(ctx.actor))
  ensure(may(ctx.actor, REVEAL, await subjectOf(ctx, loaded)), () => new Forbidden('revealParty'))
  const personId = loaded.parties.find((party) => party.partyId === input.partyId)?.personId
  if (!personId) throw new Refusal('case.no_party')
  return { name: (await namesOf(ctx, [personId])).get(personId)?.name ?? null, phone: await phoneOf(ctx, personId) }
})

/** The rules and categories that ruled a case: those of its assignment, and until then the present ones. */
async function ruledBy(ctx: Context, row: CaseRow): Promise<Sets> {
  if (row.assigned_at === null) return currentSets(ctx)
  return setsOf(ctx, { categorySetId: row.category_set_id, routingSetId: row.routing_set_id })
}

/** The case that this one is a part of, and its own parts. */
async function kinOf(ctx: Context, row: CaseRow): Promise<Pick<CaseView, 'parent' | 'children'>> {
  const kin = await listKin(ctx.sql, ctx.tenant, row.id, row.parent_id)
  const parent = kin.find((one) => one.id === row.parent_id)
  return {
    parent: parent ? { id: parent.id, number: parent.number } : null,
    children: kin
      .filter((one) => one.parent_id === row.id)
      .map(({ id, number, state, summary }) => ({ id, number, state, summary })),
  }
}

/** Who helps, and who else may claim it. */
async function helpOf(
  ctx: Context,
  { row, assists }: LoadedCase,
  notes: Awaited<ReturnType<typeof notesOf>>,
): Promise<Pick<CaseView, 'assists' | 'offeredTo'>> {
  const ids = [...assists.map((one) => one.postId), ...(row.offered_post_id ? [row.offered_post_id] : [])]
  const [posts, tree] = [await postsOf(ctx, ids), await treeOf(ctx)]
  const label = (postId: string) => {
    const post = posts.get(postId)
    return post ? labelOf(tree.get(post.gridId)?.name ?? '', post) : ''
  }
  const text = (id: string | null) => notes.find((note) => note.id === id)?.text ?? null
  const { actor } = ctx
  const calendar = await calendarOf(ctx, row.calendar_set_id)
  const receipt = stageLimit('claim', row.priority)
  return {
    offeredTo: row.offered_post_id ? { postId: row.offered_post_id, label: label(row.offered_post_id) } : null,
    assists: assists.map((one) => ({
      id: one.id,
      postId: one.postId,
      postLabel: label(one.postId),
      state: one.state,
      task: text(one.taskNoteId) ?? '',
      result: text(one.resultNoteId),
      receiveBy: receiveBy(one, receipt, calendar).toISOString(),
      takenAt: one.takenAt?.toISOString() ?? null,
      dueAt: one.dueAt.toISOString(),
      endedAt: one.endedAt?.toISOString() ?? null,
      isMine: actor.kind === 'person' && actor.grants.some((grant) => grant.postId === one.postId),
    })),
  }
}

/** A post in words: its grid, what it is, who holds it. */
function labelOf(gridName: string, post: { role: string; holders: readonly { name: string }[] }): string {
  const role = ROLE_WORDS[post.role as keyof typeof ROLE_WORDS]?.zh ?? post.role
  return `${gridName} ${role}${post.holders[0] ? ` ${post.holders[0].name}` : ''}`
}

const DAY_MS = 86_400_000
/** How many possible duplicates are shown. */
const MOST_SIMILAR = 10

/** Lines of cases in words, with whoever answers for each today. */
export async function caseLines(ctx: Context, rows: readonly NamedRow[]): Promise<CaseLine[]> {
  const posts = await postsOf(
    ctx,
    rows.flatMap((row) => row.owner_post_id ?? []),
  )
  return rows.map((row) => lineOf(row, posts.get(row.owner_post_id ?? '')))
}

function lineOf(row: NamedRow, owner: Post | undefined): CaseLine {
  const { ownerName, ownerAway } = inCharge(owner)
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    summary: row.summary,
    categoryCode: row.category_code,
    categoryName: row.name_zh,
    nature: row.nature as CaseLine['nature'],
    tier: row.tier,
    priority: row.priority,
    channel: row.channel as CaseLine['channel'],
    gridId: row.grid_id,
    gridName: row.grid_name,
    placeName: row.place_name,
    ownerPostId: row.owner_post_id,
    ownerRole: row.owner_role,
    ownerName,
    ownerAway,
    offeredPostId: row.offered_post_id,
    isSensitive: row.is_sensitive,
    isSupervised: row.is_supervised,
    urgeCount: row.urge_count,
    raisedToPostId: row.raised_to_post_id,
    reportedAt: row.reported_at.toISOString(),
    dueAt: iso(row.due_at),
    nextDeadlineAt: iso(row.next_deadline_at),
    isDueProvisional: row.is_due_provisional,
    closedAt: iso(row.closed_at),
    outcome: row.outcome,
    version: row.version,
  }
}

/** The question that waits for the reporter, if one does. */
export function openQuestion(
  clocks: readonly { kind: string; stoppedAt: Date | null; pausedAt: Date | null }[],
  notes: readonly { kind: string; text: string }[],
): string | null {
  const isWaiting = clocks.some((clock) => clock.kind === 'ask' && clock.stoppedAt === null && clock.pausedAt === null)
  return isWaiting ? (notes.findLast((note) => note.kind === 'question')?.text ?? null) : null
}

function place(line: readonly string[], gridId: string): number {
  const at = line.indexOf(gridId)
  return at === -1 ? line.length : at
}

function actorPerson(ctx: Context): string | null {
  return ctx.actor.kind === 'person' ? ctx.actor.personId : null
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null
}
