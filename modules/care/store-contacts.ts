import type { Sight } from '../../platform/access.ts'
import type { Sql } from '../../platform/db/connect.ts'
import type { ContactResult, ContactWay } from './contract.ts'
import { gridsOf } from './store.ts'

/** A contact as it stands. */
export type ContactRow = {
  readonly id: string
  readonly householdId: string
  readonly personId: string | null
  readonly way: ContactWay
  readonly result: ContactResult
  readonly noteSealed: Buffer | null
  readonly at: Date
  readonly receivedAt: Date
  readonly byPersonId: string | null
  readonly postId: string | null
}

const COLUMNS = `c.id, c.household_id AS "householdId", c.person_id AS "personId", c.way, c.result, c.note_sealed AS "noteSealed", c.contacted_at AS at,
  c.received_at AS "receivedAt", c.by_person_id AS "byPersonId", c.post_id AS "postId"`

/** Writes a contact down. @returns false when one of this id is there */
export async function insertContact(sql: Sql, tenant: number, row: ContactRow): Promise<boolean> {
  const rows = await sql.prepared(
    'care_insert_contact',
    `INSERT INTO care_contacts (tenant_id, id, household_id, person_id, way, result, note_sealed, contacted_at, received_at, by_person_id, post_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING RETURNING id`,
    [
      tenant,
      row.id,
      row.householdId,
      row.personId,
      row.way,
      row.result,
      row.noteSealed,
      row.at,
      row.receivedAt,
      row.byPersonId,
      row.postId,
    ],
  )
  return rows.length === 1
}

/** Where a contact of this id was, whoever asks. */
export async function householdOfContact(sql: Sql, tenant: number, contactId: string): Promise<string | undefined> {
  const rows = await sql.prepared<{ householdId: string }>(
    'care_contact_household',
    'SELECT household_id AS "householdId" FROM care_contacts WHERE tenant_id = $1 AND id = $2',
    [tenant, contactId],
  )
  return rows[0]?.householdId
}

/** Contacts of a household in sight, the newest first. */
export async function contactsOf(
  sql: Sql,
  tenant: number,
  householdId: string,
  sight: Sight,
  limit: number,
): Promise<ContactRow[]> {
  return sql.prepared<ContactRow>(
    'care_contacts_of',
    `SELECT ${COLUMNS} FROM care_contacts c
     JOIN household_grids g ON g.tenant_id = c.tenant_id AND g.household_id = c.household_id AND g.valid_until IS NULL
     WHERE c.tenant_id = $1 AND ($2::uuid[] IS NULL OR g.grid_id = ANY($2::uuid[])) AND c.household_id = $3
     ORDER BY c.contacted_at DESC, c.id DESC LIMIT $4`,
    [tenant, gridsOf(sight), householdId, limit],
  )
}

/** The last moment at which somebody was reached: she herself, or her household as such. */
export async function lastReached(
  sql: Sql,
  tenant: number,
  householdId: string,
  personId: string,
  results: readonly ContactResult[],
): Promise<Date | null> {
  const rows = await sql.prepared<{ at: Date | null }>(
    'care_last_reached',
    `SELECT max(contacted_at) AS at FROM care_contacts
     WHERE tenant_id = $1 AND household_id = $2 AND (person_id IS NULL OR person_id = $3) AND result = ANY($4::text[])`,
    [tenant, householdId, personId, [...results]],
  )
  return rows[0]?.at ?? null
}
