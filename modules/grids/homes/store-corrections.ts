import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import { gridsOf } from '../store/places.ts'
import type { CorrectionReason, HouseholdField, Source } from './contract.ts'
import type { KnownField } from './rules.ts'

const IN_SIGHT = `($3::uuid[] IS NULL OR hg.grid_id = ANY($3::uuid[]))`

/** A correction as it stands. */
export type CorrectionRow = {
  readonly id: string
  readonly householdId: string
  readonly field: HouseholdField | 'added'
  readonly from: string | null
  readonly to: string | null
  readonly oldKnown: KnownField | null
  readonly version: number
  readonly source: Source
  readonly reason: CorrectionReason
  readonly noteSealed: Buffer | null
  readonly madeAt: Date
  readonly at: Date
  readonly byPersonId: string | null
  readonly undoneAt: Date | null
}

const CORRECTION = `c.id, c.household_id AS "householdId", c.field, c.old_value AS "from", c.new_value AS "to", c.old_known AS "oldKnown", c.version,
  c.source, c.reason, c.note_sealed AS "noteSealed", c.made_at AS "madeAt", c.at, c.by_person_id AS "byPersonId", c.undone_at AS "undoneAt"`

/** Writes corrections down, in one statement. */
export async function insertCorrections(
  sql: Sql,
  tenant: number,
  rows: readonly Omit<CorrectionRow, 'undoneAt'>[],
): Promise<void> {
  if (rows.length === 0) return
  await sql.prepared(
    'insert_household_corrections',
    `INSERT INTO household_corrections
       (tenant_id, id, household_id, field, old_value, new_value, old_known, version, source, reason, note_sealed, made_at, at, by_person_id)
     SELECT $1, n.* FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::int[], $9::text[], $10::text[], $11::bytea[],
       $12::timestamptz[], $13::timestamptz[], $14::uuid[]) AS n`,
    [
      tenant,
      rows.map((row) => row.id),
      rows.map((row) => row.householdId),
      rows.map((row) => row.field),
      rows.map((row) => row.from),
      rows.map((row) => row.to),
      rows.map((row) => (row.oldKnown === null ? null : JSON.stringify(row.oldKnown))),
      rows.map((row) => row.version),
      rows.map((row) => row.source),
      rows.map((row) => row.reason),
      rows.map((row) => row.noteSealed),
      rows.map((row) => row.madeAt),
      rows.map((row) => row.at),
      rows.map((row) => row.byPersonId),
    ],
  )
}

/** A correction by the id that its phone gave it, locked; whoever asks. */
export async function lockCorrection(
  sql: Sql,
  tenant: number,
  correctionId: string,
): Promise<CorrectionRow | undefined> {
  const rows = await sql.prepared<CorrectionRow>(
    'lock_household_correction',
    `SELECT ${CORRECTION} FROM household_corrections c WHERE c.tenant_id = $1 AND c.id = $2 FOR UPDATE OF c`,
    [tenant, correctionId],
  )
  return rows[0]
}

/** Marks a correction as undone. */
export async function saveUndone(
  sql: Sql,
  tenant: number,
  correctionId: string,
  at: Date,
  byPersonId: string | null,
): Promise<void> {
  await sql.prepared(
    'undo_household_correction',
    'UPDATE household_corrections SET undone_at = $3, undone_by_person_id = $4 WHERE tenant_id = $1 AND id = $2',
    [tenant, correctionId, at, byPersonId],
  )
}

/** Corrections of one flat in sight, the newest first. */
export async function correctionsOf(
  sql: Sql,
  tenant: number,
  householdId: string,
  sight: Sight,
  limit: number,
): Promise<CorrectionRow[]> {
  return sql.prepared<CorrectionRow>(
    'household_corrections_of',
    `SELECT ${CORRECTION} FROM household_corrections c
     JOIN household_grids hg ON hg.tenant_id = c.tenant_id AND hg.household_id = c.household_id AND hg.valid_until IS NULL
     WHERE c.tenant_id = $1 AND c.household_id = $2 AND ${IN_SIGHT} ORDER BY c.at DESC, c.id DESC LIMIT $4`,
    [tenant, householdId, gridsOf(sight), limit],
  )
}

/** Corrections since a moment of the flats of some grids, as far as these are in sight, the newest first. */
export async function correctionsIn(
  sql: Sql,
  tenant: number,
  gridIds: readonly string[],
  sight: Sight,
  since: Date,
  limit: number,
): Promise<CorrectionRow[]> {
  return sql.prepared<CorrectionRow>(
    'household_corrections_in',
    `SELECT ${CORRECTION} FROM household_corrections c
     JOIN household_grids hg ON hg.tenant_id = c.tenant_id AND hg.household_id = c.household_id AND hg.valid_until IS NULL
     WHERE c.tenant_id = $1 AND c.at > $2 AND ${IN_SIGHT} AND hg.grid_id = ANY($4::uuid[]) ORDER BY c.at DESC, c.id DESC LIMIT $5`,
    [tenant, since, gridsOf(sight), [...gridIds], limit],
  )
}

/** A flat under a room or entrance that it had before it was corrected. */
export type FormerRow = {
  readonly householdId: string
  readonly compound: string | null
  readonly building: string
  readonly entrance: string
  readonly room: string
  readonly gridId: string
  readonly field: 'room' | 'entrance'
  readonly was: string
}

/** What the flats of a community were called before they were corrected; entrances by name. */
export async function formerNames(sql: Sql, tenant: number, communityId: string): Promise<FormerRow[]> {
  return sql.prepared<FormerRow>(
    'former_names',
    `SELECT c.household_id AS "householdId", k.name AS compound, b.name AS building, e.name AS entrance, h.room, hg.grid_id AS "gridId", c.field,
       CASE c.field WHEN 'room' THEN c.old_value ELSE o.name END AS was
     FROM household_corrections c
     JOIN households h ON h.tenant_id = c.tenant_id AND h.id = c.household_id
     JOIN household_grids hg ON hg.tenant_id = h.tenant_id AND hg.household_id = h.id AND hg.valid_until IS NULL
     JOIN entrances e ON e.tenant_id = h.tenant_id AND e.id = h.entrance_id
     JOIN buildings b ON b.tenant_id = h.tenant_id AND b.id = h.building_id
     LEFT JOIN compounds k ON k.tenant_id = b.tenant_id AND k.id = b.compound_id
     LEFT JOIN entrances o ON o.tenant_id = c.tenant_id AND c.field = 'entrance' AND o.id::text = c.old_value
     WHERE c.tenant_id = $1 AND b.community_id = $2 AND c.field IN ('room', 'entrance') AND c.undone_at IS NULL`,
    [tenant, communityId],
  )
}
