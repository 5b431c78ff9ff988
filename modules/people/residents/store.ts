import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/pure/refusals.ts'
import type { Source } from '../../grids/homes/contract.ts'
import type { Known, KnownField } from '../../grids/homes/rules.ts'
import type { PersonCorrection } from '../contract.ts'

/** A person who lives somewhere, with what stands beside name and number. */
export type ResidentRow = {
  readonly personId: string
  readonly name: string
  readonly phoneSealed: Buffer | null
  readonly phoneHash: Buffer | null
  readonly known: Known
  /** Who signs in or holds a post keeps name and number himself. */
  readonly keepsOwnData: boolean
}

const PERSON = `n.id AS "personId", n.name, n.phone_sealed AS "phoneSealed", n.phone_hash AS "phoneHash", n.known,
  (EXISTS (SELECT 1 FROM account_persons a WHERE a.tenant_id = n.tenant_id AND a.person_id = n.id)
   OR EXISTS (SELECT 1 FROM post_holders p WHERE p.tenant_id = n.tenant_id AND p.person_id = n.id AND (p.valid_until IS NULL OR p.valid_until > $3)))
   AS "keepsOwnData"`

/** Persons by their ids, whoever asks: the caller has. */
export async function residentRows(
  sql: Sql,
  tenant: number,
  personIds: readonly string[],
  now: Date,
): Promise<ResidentRow[]> {
  if (personIds.length === 0) return []
  return sql.prepared<ResidentRow>(
    'people_residents_known',
    `SELECT ${PERSON} FROM persons n WHERE n.tenant_id = $1 AND n.id = ANY($2::uuid[])`,
    [tenant, [...personIds], now],
  )
}

/** A person locked to be corrected. @throws NotFound */
export async function lockResident(sql: Sql, tenant: number, personId: string, now: Date): Promise<ResidentRow> {
  await sql.prepared('people_lock_resident', 'SELECT id FROM persons WHERE tenant_id = $1 AND id = $2 FOR UPDATE', [
    tenant,
    personId,
  ])
  const [row] = await residentRows(sql, tenant, [personId], now)
  if (!row) throw new NotFound('person')
  return row
}

/** Writes what stands beside name and number. */
export async function saveKnown(sql: Sql, tenant: number, personId: string, known: Known): Promise<void> {
  await sql.prepared('people_save_known', 'UPDATE persons SET known = $3::jsonb WHERE tenant_id = $1 AND id = $2', [
    tenant,
    personId,
    JSON.stringify(known),
  ])
}

/** A correction as it stands. */
export type PersonCorrectionRow = {
  readonly id: string
  readonly personId: string
  readonly householdId: string
  readonly residenceId: string | null
  readonly field: PersonCorrection['field']
  readonly oldSealed: Buffer | null
  readonly newSealed: Buffer | null
  readonly oldKnown: KnownField | null
  readonly version: number
  readonly source: Source
  readonly reason: PersonCorrection['reason']
  readonly noteSealed: Buffer | null
  readonly madeAt: Date
  readonly at: Date
  readonly byPersonId: string | null
  readonly undoneAt: Date | null
}

const CORRECTION = `c.id, c.person_id AS "personId", c.household_id AS "householdId", c.residence_id AS "residenceId", c.field,
  c.old_sealed AS "oldSealed", c.new_sealed AS "newSealed", c.old_known AS "oldKnown", c.version, c.source, c.reason, c.note_sealed AS "noteSealed",
  c.made_at AS "madeAt", c.at, c.by_person_id AS "byPersonId", c.undone_at AS "undoneAt"`

/** Writes a correction down. */
export async function insertPersonCorrection(
  sql: Sql,
  tenant: number,
  row: Omit<PersonCorrectionRow, 'undoneAt'>,
): Promise<void> {
  await sql.prepared(
    'people_insert_correction',
    `INSERT INTO person_corrections (tenant_id, id, person_id, household_id, residence_id, field, old_sealed, new_sealed, old_known, version, source,
       reason, note_sealed, made_at, at, by_person_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12, $13, $14, $15, $16)`,
    [
      tenant,
      row.id,
      row.personId,
      row.householdId,
      row.residenceId,
      row.field,
      row.oldSealed,
      row.newSealed,
      row.oldKnown === null ? null : JSON.stringify(row.oldKnown),
      row.version,
      row.source,
      row.reason,
      row.noteSealed,
      row.madeAt,
      row.at,
      row.byPersonId,
    ],
  )
}

/** A correction by the id that its phone gave it, locked; whoever asks. */
export async function lockPersonCorrection(
  sql: Sql,
  tenant: number,
  correctionId: string,
): Promise<PersonCorrectionRow | undefined> {
  const rows = await sql.prepared<PersonCorrectionRow>(
    'people_lock_correction',
    `SELECT ${CORRECTION} FROM person_corrections c WHERE c.tenant_id = $1 AND c.id = $2 FOR UPDATE OF c`,
    [tenant, correctionId],
  )
  return rows[0]
}

/** Marks a correction as undone. */
export async function savePersonUndone(
  sql: Sql,
  tenant: number,
  correctionId: string,
  at: Date,
  byPersonId: string | null,
): Promise<void> {
  await sql.prepared(
    'people_undo_correction',
    'UPDATE person_corrections SET undone_at = $3, undone_by_person_id = $4 WHERE tenant_id = $1 AND id = $2',
    [tenant, correctionId, at, byPersonId],
  )
}

/** Corrections of one household, or since a moment in some grids, as far as these are in sight; the newest first. */
export async function personCorrections(
  sql: Sql,
  tenant: number,
  sight: Sight,
  what: { readonly householdId: string } | { readonly gridIds: readonly string[]; readonly since: Date },
  limit: number,
): Promise<PersonCorrectionRow[]> {
  const JOIN = `FROM person_corrections c
     JOIN household_grids g ON g.tenant_id = c.tenant_id AND g.household_id = c.household_id AND g.valid_until IS NULL`
  const SEEN = `($2::uuid[] IS NULL OR g.grid_id = ANY($2::uuid[]))`
  const seen = sight.grids === undefined ? null : [...sight.grids]
  if ('householdId' in what)
    return sql.prepared<PersonCorrectionRow>(
      'people_corrections_of',
      `SELECT ${CORRECTION} ${JOIN} WHERE c.tenant_id = $1 AND c.household_id = $3 AND ${SEEN} ORDER BY c.at DESC, c.id DESC LIMIT $4`,
      [tenant, seen, what.householdId, limit],
    )
  return sql.prepared<PersonCorrectionRow>(
    'people_corrections_in',
    `SELECT ${CORRECTION} ${JOIN} WHERE c.tenant_id = $1 AND c.at > $3 AND ${SEEN} AND g.grid_id = ANY($4::uuid[])
     ORDER BY c.at DESC, c.id DESC LIMIT $5`,
    [tenant, seen, what.since, [...what.gridIds], limit],
  )
}

/** Takes the values and the words of what was corrected about a person away; that it was corrected stays. */
export async function eraseCorrections(sql: Sql, tenant: number, personId: string): Promise<void> {
  await sql.prepared(
    'people_erase_corrections',
    `UPDATE person_corrections SET old_sealed = NULL, new_sealed = NULL, note_sealed = NULL, residence_id = NULL
     WHERE tenant_id = $1 AND person_id = $2`,
    [tenant, personId],
  )
}

/** What was corrected about a person, for her own copy. */
export async function correctionsAbout(sql: Sql, tenant: number, personId: string): Promise<PersonCorrectionRow[]> {
  return sql.prepared<PersonCorrectionRow>(
    'people_corrections_about',
    `SELECT ${CORRECTION} FROM person_corrections c WHERE c.tenant_id = $1 AND c.person_id = $2 ORDER BY c.at, c.id LIMIT 500`,
    [tenant, personId],
  )
}
