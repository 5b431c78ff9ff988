import type { Sight } from '../../platform/access.ts'
import type { Sql } from '../../platform/db/connect.ts'
import { NotFound } from '../../platform/pure/refusals.ts'
import type { Basis, Change, EndReason, Grade, List } from './contract.ts'

/** Somebody cared for with the plan, and the grid that looks after the household today. Dates are local, `YYYY-MM-DD`. */
export type RecipientRow = {
  readonly id: string
  readonly personId: string
  readonly householdId: string
  readonly gridId: string
  readonly grade: Grade
  readonly reasonsSealed: Buffer | null
  readonly contactSealed: Buffer | null
  readonly basis: Basis
  readonly basisOn: string
  readonly sinceOn: string
  readonly reviewOn: string
  readonly state: 'active' | 'ended'
  readonly endReason: EndReason | null
  readonly endedAt: Date | null
  readonly version: number
  readonly everyDays: number
  readonly whySealed: Buffer | null
  readonly lastContactAt: Date | null
  readonly dueOn: string
}

const COLUMNS = `r.id, r.person_id AS "personId", r.household_id AS "householdId", g.grid_id AS "gridId", r.grade, r.reasons_sealed AS "reasonsSealed",
  r.contact_sealed AS "contactSealed", r.basis, r.basis_on::text AS "basisOn", r.since_on::text AS "sinceOn", r.review_on::text AS "reviewOn", r.state,
  r.end_reason AS "endReason", r.ended_at AS "endedAt", r.version, p.every_days AS "everyDays", p.why_sealed AS "whySealed",
  p.last_contact_at AS "lastContactAt", p.due_on::text AS "dueOn"`
const FROM = `care_recipients r
  JOIN care_plans p ON p.tenant_id = r.tenant_id AND p.recipient_id = r.id
  JOIN household_grids g ON g.tenant_id = r.tenant_id AND g.household_id = r.household_id AND g.valid_until IS NULL`
const IN_SIGHT = `($2::uuid[] IS NULL OR g.grid_id = ANY($2::uuid[]))`

/** An entry that is made. */
export type NewRecipient = Pick<
  RecipientRow,
  | 'id'
  | 'personId'
  | 'householdId'
  | 'grade'
  | 'reasonsSealed'
  | 'contactSealed'
  | 'basis'
  | 'basisOn'
  | 'sinceOn'
  | 'reviewOn'
> &
  Pick<RecipientRow, 'everyDays' | 'dueOn' | 'lastContactAt'> & { readonly at: Date }

/** Makes an entry with its plan. @returns false when the person stands in the register already, or the id is taken */
export async function insertRecipient(sql: Sql, tenant: number, one: NewRecipient): Promise<boolean> {
  const rows = await sql.prepared(
    'care_insert_recipient',
    `INSERT INTO care_recipients (tenant_id, id, person_id, household_id, grade, reasons_sealed, contact_sealed, basis, basis_on, since_on, review_on,
       state, version, registered_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'active', 1, $12) ON CONFLICT DO NOTHING RETURNING id`,
    [
      tenant,
      one.id,
      one.personId,
      one.householdId,
      one.grade,
      one.reasonsSealed,
      one.contactSealed,
      one.basis,
      one.basisOn,
      one.sinceOn,
      one.reviewOn,
      one.at,
    ],
  )
  if (rows.length === 0) return false
  await sql.prepared(
    'care_insert_plan',
    'INSERT INTO care_plans (tenant_id, recipient_id, every_days, last_contact_at, due_on) VALUES ($1, $2, $3, $4, $5)',
    [tenant, one.id, one.everyDays, one.lastContactAt, one.dueOn],
  )
  return true
}

/** The entry of a person who is cared for now, or one by its id; whoever asks. */
export async function findByIdOrPerson(
  sql: Sql,
  tenant: number,
  recipientId: string,
  personId: string,
): Promise<{ id: string; personId: string; householdId: string } | undefined> {
  const rows = await sql.prepared<{ id: string; personId: string; householdId: string }>(
    'care_find',
    `SELECT id, person_id AS "personId", household_id AS "householdId" FROM care_recipients
     WHERE tenant_id = $1 AND (id = $2 OR (person_id = $3 AND state = 'active')) ORDER BY (id = $2) DESC LIMIT 1`,
    [tenant, recipientId, personId],
  )
  return rows[0]
}

/** An entry in sight, locked. @throws NotFound */
export async function lockRecipient(
  sql: Sql,
  tenant: number,
  recipientId: string,
  sight: Sight,
): Promise<RecipientRow> {
  const rows = await sql.prepared<RecipientRow>(
    'care_lock',
    `SELECT ${COLUMNS} FROM ${FROM} WHERE r.tenant_id = $1 AND r.id = $3 AND ${IN_SIGHT} FOR UPDATE OF r, p`,
    [tenant, gridsOf(sight), recipientId],
  )
  if (!rows[0]) throw new NotFound('recipient')
  return rows[0]
}

/** An entry in sight. @throws NotFound */
export async function getRecipient(sql: Sql, tenant: number, recipientId: string, sight: Sight): Promise<RecipientRow> {
  const rows = await sql.prepared<RecipientRow>(
    'care_get',
    `SELECT ${COLUMNS} FROM ${FROM} WHERE r.tenant_id = $1 AND r.id = $3 AND ${IN_SIGHT}`,
    [tenant, gridsOf(sight), recipientId],
  )
  if (!rows[0]) throw new NotFound('recipient')
  return rows[0]
}

/** Entries of a household in sight, the active ones first. */
export async function recipientsOf(
  sql: Sql,
  tenant: number,
  householdId: string,
  sight: Sight,
): Promise<RecipientRow[]> {
  return sql.prepared<RecipientRow>(
    'care_of_household',
    `SELECT ${COLUMNS} FROM ${FROM} WHERE r.tenant_id = $1 AND r.household_id = $3 AND ${IN_SIGHT} ORDER BY r.state, p.due_on, r.id LIMIT 50`,
    [tenant, gridsOf(sight), householdId],
  )
}

/** Who is cared for in a household now, locked in the order of their ids: to count a contact. `personId` null: everybody. */
export async function lockActive(
  sql: Sql,
  tenant: number,
  householdId: string,
  personId: string | null,
): Promise<RecipientRow[]> {
  return sql.prepared<RecipientRow>(
    'care_lock_active',
    `SELECT ${COLUMNS} FROM ${FROM} WHERE r.tenant_id = $1 AND r.household_id = $2 AND r.state = 'active' AND ($3::uuid IS NULL OR r.person_id = $3)
     ORDER BY r.id FOR UPDATE OF r, p`,
    [tenant, householdId, personId],
  )
}

/** A page of the register. */
export type Search = {
  readonly grids: readonly string[]
  readonly list: List
  readonly grade: Grade | null
  readonly today: string
  readonly dueBy: string
  readonly after: { readonly dueOn: string; readonly id: string } | null
  readonly limit: number
}

/** The register of some grids as far as they are in sight, by the day that a contact is due. */
export async function listRecipients(sql: Sql, tenant: number, sight: Sight, what: Search): Promise<RecipientRow[]> {
  return sql.prepared<RecipientRow>(
    'care_list',
    `SELECT ${COLUMNS} FROM ${FROM} WHERE r.tenant_id = $1 AND ${IN_SIGHT} AND g.grid_id = ANY($3::uuid[])
       AND r.state = CASE WHEN $4 = 'ended' THEN 'ended' ELSE 'active' END AND ($5::text IS NULL OR r.grade = $5)
       AND ($4 <> 'due' OR p.due_on <= $7::date) AND ($4 <> 'review' OR r.review_on <= $6::date)
       AND ($8::date IS NULL OR (p.due_on, r.id) > ($8::date, $9::uuid))
     ORDER BY p.due_on, r.id LIMIT $10`,
    [
      tenant,
      gridsOf(sight),
      [...what.grids],
      what.list,
      what.grade,
      what.today,
      what.dueBy,
      what.after?.dueOn ?? null,
      what.after?.id ?? null,
      what.limit,
    ],
  )
}

/** Saves what may change of an entry, and raises its version. */
export async function saveRecipient(
  sql: Sql,
  tenant: number,
  row: Pick<
    RecipientRow,
    'id' | 'grade' | 'reasonsSealed' | 'contactSealed' | 'reviewOn' | 'state' | 'endReason' | 'endedAt'
  >,
): Promise<void> {
  await sql.prepared(
    'care_save',
    `UPDATE care_recipients SET grade = $3, reasons_sealed = $4, contact_sealed = $5,
       review_told_on = CASE WHEN review_on = $6::date THEN review_told_on END, review_on = $6::date, state = $7, end_reason = $8, ended_at = $9,
       version = version + 1
     WHERE tenant_id = $1 AND id = $2`,
    [
      tenant,
      row.id,
      row.grade,
      row.reasonsSealed,
      row.contactSealed,
      row.reviewOn,
      row.state,
      row.endReason,
      row.endedAt,
    ],
  )
}

/** Saves the plan of an entry. */
export async function savePlan(
  sql: Sql,
  tenant: number,
  row: Pick<RecipientRow, 'id' | 'everyDays' | 'whySealed' | 'lastContactAt' | 'dueOn'>,
): Promise<void> {
  await sql.prepared(
    'care_save_plan',
    'UPDATE care_plans SET every_days = $3, why_sealed = $4, last_contact_at = $5, due_on = $6 WHERE tenant_id = $1 AND recipient_id = $2',
    [tenant, row.id, row.everyDays, row.whySealed, row.lastContactAt, row.dueOn],
  )
}

/** What happened to an entry; `told` is sealed. */
export type ChangeRow = {
  readonly id: string
  readonly what: Change
  readonly toldSealed: Buffer | null
  readonly at: Date
  readonly byPersonId: string | null
}

/** Writes down what happened to an entry. */
export async function insertChange(sql: Sql, tenant: number, recipientId: string, row: ChangeRow): Promise<void> {
  await sql.prepared(
    'care_insert_change',
    'INSERT INTO care_changes (tenant_id, id, recipient_id, what, told_sealed, at, by_person_id) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [tenant, row.id, recipientId, row.what, row.toldSealed, row.at, row.byPersonId],
  )
}

/** What happened to an entry that was read in sight, the newest first. */
export async function changesOf(sql: Sql, tenant: number, recipientId: string): Promise<ChangeRow[]> {
  return sql.prepared<ChangeRow>(
    'care_changes_of',
    `SELECT id, what, told_sealed AS "toldSealed", at, by_person_id AS "byPersonId" FROM care_changes
     WHERE tenant_id = $1 AND recipient_id = $2 ORDER BY at DESC, id DESC LIMIT 100`,
    [tenant, recipientId],
  )
}

/** Counts by grid and grade of who is cared for in some grids, as far as these are in sight. */
export async function countRecipients(
  sql: Sql,
  tenant: number,
  sight: Sight,
  grids: readonly string[],
  today: string,
  reachedSince: Date,
): Promise<{ gridId: string; grade: Grade; people: number; reached: number; late: number }[]> {
  return sql.prepared(
    'care_count',
    `SELECT g.grid_id AS "gridId", r.grade, count(*)::int AS people,
       (count(*) FILTER (WHERE p.last_contact_at >= $5))::int AS reached, (count(*) FILTER (WHERE p.due_on < $4::date))::int AS late
     FROM ${FROM} WHERE r.tenant_id = $1 AND ${IN_SIGHT} AND g.grid_id = ANY($3::uuid[]) AND r.state = 'active' GROUP BY g.grid_id, r.grade`,
    [tenant, gridsOf(sight), [...grids], today, reachedSince],
  )
}

/** The grids in sight as a value of a statement: NULL = the whole tenant. */
export function gridsOf(sight: Sight): string[] | null {
  return sight.grids === undefined ? null : [...sight.grids]
}

/** How many active entries lie in one grid. */
export async function activeInGrid(sql: Sql, tenant: number, gridId: string): Promise<number> {
  const rows = await sql.prepared<{ count: number }>(
    'care_active_in_grid',
    `SELECT count(*)::int AS count FROM care_recipients r
     JOIN household_grids g ON g.tenant_id = r.tenant_id AND g.household_id = r.household_id AND g.valid_until IS NULL
     WHERE r.tenant_id = $1 AND g.grid_id = $2 AND r.state = 'active'`,
    [tenant, gridId],
  )
  return rows[0].count
}
