import { expect } from 'vitest'
import type { State } from '../../modules/cases/contract.ts'
import type { TestHouse } from './house.ts'

/** What the database knows of a story: for what no page shows, and for choosing whom to follow. */

/** Who is accountable for a case. */
export type Owner = {
  readonly role: string
  readonly personId: string
  readonly name: string
  readonly login: string | null
}

/** How a case stands. */
export type Stand = { state: State; owner: string | null; due: Date | null; returns: number; handleClocks: number }

/** A code printed at a door of the micro grid in which a log-in has its post. */
export async function codeOf(house: TestHouse, tenant: number, login: string): Promise<string> {
  const { rows } = await house.db.pool.query<{ code: string }>(
    `SELECT c.code FROM accounts a JOIN account_persons ap ON ap.account_id = a.id
     JOIN post_holders h ON h.tenant_id = ap.tenant_id AND h.person_id = ap.person_id
     JOIN posts p ON p.tenant_id = h.tenant_id AND p.id = h.post_id AND p.role = 'micro_grid_member'
     JOIN place_codes c ON c.tenant_id = p.tenant_id AND c.grid_id = p.grid_id AND c.kind IN ('entrance', 'building') AND c.revoked_at IS NULL
     WHERE a.login = $1 AND p.tenant_id = $2 ORDER BY c.code LIMIT 1`,
    [login, tenant],
  )
  return rows[0].code
}

/** The id of a case, by its number. */
export async function caseOf(house: TestHouse, tenant: number, number: string): Promise<string> {
  const { rows } = await house.db.pool.query<{ id: string }>(
    'SELECT id FROM cases WHERE tenant_id = $1 AND number = $2',
    [tenant, number],
  )
  return rows[0].id
}

/** The one post that is accountable now, and who sits in it. */
export async function ownerOf(house: TestHouse, tenant: number, caseId: string): Promise<Owner> {
  const { rows } = await house.db.pool.query<Owner>(
    `SELECT p.role, n.id AS "personId", n.name, a.login FROM cases c JOIN posts p ON p.tenant_id = c.tenant_id AND p.id = c.owner_post_id
     JOIN post_holders h ON h.tenant_id = p.tenant_id AND h.post_id = p.id AND h.holds_as = 'holder' AND h.valid_until IS NULL
     JOIN persons n ON n.tenant_id = h.tenant_id AND n.id = h.person_id
     LEFT JOIN account_persons ap ON ap.tenant_id = n.tenant_id AND ap.person_id = n.id LEFT JOIN accounts a ON a.id = ap.account_id
     WHERE c.tenant_id = $1 AND c.id = $2`,
    [tenant, caseId],
  )
  expect(rows, 'one owner').toHaveLength(1)
  return rows[0]
}

export async function standOf(house: TestHouse, tenant: number, caseId: string): Promise<Stand> {
  const { rows } = await house.db.pool.query<Stand>(
    `SELECT c.state, c.owner_post_id AS owner, c.due_at AS due, c.return_count AS returns,
       (SELECT count(*)::int FROM case_clocks k WHERE k.tenant_id = $1 AND k.case_id = c.id AND k.kind = 'handle') AS "handleClocks"
     FROM cases c WHERE c.tenant_id = $1 AND c.id = $2`,
    [tenant, caseId],
  )
  return rows[0]
}

/** The name of the person behind a log-in. */
export async function nameOf(house: TestHouse, login: string): Promise<string> {
  const { rows } = await house.db.pool.query<{ name: string }>(
    `SELECT n.name FROM accounts a JOIN account_persons ap ON ap.account_id = a.id
     JOIN persons n ON n.tenant_id = ap.tenant_id AND n.id = ap.person_id WHERE a.login = $1`,
    [login],
  )
  return rows[0].name
}

/** What text messages told of a case. */
export async function lettersAbout(house: TestHouse, tenant: number, caseId: string): Promise<string[]> {
  const found = await house.db.pool.query<{ number: string }>(
    'SELECT number FROM cases WHERE tenant_id = $1 AND id = $2',
    [tenant, caseId],
  )
  const sent = await house.db.pool.query<{ sealed: Buffer }>('SELECT sealed FROM deliveries WHERE tenant_id = $1', [
    tenant,
  ])
  return sent.rows
    .map((row) => (JSON.parse(house.keys.open(row.sealed)) as { text: string }).text)
    .filter((text) => text.includes(found.rows[0].number))
}
