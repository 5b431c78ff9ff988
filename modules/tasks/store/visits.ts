import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import type { DoorResult, KnownField, Way } from '../contract/names.ts'

/** A visit to be written down. `visitedAt` is what counts; `saidAt` is the phone's own clock. */
export type NewVisit = {
  readonly id: string
  readonly communityId: string
  readonly gridId: string
  readonly householdId: string | null
  readonly way: Way
  readonly result: DoorResult | null
  readonly visitedAt: Date
  readonly saidAt: Date
  readonly receivedAt: Date
  readonly byPersonId: string | null
  readonly byPostId: string | null
  readonly taskIds: readonly string[]
  readonly wordsSealed: Buffer
}

/** Writes a visit down. @returns false when there is one of this id already */
export async function insertVisit(sql: Sql, tenant: number, one: NewVisit): Promise<boolean> {
  const rows = await sql.q
    .insertInto('visits')
    .values({
      tenant_id: tenant,
      id: one.id,
      community_id: one.communityId,
      grid_id: one.gridId,
      household_id: one.householdId,
      way: one.way,
      result: one.result,
      visited_at: one.visitedAt,
      said_at: one.saidAt,
      received_at: one.receivedAt,
      by_person_id: one.byPersonId,
      by_post_id: one.byPostId,
      task_ids: [...one.taskIds],
      words_sealed: one.wordsSealed,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .returning('id')
    .execute()
  return rows.length === 1
}

export type VisitRow = Omit<NewVisit, 'communityId' | 'byPostId'>

/** The visits of a household whose grid is in sight, the newest first. */
export async function visitsOf(
  sql: Sql,
  tenant: number,
  householdId: string,
  sight: Sight,
  limit: number,
): Promise<VisitRow[]> {
  return sql.prepared<VisitRow>(
    'visits_of_household',
    `SELECT v.id, v.grid_id AS "gridId", v.household_id AS "householdId", v.way, v.result, v.visited_at AS "visitedAt", v.said_at AS "saidAt",
       v.received_at AS "receivedAt", v.by_person_id AS "byPersonId", v.task_ids AS "taskIds", v.words_sealed AS "wordsSealed"
     FROM visits v JOIN household_grids hg ON hg.tenant_id = v.tenant_id AND hg.household_id = v.household_id AND hg.valid_until IS NULL
     WHERE v.tenant_id = $1 AND v.household_id = $2 AND ($3::uuid[] IS NULL OR hg.grid_id = ANY($3::uuid[]))
     ORDER BY v.visited_at DESC, v.id DESC LIMIT $4`,
    [tenant, householdId, sight.grids ?? null, limit],
  )
}

/** The newest visit of each of some households, whoever asks: the caller sees their tasks. */
export async function lastVisits(
  sql: Sql,
  tenant: number,
  householdIds: readonly string[],
): Promise<Map<string, { at: Date; way: Way; result: DoorResult }>> {
  if (householdIds.length === 0) return new Map()
  const rows = await sql.prepared<{ householdId: string; at: Date; way: Way; result: DoorResult }>(
    'last_visits',
    `SELECT h AS "householdId", v.at, v.way, v.result FROM unnest($2::uuid[]) AS h
     CROSS JOIN LATERAL (SELECT visited_at AS at, way, result FROM visits WHERE tenant_id = $1 AND household_id = h
       ORDER BY visited_at DESC LIMIT 1) v`,
    [tenant, [...new Set(householdIds)]],
  )
  return new Map(rows.map(({ householdId, ...visit }) => [householdId, visit]))
}

/** That a field was looked at. A null value: it was as before. */
export type NewVerification = {
  readonly id: string
  readonly subjectType: 'household' | 'person'
  readonly subjectId: string
  readonly field: KnownField
  readonly valueSealed: Buffer | null
  readonly isWritten: boolean
}

export async function insertVerifications(
  sql: Sql,
  tenant: number,
  of: { readonly visitId: string; readonly at: Date; readonly by: string | null },
  all: readonly NewVerification[],
): Promise<void> {
  if (all.length === 0) return
  await sql.prepared(
    'insert_field_verifications',
    `INSERT INTO field_verifications (tenant_id, id, subject_type, subject_id, field, visit_id, value_sealed, is_written, verified_at, by_person_id)
     SELECT $1, n.id, n.subject_type, n.subject_id, n.field, $8, n.value_sealed, n.is_written, $9, $10
     FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::bytea[], $7::boolean[])
       AS n (id, subject_type, subject_id, field, value_sealed, is_written)`,
    [
      tenant,
      all.map((one) => one.id),
      all.map((one) => one.subjectType),
      all.map((one) => one.subjectId),
      all.map((one) => one.field),
      all.map((one) => one.valueSealed),
      all.map((one) => one.isWritten),
      of.visitId,
      of.at,
      of.by,
    ],
  )
}

/** When a field of a subject was last looked at, and the newest value that a visit gave it. */
export type Verified = {
  readonly subjectId: string
  readonly field: KnownField
  readonly verifiedAt: Date
  readonly valueSealed: Buffer | null
}

/** The newest verification of every field of some subjects. What counts is when it was looked at, not when it arrived. */
export async function newestVerified(sql: Sql, tenant: number, subjectIds: readonly string[]): Promise<Verified[]> {
  if (subjectIds.length === 0) return []
  return sql.prepared<Verified>(
    'newest_verifications',
    `SELECT DISTINCT ON (v.subject_id, v.field) v.subject_id AS "subjectId", v.field, v.verified_at AS "verifiedAt", w.value_sealed AS "valueSealed"
     FROM field_verifications v
     LEFT JOIN LATERAL (SELECT value_sealed FROM field_verifications o WHERE o.tenant_id = $1 AND o.subject_id = v.subject_id
       AND o.field = v.field AND o.value_sealed IS NOT NULL ORDER BY o.verified_at DESC, o.id DESC LIMIT 1) w ON true
     WHERE v.tenant_id = $1 AND v.subject_id = ANY($2::uuid[]) ORDER BY v.subject_id, v.field, v.verified_at DESC, v.id DESC`,
    [tenant, [...new Set(subjectIds)]],
  )
}

/** What visits verified about a person. */
export async function verificationsOf(
  sql: Sql,
  tenant: number,
  personId: string,
): Promise<{ field: KnownField; valueSealed: Buffer | null; verifiedAt: Date }[]> {
  return sql.prepared(
    'verifications_of_person',
    `SELECT field, value_sealed AS "valueSealed", verified_at AS "verifiedAt" FROM field_verifications
     WHERE tenant_id = $1 AND subject_type = 'person' AND subject_id = $2 ORDER BY verified_at, field, id`,
    [tenant, personId],
  )
}

export async function forgetPerson(sql: Sql, tenant: number, personId: string): Promise<void> {
  await sql.q
    .deleteFrom('field_verifications')
    .where('tenant_id', '=', tenant)
    .where('subject_type', '=', 'person')
    .where('subject_id', '=', personId)
    .execute()
}

/** One visit at a door as a follower of `visit.recorded` may know it; undefined when it was of no door. */
export type RecordedVisit = {
  readonly householdId: string
  readonly gridId: string
  readonly way: Way
  readonly result: DoorResult
  readonly at: Date
  readonly byPersonId: string | null
  readonly byPostId: string | null
}

/** The visit of an id. The caller follows the fact, or has asked who may. */
export async function recordedVisit(sql: Sql, tenant: number, visitId: string): Promise<RecordedVisit | undefined> {
  const rows = await sql.prepared<RecordedVisit>(
    'recorded_visit',
    `SELECT household_id AS "householdId", grid_id AS "gridId", way, result, visited_at AS at, by_person_id AS "byPersonId", by_post_id AS "byPostId"
     FROM visits WHERE tenant_id = $1 AND id = $2 AND household_id IS NOT NULL AND result IS NOT NULL`,
    [tenant, visitId],
  )
  return rows[0]
}
