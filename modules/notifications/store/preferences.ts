import type { Sql } from '../../../platform/db/connect.ts'
import type { Preferences } from '../rules/plan.ts'
import { type PreferencesRow, toPreferences } from './reach.ts'

/** What a person has set; undefined when nothing was ever said. */
export async function preferencesOf(sql: Sql, tenant: number, personId: string): Promise<Preferences | undefined> {
  const rows = await sql.prepared<PreferencesRow>(
    'notify_preferences',
    `SELECT groups, channels, quiet_from AS "quietFrom", quiet_until AS "quietUntil", digest_at AS "digestAt", language
     FROM preferences WHERE tenant_id = $1 AND person_id = $2`,
    [tenant, personId],
  )
  return rows[0] && toPreferences(rows[0])
}

export async function savePreferencesOf(
  sql: Sql,
  tenant: number,
  personId: string,
  { groups, channels, quiet, digestAt, language }: Preferences,
  now: Date,
): Promise<void> {
  const changeable = {
    groups: JSON.stringify(groups),
    channels: [...channels],
    quiet_from: quiet?.from ?? null,
    quiet_until: quiet?.until ?? null,
    digest_at: digestAt,
    language,
    saved_at: now,
  }
  await sql.q
    .insertInto('preferences')
    .values({ tenant_id: tenant, person_id: personId, ...changeable })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id']).doUpdateSet(changeable))
    .execute()
}
