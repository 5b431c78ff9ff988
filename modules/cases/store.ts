import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Sight } from '../../platform/access.ts'
import { type Sql, statementName } from '../../platform/db/connect.ts'
import type { DB } from '../../platform/db/schema.ts'
import { commit } from '../../platform/keys.ts'
import { searchTerms } from '../../platform/pure/bigrams.ts'
import { NotFound } from '../../platform/pure/refusals.ts'
import type { Limit, WorkingCalendar } from '../calendars/rules.ts'
import type { Tier, TransferState } from './contract.ts'
import { LAST_BEFORE_DUE, stepMoment } from './rules/steps.ts'
import type { CaseChanges, Clock } from './rules.ts'
import { nextDeadline } from './rules.ts'

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
/** The names that a line of a list shows beside its row. */
export type LineNames = {
  readonly grid_name: string
  readonly community_name: string
  readonly owner_role: string | null
  readonly name_zh: string | null
  readonly name_en: string | null
}
/** Who waits for an answer. `bearerHash` in hex. */
export type PartyRow = {
  partyId: string
  personId: string | null
  bearerHash: string | null
  as: DB['case_parties']['party_as']
  verdict: string | null
  urgedAt: Date | null
}

/** A new case: everything but what begins at zero. */
export type NewCase = {
  id: string
  communityId: string
  chainId: number
  number: string
  gridId: string
  gridVersionId: string
  buildingId: string | null
  householdId: string | null
  placeName: string
  lng: number | null
  lat: number | null
  channel: string
  nature: string
  categoryCode: string | null
  categorySetId: string
  routingSetId: string
  calendarSetId: string
  tier: string
  priority: string
  isSensitive: boolean
  summary: string
  summarySalt: Buffer
  ownerPostId: string
  reportedAt: Date
  /** The case that this one is a part of. */
  parentId: string | null
  /** Whom it complains of. */
  aboutPersonIds: readonly string[] | null
}

/** A party that waits for the answer of a case. */
export type NewParty = {
  partyId: string
  personId: string | null
  bearerHash: Buffer | null
  as: DB['case_parties']['party_as']
}

/**
 * Locks a case to decide on it, and reads what the decision needs, in one statement.
 * @throws NotFound when absent or out of sight
 */
export async function lockCase(sqlOn: Sql, tenant: number, caseId: string, sight: Sight): Promise<LoadedCase> {
  const [row] = await sqlOn.kept(caseQuery(sqlOn, tenant, caseId, sight).forUpdate('c'))
  return found(row)
}

/** The case to which a note was added. */
export async function caseOfNote(sqlOn: Sql, tenant: number, noteId: string): Promise<string | undefined> {
  const [row] = await sqlOn.raw<{ caseId: string }>(
    'SELECT case_id AS "caseId" FROM case_notes WHERE tenant_id = $1 AND id = $2',
    [tenant, noteId],
  )
  return row?.caseId
}

/** Whether a case exists in sight. */
export async function isCaseInSight(sqlOn: Sql, tenant: number, caseId: string, sight: Sight): Promise<boolean> {
  const row = await sqlOn.q
    .selectFrom('cases as c')
    .select('c.id')
    .where('c.tenant_id', '=', tenant)
    .where('c.id', '=', caseId)
    .where(inSight(tenant, sight))
    .executeTakeFirst()
  return row !== undefined
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

/** What an actor may see of cases, as a condition on `cases as c`. */
export function inSight(tenant: number, sight: Sight): RawBuilder<SqlBool> {
  const ways: RawBuilder<SqlBool>[] = [gridsInSight(sight)]
  if (sight.posts.length > 0)
    ways.push(
      sql`c.owner_post_id = ANY(${sight.posts}) OR c.handler_post_id = ANY(${sight.posts}) OR c.offered_post_id = ANY(${sight.posts})
        OR (c.returned_by_post_id = ANY(${sight.posts}) AND c.state <> 'closed')
        OR EXISTS (SELECT 1 FROM case_assists a WHERE a.tenant_id = ${tenant} AND a.case_id = c.id AND a.post_id = ANY(${sight.posts}))`,
    )
  if (sight.personId) {
    ways.push(sql`c.handler_person_id = ${sight.personId} OR EXISTS (
      SELECT 1 FROM case_parties p WHERE p.tenant_id = ${tenant} AND p.case_id = c.id AND p.person_id = ${sight.personId})`)
  }
  if (sight.standsFor.length > 0) {
    ways.push(sql`NOT c.is_sensitive AND EXISTS (
      SELECT 1 FROM case_parties f WHERE f.tenant_id = ${tenant} AND f.case_id = c.id AND f.person_id = ANY(${sight.standsFor})
        AND f.party_as IN ('reporter', 'on_behalf', 'follower'))`)
  }
  if (sight.bearerHash) {
    ways.push(
      sql`EXISTS (SELECT 1 FROM case_parties p WHERE p.tenant_id = ${tenant} AND p.case_id = c.id AND p.bearer_hash = ${sight.bearerHash})`,
    )
  }
  return sql<SqlBool>`((${sql.join(ways, sql` OR `)}) AND ${apart(sight)})`
}

/** Nobody sees a case that complains of him. */
export function apart({ apartFrom }: Sight): RawBuilder<SqlBool> {
  return apartFrom === null
    ? sql`true`
    : sql<SqlBool>`(c.about_person_ids IS NULL OR NOT ${apartFrom}::uuid = ANY(c.about_person_ids))`
}

/** Only the part of sight that comes from grids: for lists, where the planner must find an index. */
export function gridsInSight(sight: Sight): RawBuilder<SqlBool> {
  const sensitive =
    sight.sensitiveGrids === undefined
      ? sql`true`
      : sql`(NOT c.is_sensitive OR c.grid_id = ANY(${sight.sensitiveGrids}))`
  const grids = sight.grids === undefined ? sql`true` : sql`c.grid_id = ANY(${sight.grids})`
  return sql<SqlBool>`(${grids} AND ${sensitive} AND ${apart(sight)})`
}

/** Writes a new case with its parties and first clock in one statement. */
export async function insertCase(
  sqlOn: Sql,
  tenant: number,
  one: NewCase,
  parties: readonly NewParty[],
  clock: Clock,
  nextStepAt: Date | null,
): Promise<void> {
  await sqlOn.prepared('insert_case', INSERT_CASE, [
    tenant,
    one.id,
    one.communityId,
    one.chainId,
    one.number,
    one.gridId,
    one.gridVersionId,
    one.buildingId,
    one.householdId,
    one.placeName,
    one.lng,
    one.lat,
    one.channel,
    one.nature,
    one.categoryCode,
    one.categorySetId,
    one.routingSetId,
    one.calendarSetId,
    one.tier,
    one.priority,
    one.isSensitive,
    one.summary,
    one.summarySalt,
    searchVector(tenant, one),
    one.ownerPostId,
    one.reportedAt,
    clock.dueAt,
    parties.map((party) => party.partyId),
    parties.map((party) => party.personId),
    parties.map((party) => party.bearerHash),
    parties.map((party) => party.as),
    clock.kind,
    clock.limit.value,
    clock.limit.unit,
    clock.isProvisional,
    nextStepAt,
    one.parentId,
    one.aboutPersonIds,
  ])
}

const INSERT_CASE = `
WITH opened AS (
  INSERT INTO cases (tenant_id, id, community_id, chain_id, number, grid_id, grid_version_id, building_id, household_id, place_name, lng, lat,
    channel, state, nature, category_code, category_set_id, routing_set_id, calendar_set_id, tier, priority, is_sensitive, is_supervised,
    summary, summary_salt, search, owner_post_id, next_deadline_at, is_due_provisional, return_count, rework_count, reopen_count, reported_at, version, parent_id, about_person_ids)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'reported', $14, $15, $16, $17, $18, $19, $20, $21, false,
    $22, $23, array_to_tsvector($24::text[]), $25, $27, false, 0, 0, 0, $26, 1, $37, $38)
), clocks AS (
  INSERT INTO case_clocks (tenant_id, case_id, kind, owner_post_id, started_at, due_at, limit_value, limit_unit, is_provisional, next_step_at)
  VALUES ($1, $2, $32, $25, $26, $27, $33, $34, $35, $36)
)
INSERT INTO case_parties (tenant_id, case_id, party_id, person_id, bearer_hash, party_as, joined_at)
SELECT $1, $2, p.party_id, p.person_id, p.bearer_hash, p.party_as, $26
FROM unnest($28::uuid[], $29::uuid[], $30::bytea[], $31::text[]) AS p (party_id, person_id, bearer_hash, party_as)`

/** Gives a case another summary, and finds it by that from then on. @returns false when it is not called one of `before` */
export async function renameCase(
  sqlOn: Sql,
  tenant: number,
  caseId: string,
  before: readonly string[],
  { summary, salt }: { summary: string; salt: Buffer },
): Promise<boolean> {
  const [row] = await sqlOn.raw<{ number: string; placeName: string }>(
    `SELECT number, place_name AS "placeName" FROM cases WHERE tenant_id = $1 AND id = $2 AND summary = ANY($3::text[]) FOR UPDATE`,
    [tenant, caseId, before],
  )
  if (!row) return false
  await sqlOn.raw(
    'UPDATE cases SET summary = $3, summary_salt = $4, search = array_to_tsvector($5::text[]) WHERE tenant_id = $1 AND id = $2',
    [tenant, caseId, summary, salt, searchVector(tenant, { ...row, summary })],
  )
  return true
}

/** The lexemes of a case: number, words and place, each behind the mark of its tenant. */
export function searchVector(tenant: number, one: { number: string; summary: string; placeName: string }): string[] {
  const terms = [...searchTerms(one.number), one.number, ...searchTerms(one.summary), ...searchTerms(one.placeName)]
  return [...new Set(terms)].map((term) => tenantMark(tenant) + term)
}

/**
 * What stands before every lexeme of a tenant: its code in base 36, always six characters. So a word's list in the index is the list
 * of one tenant, and does not grow with the city.
 */
export function tenantMark(tenant: number): string {
  return tenant.toString(36).padStart(6, '0')
}

/**
 * Writes what a decision changed, with the clocks that differ, in one statement; `next_deadline_at` always follows from the clocks.
 * @returns the row and the clocks as they stand now
 */
export async function saveCase(
  sqlOn: Sql,
  tenant: number,
  caseId: string,
  before: readonly TimedClock[],
  changes: CaseChanges & TextChanges,
  clocks: readonly Clock[],
  timing: { now: Date; calendar: WorkingCalendar },
): Promise<Pick<LoadedCase, 'row' | 'clocks'>> {
  const stepped = clocks.map((clock) => before.find((one) => one === clock) ?? withStep(clock, before, timing))
  const changed = stepped.filter((clock) => 'nextStepAt' in clock)
  const set = Object.entries({ ...changes, ...calmed(clocks, timing.now) }).filter(([, value]) => value !== undefined)
  const text = saveText(set.map(([key]) => COLUMNS[key] ?? key))
  const [row] = await sqlOn.prepared<CaseRow>(statementName(text), text, [
    tenant,
    caseId,
    nextDeadline(clocks),
    changed.map((clock) => clock.kind),
    changed.map((clock) => clock.ownerPostId),
    changed.map((clock) => clock.startedAt),
    changed.map((clock) => clock.dueAt),
    changed.map((clock) => clock.isProvisional),
    changed.map((clock) => clock.limit.value),
    changed.map((clock) => clock.limit.unit),
    changed.map((clock) => clock.pausedAt),
    changed.map((clock) => clock.leftMinutes),
    changed.map((clock) => clock.stoppedAt),
    changed.map((clock) => clock.step),
    changed.map((clock) => clock.nextStepAt),
    ...set.map(([, value]) => value),
  ])
  return { row, clocks: stepped }
}

const CLOCK_COLUMNS = `owner_post_id, started_at, due_at, is_provisional, limit_value, limit_unit, paused_at, left_minutes, stopped_at, step, next_step_at`
const SAVE_CLOCKS = `
WITH clocks AS (
  INSERT INTO case_clocks (tenant_id, case_id, kind, ${CLOCK_COLUMNS})
  SELECT $1, $2, k.* FROM unnest($4::text[], $5::uuid[], $6::timestamptz[], $7::timestamptz[], $8::boolean[], $9::int[], $10::text[],
    $11::timestamptz[], $12::float8[], $13::timestamptz[], $14::int[], $15::timestamptz[]) AS k
  ON CONFLICT (tenant_id, case_id, kind) DO UPDATE SET ${CLOCK_COLUMNS.split(', ')
    .map((column) => `${column} = excluded.${column}`)
    .join(', ')}
)`

/** The statement that writes clocks and these columns of a case; their values follow the fifteen that every act has. */
function saveText(columns: readonly string[]): string {
  const set = [
    'next_deadline_at = $3',
    'version = version + 1',
    ...columns.map((column, i) => `${column} = $${i + 16}`),
  ]
  return `${SAVE_CLOCKS} UPDATE cases SET ${set.join(', ')} WHERE tenant_id = $1 AND id = $2 RETURNING *`
}

/** A case that is no longer late is nobody's above. */
function calmed(clocks: readonly Clock[], now: Date): { raisedToPostId?: null } {
  const next = nextDeadline(clocks)
  return next === null || next > now ? { raisedToPostId: null } : {}
}

/** A clock with its next reminder: one that goes on keeps what it has told, one that was started anew begins. */
function withStep(
  clock: Clock,
  before: readonly TimedClock[],
  { now, calendar }: { now: Date; calendar: WorkingCalendar },
): TimedClock & { nextStepAt: Date | null } {
  const old = before.find((one) => one.kind === clock.kind)
  const isSame = old?.startedAt.getTime() === clock.startedAt.getTime()
  const isLonger = isSame && old !== undefined && clock.dueAt > old.dueAt
  const told = isSame && old ? old.step : 0
  // More time takes back what was said about lateness, not what was used up.
  const step = isLonger && clock.dueAt > now ? Math.min(told, LAST_BEFORE_DUE) : told
  return { ...clock, step, nextStepAt: stepMoment(clock, step, now, calendar) }
}

/** Values of a verb that are no part of the decision: words and classes. */
export type TextChanges = {
  answer?: string | null
  answerSalt?: Buffer | null
  categoryCode?: string
  nature?: string
  tier?: Tier
  priority?: string
  isSensitive?: boolean
  categorySetId?: string
  routingSetId?: string
  suggestedCodes?: readonly string[] | null
  calendarSetId?: string
}

const COLUMNS: Readonly<Record<string, string>> = {
  state: 'state',
  suggestedCodes: 'suggested_codes',
  ownerPostId: 'owner_post_id',
  handlerPostId: 'handler_post_id',
  handlerPersonId: 'handler_person_id',
  assignedAt: 'assigned_at',
  claimedAt: 'claimed_at',
  resolvedAt: 'resolved_at',
  answeredAt: 'answered_at',
  closedAt: 'closed_at',
  dueAt: 'due_at',
  isDueProvisional: 'is_due_provisional',
  dueRuledBy: 'due_ruled_by',
  outcome: 'outcome',
  reporterVerdict: 'reporter_verdict',
  rating: 'rating',
  returnCount: 'return_count',
  reworkCount: 'rework_count',
  reopenCount: 'reopen_count',
  isSupervised: 'is_supervised',
  mergedIntoId: 'merged_into_id',
  offeredPostId: 'offered_post_id',
  urgeCount: 'urge_count',
  raisedToPostId: 'raised_to_post_id',
  arbitratedAt: 'arbitrated_at',
  extendedAt: 'extended_at',
  deferredAt: 'deferred_at',
  requestKind: 'request_kind',
  requestValue: 'request_value',
  requestReason: 'request_reason',
  requestByPersonId: 'request_by_person_id',
  returnedByPostId: 'returned_by_post_id',
  answer: 'answer',
  answerSalt: 'answer_salt',
  categoryCode: 'category_code',
  nature: 'nature',
  tier: 'tier',
  priority: 'priority',
  isSensitive: 'is_sensitive',
  categorySetId: 'category_set_id',
  routingSetId: 'routing_set_id',
  calendarSetId: 'calendar_set_id',
}

/** Keeps a text that belongs to a case; its event carries only the commitment. */
export async function insertNote(
  sqlOn: Sql,
  tenant: number,
  note: {
    id: string
    caseId: string
    kind: DB['case_notes']['kind']
    text: string
    salt: Buffer
    isPublic: boolean
    transferId: string | null
    at: Date
    personId: string | null
    postId: string | null
  },
): Promise<void> {
  await sqlOn.q
    .insertInto('case_notes')
    .values({
      tenant_id: tenant,
      case_id: note.caseId,
      id: note.id,
      kind: note.kind,
      text: note.text,
      salt: note.salt,
      is_public: note.isPublic,
      transfer_id: note.transferId,
      at: note.at,
      by_person_id: note.personId,
      by_post_id: note.postId,
    })
    .execute()
}

/**
 * Parties join a case; one who already waits for it, by person or by code, is not doubled. Whose person waits already is known by the
 * code alone, so that it still opens.
 */
export async function copyParties(
  sqlOn: Sql,
  tenant: number,
  fromCaseId: string,
  toCaseId: string,
  now: Date,
): Promise<{ partyId: string; as: DB['case_parties']['party_as'] }[]> {
  const rows = await sqlOn.raw<{ party_id: string; party_as: DB['case_parties']['party_as'] }>(
    `INSERT INTO case_parties (tenant_id, case_id, party_id, person_id, bearer_hash, party_as, joined_at, from_case_id)
     SELECT $1, $3, p.party_id, CASE WHEN k.is_known THEN NULL ELSE p.person_id END, p.bearer_hash, 'follower', $4, $2
     FROM case_parties p CROSS JOIN LATERAL (
       SELECT EXISTS (SELECT 1 FROM case_parties o WHERE o.tenant_id = $1 AND o.case_id = $3 AND o.person_id = p.person_id) AS is_known) k
     WHERE p.tenant_id = $1 AND p.case_id = $2 AND p.party_as <> 'opener' AND NOT (k.is_known AND p.bearer_hash IS NULL)
       AND NOT EXISTS (SELECT 1 FROM case_parties o WHERE o.tenant_id = $1 AND o.case_id = $3 AND o.bearer_hash = p.bearer_hash)
     ON CONFLICT DO NOTHING RETURNING party_id, party_as`,
    [tenant, fromCaseId, toCaseId, now],
  )
  return rows.map((row) => ({ partyId: row.party_id, as: row.party_as }))
}

/** One more who waits for the answer of a case. */
export async function insertParty(
  sqlOn: Sql,
  tenant: number,
  caseId: string,
  party: NewParty,
  now: Date,
): Promise<void> {
  await sqlOn.q
    .insertInto('case_parties')
    .values({
      tenant_id: tenant,
      case_id: caseId,
      party_id: party.partyId,
      person_id: party.personId,
      bearer_hash: party.bearerHash,
      party_as: party.as,
      joined_at: now,
    })
    .execute()
}

/** Those who joined a case by a merge leave it again. */
export async function removeParties(sqlOn: Sql, tenant: number, caseId: string, fromCaseId: string): Promise<void> {
  await sqlOn.q
    .deleteFrom('case_parties')
    .where('tenant_id', '=', tenant)
    .where('case_id', '=', caseId)
    .where('from_case_id', '=', fromCaseId)
    .execute()
}

/** Keeps when these parties urged last. */
export async function saveUrged(
  sqlOn: Sql,
  tenant: number,
  caseId: string,
  partyIds: readonly string[],
  now: Date,
): Promise<void> {
  await sqlOn.q
    .updateTable('case_parties')
    .set({ urged_at: now })
    .where('tenant_id', '=', tenant)
    .where('case_id', '=', caseId)
    .where('party_id', '=', sql<string>`ANY(${partyIds}::uuid[])`)
    .execute()
}

/** All parties of a case, and of the cases merged into it or into those, have their answer now. */
export async function markAnswered(sqlOn: Sql, tenant: number, caseId: string, now: Date): Promise<void> {
  await sqlOn.raw(
    `WITH RECURSIVE joined AS (
       SELECT $2::uuid AS id
       UNION SELECT c.id FROM cases c JOIN joined j ON c.merged_into_id = j.id WHERE c.tenant_id = $1)
     UPDATE case_parties SET answered_at = $3 WHERE tenant_id = $1 AND answered_at IS NULL AND case_id IN (SELECT id FROM joined)`,
    [tenant, caseId, now],
  )
}

/** The cases merged into one or into those, oldest first; sensitive ones only where it is sensitive itself. */
export async function mergedInto(
  sqlOn: Sql,
  tenant: number,
  one: Pick<CaseRow, 'id' | 'is_sensitive'>,
): Promise<string[]> {
  const rows = await sqlOn.raw<{ id: string }>(
    `WITH RECURSIVE joined AS (
       SELECT $2::uuid AS id, NULL::timestamptz AS reported_at
       UNION SELECT c.id, c.reported_at FROM cases c JOIN joined j ON c.merged_into_id = j.id
       WHERE c.tenant_id = $1 AND (NOT c.is_sensitive OR $3))
     SELECT id FROM joined WHERE id <> $2 ORDER BY reported_at, id LIMIT 100`,
    [tenant, one.id, one.is_sensitive],
  )
  return rows.map((row) => row.id)
}

/** Keeps what a party thinks of the answer, beside the official outcome. */
export async function saveVerdict(
  sqlOn: Sql,
  tenant: number,
  caseId: string,
  partyIds: readonly string[],
  verdict: string,
): Promise<void> {
  await sqlOn.q
    .updateTable('case_parties')
    .set({ verdict })
    .where('tenant_id', '=', tenant)
    .where('case_id', '=', caseId)
    .where('party_id', '=', sql<string>`ANY(${partyIds}::uuid[])`)
    .execute()
}

/** The work goes on: what was thought of the last answer is not said of the next one. "Not solved" stays. */
export async function forgetRatings(sqlOn: Sql, tenant: number, caseId: string): Promise<void> {
  await sqlOn.q
    .updateTable('case_parties')
    .set({ verdict: null })
    .where('tenant_id', '=', tenant)
    .where('case_id', '=', caseId)
    .where('verdict', '<>', 'not_solved')
    .execute()
}

/** Cases whose ask or rating clock has run out in a tenant: locked, those that another sweep holds are passed over. */
export async function takeExpired(
  sqlOn: Sql,
  tenant: number,
  now: Date,
  limit: number,
): Promise<{ id: string; kind: 'ask' | 'rating' }[]> {
  const rows = await sqlOn.raw<{ id: string; kind: 'ask' | 'rating' }>(
    `SELECT c.id, k.kind FROM cases c JOIN case_clocks k ON k.tenant_id = c.tenant_id AND k.case_id = c.id
     WHERE c.tenant_id = $1 AND c.state <> 'closed' AND c.next_deadline_at <= $2
       AND k.tenant_id = $1 AND k.kind IN ('ask', 'rating') AND k.stopped_at IS NULL AND k.paused_at IS NULL AND k.due_at <= $2
     ORDER BY c.next_deadline_at, c.id LIMIT $3 FOR UPDATE OF c SKIP LOCKED`,
    [tenant, now, limit],
  )
  return rows
}

/** The words kept beside a case, oldest first, each with the commitment that its event carries. */
export async function notesOf(sqlOn: Sql, tenant: number, caseId: string) {
  const rows = await sqlOn.q
    .selectFrom('case_notes')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('case_id', '=', caseId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, seal: commit(row.salt, row.text) }))
}
