import type { Context } from '../../platform/context.ts'
import { districtTenant } from '../../platform/pure/ids.ts'
import { maskPhone } from './rules.ts'
import { personsOf, personsOfAccounts } from './store/accounts.ts'
import { findPersons, type PersonRow } from './store/persons.ts'

/** The number behind a sealed field, as people see it by default. */
export function maskedPhone(ctx: Pick<Context, 'keys'>, sealed: Buffer | null): string | null {
  return sealed === null ? null : maskPhone(ctx.keys.open(sealed))
}

/** Names and masked numbers of persons, whatever the actor sees: the caller has asked. Unknown ids are left out. */
export async function namesOf(
  ctx: Context,
  personIds: readonly string[],
): Promise<Map<string, { name: string; phoneMasked: string | null }>> {
  const rows = await personsHereOrAbove(ctx, [...new Set(personIds)])
  return new Map(rows.map((row) => [row.id, { name: row.name, phoneMasked: maskedPhone(ctx, row.phoneSealed) }]))
}

/** The number of a person in full, for deliveries only; null when none is known. */
export async function phoneOf(ctx: Context, personId: string): Promise<string | null> {
  const [row] = await personsHereOrAbove(ctx, [personId])
  return row?.phoneSealed ? ctx.keys.open(row.phoneSealed) : null
}

/** The name of whoever acts, in whichever tenant he is at home; null for the system. */
export async function actorName({ sql, actor }: Context): Promise<string | null> {
  if (actor.kind !== 'person') return null
  const home = (await personsOf(sql, actor.accountId)).find((one) => one.personId === actor.personId)
  if (!home) return null
  return (await findPersons(sql, home.tenant, [home.personId]))[0]?.name ?? null
}

/** The names of whoever stands behind accounts, here or in the district above; unknown ones are left out. */
export async function namesOfAccounts(ctx: Context, accountIds: readonly string[]): Promise<Map<string, string>> {
  if (accountIds.length === 0) return new Map()
  const tenants = [...new Set([ctx.tenant, districtTenant(ctx.tenant)])]
  const links = await personsOfAccounts(ctx.sql, tenants, [...new Set(accountIds)])
  const names = await namesOf(
    ctx,
    links.map((one) => one.personId),
  )
  return new Map(
    links.flatMap(({ accountId, personId }) => {
      const known = names.get(personId)
      return known ? [[accountId, known.name] as const] : []
    }),
  )
}

/** Persons of the tenant, and of the district above for who acted here from there. */
async function personsHereOrAbove(ctx: Context, personIds: readonly string[]): Promise<PersonRow[]> {
  if (personIds.length === 0) return []
  const here = await findPersons(ctx.sql, ctx.tenant, personIds)
  const district = districtTenant(ctx.tenant)
  if (here.length === personIds.length || district === ctx.tenant) return here
  const known = new Set(here.map((row) => row.id))
  return [
    ...here,
    ...(await findPersons(
      ctx.sql,
      district,
      personIds.filter((id) => !known.has(id)),
    )),
  ]
}
