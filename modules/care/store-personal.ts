import type { Sql } from '../../platform/db/connect.ts'
import type { RecipientRow } from './store.ts'
import type { ContactRow } from './store-contacts.ts'

/** Every entry of a person. */
export async function entriesOf(
  sql: Sql,
  tenant: number,
  personId: string,
): Promise<(Pick<RecipientRow, 'id' | 'grade' | 'reasonsSealed' | 'contactSealed'> & { at: Date })[]> {
  return sql.raw(
    `SELECT id, grade, reasons_sealed AS "reasonsSealed", contact_sealed AS "contactSealed", registered_at AS at FROM care_recipients
     WHERE tenant_id = $1 AND person_id = $2 ORDER BY registered_at, id`,
    [tenant, personId],
  )
}

/** Contacts about a person. */
export async function contactsAbout(
  sql: Sql,
  tenant: number,
  personId: string,
): Promise<Pick<ContactRow, 'way' | 'result' | 'noteSealed' | 'at'>[]> {
  return sql.raw(
    `SELECT way, result, note_sealed AS "noteSealed", contacted_at AS at FROM care_contacts WHERE tenant_id = $1 AND person_id = $2
     ORDER BY contacted_at, id LIMIT 1000`,
    [tenant, personId],
  )
}

/**
 * Takes reasons, family and every word about a person away, and ends what is open. Contacts stay as contacts of the household.
 * @returns the entries that ended, with the grids of their households
 */
export async function eraseCare(
  sql: Sql,
  tenant: number,
  personId: string,
  at: Date,
): Promise<{ id: string; gridId: string }[]> {
  const ended = await sql.raw<{ id: string; gridId: string }>(
    `UPDATE care_recipients r SET state = 'ended', end_reason = 'own_wish', ended_at = $3, version = version + 1
     FROM household_grids g
     WHERE r.tenant_id = $1 AND r.person_id = $2 AND r.state = 'active' AND g.tenant_id = $1 AND g.household_id = r.household_id
       AND g.valid_until IS NULL RETURNING r.id, g.grid_id AS "gridId"`,
    [tenant, personId, at],
  )
  await sql.raw(
    `UPDATE care_recipients SET reasons_sealed = NULL, contact_sealed = NULL, grade = 'watch' WHERE tenant_id = $1 AND person_id = $2`,
    [tenant, personId],
  )
  await sql.raw(
    `UPDATE care_plans p SET why_sealed = NULL FROM care_recipients r
     WHERE p.tenant_id = $1 AND r.tenant_id = $1 AND r.id = p.recipient_id AND r.person_id = $2`,
    [tenant, personId],
  )
  await sql.raw(
    `UPDATE care_changes c SET told_sealed = NULL FROM care_recipients r
     WHERE c.tenant_id = $1 AND r.tenant_id = $1 AND r.id = c.recipient_id AND r.person_id = $2`,
    [tenant, personId],
  )
  await sql.raw(
    'UPDATE care_contacts SET person_id = NULL, note_sealed = NULL WHERE tenant_id = $1 AND person_id = $2',
    [tenant, personId],
  )
  return ended
}
