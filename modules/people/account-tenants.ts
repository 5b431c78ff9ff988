import type { Sql } from '../../platform/db/connect.ts'
import { districtTenant } from '../../platform/pure/ids.ts'
import { nameOfTenant, personsOf, streetsOf, type TenantName } from './store/accounts.ts'
import { postsHeldBy } from './store/posts.ts'

/** Where an account can work: the tenants in which it is a person, and for who holds a post in a district all its streets. By number. */
export async function tenantsOfAccount(sql: Sql, accountId: string, now: Date): Promise<TenantName[]> {
  const found = new Map<number, TenantName>()
  for (const { tenant, personId } of await personsOf(sql, accountId)) {
    const named = await nameOfTenant(sql, tenant)
    if (named) found.set(tenant, named)
    if (tenant !== districtTenant(tenant) || (await postsHeldBy(sql, tenant, [personId], now)).length === 0) continue
    for (const street of await streetsOf(sql, tenant)) found.set(street.tenant, street)
  }
  return [...found.values()].sort((a, b) => a.tenant - b.tenant)
}
