import type { Sql } from '../../../platform/db/connect.ts'
import type { Failures } from '../sign-in-rules.ts'

/** A log-in. Accounts are global; their persons stand in tenants. */
export type AccountRow = Failures & {
  id: string
  login: string | null
  passwordHash: string | null
  isLocked: boolean
  mustChangePassword: boolean
}

const COLUMNS = `id, login, password_hash AS "passwordHash", is_locked AS "isLocked", failed_count AS "failedCount", locked_until AS "lockedUntil", must_change_password AS "mustChangePassword"`

/** The account of a log-in name. */
export async function findByLogin(sql: Sql, login: string): Promise<AccountRow | undefined> {
  return (
    await sql.prepared<AccountRow>('account_by_login', `SELECT ${COLUMNS} FROM accounts WHERE login = $1`, [login])
  )[0]
}

/** An account to look at. */
export async function findAccount(sql: Sql, accountId: string): Promise<AccountRow | undefined> {
  return (
    await sql.prepared<AccountRow>('account_by_id', `SELECT ${COLUMNS} FROM accounts WHERE id = $1`, [accountId])
  )[0]
}

/** An account, locked to decide on it. */
export async function lockAccount(sql: Sql, accountId: string): Promise<AccountRow | undefined> {
  return (
    await sql.prepared<AccountRow>('account_lock', `SELECT ${COLUMNS} FROM accounts WHERE id = $1 FOR UPDATE`, [
      accountId,
    ])
  )[0]
}

/** The account that was made by signing in with this number. */
export async function findIdByPhone(sql: Sql, phoneHash: Buffer): Promise<string | undefined> {
  return (
    await sql.prepared<{ id: string }>('account_by_phone', 'SELECT id FROM accounts WHERE phone_hash = $1', [phoneHash])
  )[0]?.id
}

/** Opens an account. @returns false when its log-in or number is taken */
export async function insertAccount(
  sql: Sql,
  account: {
    id: string
    login: string | null
    phoneHash: Buffer | null
    passwordHash: string | null
    mustChangePassword: boolean
    at: Date
  },
): Promise<boolean> {
  const rows = await sql.prepared(
    'account_insert',
    `INSERT INTO accounts (id, login, phone_hash, password_hash, is_locked, failed_count, locked_until, must_change_password, created_at)
     VALUES ($1, $2, $3, $4, false, 0, NULL, $5, $6) ON CONFLICT DO NOTHING RETURNING id`,
    [account.id, account.login, account.phoneHash, account.passwordHash, account.mustChangePassword, account.at],
  )
  return rows.length === 1
}

/** Keeps how often the password failed. */
export async function saveFailures(sql: Sql, accountId: string, failures: Failures): Promise<void> {
  await sql.prepared('account_failures', 'UPDATE accounts SET failed_count = $2, locked_until = $3 WHERE id = $1', [
    accountId,
    failures.failedCount,
    failures.lockedUntil,
  ])
}

/** Sets a password that its owner chose. */
export async function savePassword(sql: Sql, accountId: string, passwordHash: string): Promise<void> {
  await sql.prepared(
    'account_password',
    'UPDATE accounts SET password_hash = $2, must_change_password = false, failed_count = 0, locked_until = NULL WHERE id = $1',
    [accountId, passwordHash],
  )
}

/** Sets a first password that somebody else chose; its owner changes it at the next sign-in. */
export async function giveFirstPassword(sql: Sql, accountId: string, passwordHash: string): Promise<void> {
  await sql.prepared(
    'account_first_password',
    'UPDATE accounts SET password_hash = $2, must_change_password = true, failed_count = 0, locked_until = NULL WHERE id = $1',
    [accountId, passwordHash],
  )
}

/** Closes an account or opens it again. */
export async function saveClosed(sql: Sql, accountId: string, isClosed: boolean): Promise<void> {
  await sql.prepared('account_closed', 'UPDATE accounts SET is_locked = $2 WHERE id = $1', [accountId, isClosed])
}

/** The log-ins of persons, by person. */
export async function loginsOf(
  sql: Sql,
  tenant: number,
  personIds: readonly string[],
): Promise<Map<string, { login: string | null; isClosed: boolean }>> {
  const rows = await sql.prepared<{ personId: string; login: string | null; isClosed: boolean }>(
    'account_logins',
    `SELECT ap.person_id AS "personId", a.login, a.is_locked AS "isClosed" FROM account_persons ap JOIN accounts a ON a.id = ap.account_id
     WHERE ap.tenant_id = $1 AND ap.person_id = ANY($2)`,
    [tenant, personIds],
  )
  return new Map(rows.map(({ personId, ...account }) => [personId, account]))
}

/**
 * Gives an account that signed in by phone a log-in with a password set by somebody else. From then on it is not found by its number
 * in other tenants, so that whoever set the password gains nothing there.
 * @returns false when the log-in is taken
 */
export async function addLogin(
  sql: Sql,
  accountId: string,
  login: string,
  passwordHash: string,
  mustChangePassword: boolean,
): Promise<boolean> {
  const rows = await sql.prepared(
    'account_add_login',
    `UPDATE accounts SET login = $2, password_hash = $3, must_change_password = $4, phone_hash = NULL
     WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM accounts taken WHERE taken.login = $2) RETURNING id`,
    [accountId, login, passwordHash, mustChangePassword],
  )
  return rows.length === 1
}

/** Which persons an account is, by tenant. */
export async function personsOf(sql: Sql, accountId: string): Promise<{ tenant: number; personId: string }[]> {
  return sql.prepared(
    'account_persons',
    'SELECT tenant_id AS tenant, person_id AS "personId" FROM account_persons WHERE account_id = $1 ORDER BY tenant_id',
    [accountId],
  )
}

/** Which persons several accounts are in some tenants. */
export async function personsOfAccounts(
  sql: Sql,
  tenants: readonly number[],
  accountIds: readonly string[],
): Promise<{ accountId: string; personId: string }[]> {
  return sql.prepared(
    'accounts_persons',
    `SELECT account_id AS "accountId", person_id AS "personId" FROM account_persons WHERE tenant_id = ANY($1::bigint[]) AND account_id = ANY($2::uuid[])`,
    [tenants, accountIds],
  )
}

/** The account of a person. */
export async function accountOf(sql: Sql, tenant: number, personId: string): Promise<string | undefined> {
  return (
    await sql.prepared<{ accountId: string }>(
      'account_of_person',
      'SELECT account_id AS "accountId" FROM account_persons WHERE tenant_id = $1 AND person_id = $2',
      [tenant, personId],
    )
  )[0]?.accountId
}

/** Makes an account a person in a tenant. */
export async function linkPerson(sql: Sql, accountId: string, tenant: number, personId: string): Promise<void> {
  await sql.prepared(
    'account_link',
    'INSERT INTO account_persons (account_id, tenant_id, person_id) VALUES ($1, $2, $3)',
    [accountId, tenant, personId],
  )
}

/** A tenant by its name: the street's, or the district's for a district's own. */
export type TenantName = { tenant: number; name: string }

/** The name of a tenant; undefined while nothing is founded in it. */
export async function nameOfTenant(sql: Sql, tenant: number): Promise<TenantName | undefined> {
  const rows = await sql.prepared<{ subdistrict: string; district: string }>(
    'tenant_name',
    'SELECT subdistrict_name AS subdistrict, district_name AS district FROM communities WHERE tenant_id = $1 ORDER BY code LIMIT 1',
    [tenant],
  )
  const row = rows[0]
  return row && { tenant, name: tenant % 1000 === 0 ? row.district : row.subdistrict }
}

/** The streets of a district, for its officers. Reads across tenants (people.me is declared so). */
export async function streetsOf(sql: Sql, district: number): Promise<TenantName[]> {
  return sql.prepared(
    'tenant_streets',
    'SELECT tenant_id AS tenant, min(subdistrict_name) AS name FROM communities WHERE tenant_id > $1 AND tenant_id < $2 GROUP BY tenant_id ORDER BY tenant_id',
    [district, district + 1000],
  )
}

/** A code that was sent to a number, and what is known of the ones before. */
export type CodeRow = { codeHash: Buffer; sentAt: Date; expiresAt: Date; tries: number; sentToday: number; day: string }

/** The code of a number, locked. */
export async function lockCode(sql: Sql, phoneHash: Buffer): Promise<CodeRow | undefined> {
  return (
    await sql.prepared<CodeRow>(
      'code_lock',
      `SELECT code_hash AS "codeHash", sent_at AS "sentAt", expires_at AS "expiresAt", tries, sent_today AS "sentToday", day FROM login_codes WHERE phone_hash = $1 FOR UPDATE`,
      [phoneHash],
    )
  )[0]
}

/** Keeps the first code of a number. @returns false when another was kept in this very moment */
export async function insertCode(sql: Sql, phoneHash: Buffer, code: CodeRow): Promise<boolean> {
  const rows = await sql.prepared(
    'code_insert',
    'INSERT INTO login_codes (phone_hash, code_hash, sent_at, expires_at, tries, sent_today, day) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (phone_hash) DO NOTHING RETURNING 1',
    [phoneHash, code.codeHash, code.sentAt, code.expiresAt, code.tries, code.sentToday, code.day],
  )
  return rows.length === 1
}

/** Replaces the code of a number. */
export async function saveCode(sql: Sql, phoneHash: Buffer, code: CodeRow): Promise<void> {
  await sql.prepared(
    'code_save',
    'UPDATE login_codes SET code_hash = $2, sent_at = $3, expires_at = $4, tries = $5, sent_today = $6, day = $7 WHERE phone_hash = $1',
    [phoneHash, code.codeHash, code.sentAt, code.expiresAt, code.tries, code.sentToday, code.day],
  )
}
