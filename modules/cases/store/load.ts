import { type Selectable, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import type { DB } from '../../../platform/db/schema.ts'
import { NotFound } from '../../../platform/pure/refusals.ts'
import type { Limit } from '../../calendars/rules.ts'
import type { TransferState } from '../contract.ts'
import type { Clock } from '../rules.ts'
import { inSight } from './sight.ts'

/** A case as it stands in its row, with its clocks and parties. */
export type LoadedCase = {
  row: CaseRow
  clocks: TimedClock[]
  parties: PartyRow[]
  assists: AssistRow[]
  transfers: { id: string; state: TransferState; keyHash: string }[]
  /** Parts split off that have not ended. */
  openChildren: number
}

/** A clock with the last step it has told (rules/steps.ts). */
export type TimedClock = Clock & { readonly step: number }

/** A post that was asked to help. */
export type AssistRow = {
  id: string
  postId: string
  state: DB['case_assists']['state']
  taskNoteId: string
  resultNoteId: string | null
  askedAt: Date
  takenAt: Date | null
  dueAt: Date
  limit: Limit
  endedAt: Date | null
}

export type CaseRow = Selectable<DB['cases']>

/** Who waits for an answer. `bearerHash` in hex. */
export type PartyRow = {
  partyId: string
  personId: string | null
  bearerHash: string | null
  as: DB['case_parties']['party_as']
  verdict: string | null
  urgedAt: Date | null
}

/**
 * Locks a case to decide on it, and reads what the decision needs, in one statement.
 * @throws NotFound when absent or out of sight
 */
export async function lockCase(sqlOn: Sql, tenant: number, caseId: string, sight: Sight): Promise<LoadedCase> {
  const [row] = await sqlOn.kept(caseQuery(sqlOn, tenant, caseId, sight).forUpdate('c'))
  return found(row)
}

/** A case to look at. @throws NotFound when absent or out of sight */
export async function getCase(sqlOn: Sql, tenant: number, caseId: string, sight: Sight): Promise<LoadedCase> {
  const [row] = await sqlOn.kept(caseQuery(sqlOn, tenant, caseId, sight))
  return found(row)
}

function caseQuery(sqlOn: Sql, tenant: number, caseId: string, sight: Sight) {
  return wholeCase(sqlOn, tenant, caseId).where('c.id', '=', caseId).where(inSight(tenant, sight))
}

/** The case with all that decisions need. */
function wholeCase(sqlOn: Sql, tenant: number, of: string) {
  return sqlOn.q
    .selectFrom('cases as c')
    .selectAll('c')
    .select(() => [
      jsonArrayFrom(
        sqlOn.q
          .selectFrom('case_clocks as k')
          .selectAll('k')
          .where('k.tenant_id', '=', tenant)
          .where('k.case_id', '=', of),
      ).as('clocks'),
      jsonArrayFrom(
        sqlOn.q
          .selectFrom('case_parties as p')
          .select([
            'p.party_id',
            'p.person_id',
            'p.party_as',
            'p.verdict',
            'p.urged_at',
            sql<string | null>`encode(p.bearer_hash, 'hex')`.as('bearer'),
          ])
          .where('p.tenant_id', '=', tenant)
          .where('p.case_id', '=', of)
          .orderBy('p.joined_at')
          .orderBy('p.party_id'),
      ).as('parties'),
      jsonArrayFrom(
        sqlOn.q
          .selectFrom('case_assists as a')
          .select([
            'a.id',
            'a.post_id',
            'a.state',
            'a.task_note_id',
            'a.result_note_id',
            'a.asked_at',
            'a.taken_at',
            'a.due_at',
            'a.limit_value',
            'a.limit_unit',
            'a.ended_at',
          ])
          .where('a.tenant_id', '=', tenant)
          .where('a.case_id', '=', of)
          .orderBy('a.asked_at')
          .orderBy('a.id'),
      ).as('assists'),
      jsonArrayFrom(
        sqlOn.q
          .selectFrom('case_transfers as t')
          .select(['t.id', 't.state', sql<string>`encode(t.key_hash, 'hex')`.as('key')])
          .where('t.tenant_id', '=', tenant)
          .where('t.case_id', '=', of),
      ).as('transfers'),
      sqlOn.q
        .selectFrom('cases as child')
        .select((eb) => eb.fn.countAll<number>().as('open'))
        .where('child.tenant_id', '=', tenant)
        .where('child.parent_id', '=', of)
        .where('child.state', '<>', 'closed')
        .as('open_children'),
    ])
    .where('c.tenant_id', '=', tenant)
}

type WholeCase = NonNullable<Awaited<ReturnType<ReturnType<typeof caseQuery>['executeTakeFirst']>>>

function found(row: WholeCase | undefined): LoadedCase {
  if (!row) throw new NotFound('case')
  return loaded(row)
}

function loaded(found: WholeCase): LoadedCase {
  const { clocks, parties, assists, transfers, open_children, ...row } = found
  return {
    row,
    openChildren: Number(open_children ?? 0),
    assists: assists.map((assist) => ({
      id: assist.id,
      postId: assist.post_id,
      state: assist.state,
      taskNoteId: assist.task_note_id,
      resultNoteId: assist.result_note_id,
      askedAt: new Date(assist.asked_at),
      takenAt: assist.taken_at === null ? null : new Date(assist.taken_at),
      dueAt: new Date(assist.due_at),
      limit: { value: assist.limit_value, unit: assist.limit_unit as Limit['unit'] },
      endedAt: assist.ended_at === null ? null : new Date(assist.ended_at),
    })),
    transfers: transfers.map(({ id, state, key }) => ({ id, state, keyHash: key })),
    clocks: clocks.map(clockOf),
    parties: parties.map((party) => ({
      partyId: party.party_id,
      personId: party.person_id,
      bearerHash: party.bearer,
      as: party.party_as,
      verdict: party.verdict,
      urgedAt: party.urged_at === null ? null : new Date(party.urged_at),
    })),
  }
}

type ClockRow = Pick<
  Selectable<DB['case_clocks']>,
  'kind' | 'owner_post_id' | 'is_provisional' | 'limit_value' | 'limit_unit' | 'left_minutes' | 'step'
> & {
  readonly [Moment in 'started_at' | 'due_at']: string | Date
} & { readonly [Moment in 'paused_at' | 'stopped_at']: string | Date | null }

/** A clock from its row, whose moments are texts where it came within its case. */
export function clockOf(clock: ClockRow): TimedClock {
  return {
    kind: clock.kind,
    ownerPostId: clock.owner_post_id,
    startedAt: new Date(clock.started_at),
    dueAt: new Date(clock.due_at),
    isProvisional: clock.is_provisional,
    limit: { value: clock.limit_value, unit: clock.limit_unit as Limit['unit'] },
    pausedAt: clock.paused_at === null ? null : new Date(clock.paused_at),
    leftMinutes: clock.left_minutes,
    stoppedAt: clock.stopped_at === null ? null : new Date(clock.stopped_at),
    step: clock.step,
  }
}
