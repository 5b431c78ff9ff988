import type { Sql } from '../../../platform/db/connect.ts'
import { SERVICE_NOTES, SERVICE_WORDS } from '../words.ts'
import { SERVICES, type Service } from './contract.ts'

/** The services as every community starts with them: open as soon as there is something behind them. */
export const STARTING_SERVICES: readonly Service[] = SERVICES.map((key) => ({
  key,
  nameZh: SERVICE_WORDS[key].zh,
  nameEn: SERVICE_WORDS[key].en,
  noteZh: SERVICE_NOTES[key].zh,
  noteEn: SERVICE_NOTES[key].en,
  isOpen: true,
}))

/** The services of a community in its order; undefined when it never arranged them. */
export async function arrangedServices(
  sql: Sql,
  tenant: number,
  communityId: string,
): Promise<readonly Service[] | undefined> {
  const rows = await sql.prepared<Service>(
    'arranged_services',
    `SELECT key, name_zh AS "nameZh", name_en AS "nameEn", note_zh AS "noteZh", note_en AS "noteEn", is_open AS "isOpen"
     FROM community_services WHERE tenant_id = $1 AND community_id = $2 ORDER BY position`,
    [tenant, communityId],
  )
  return rows.length === 0 ? undefined : rows
}

/** Keeps all services of a community, in this order, in one statement. */
export async function saveServices(
  sql: Sql,
  tenant: number,
  one: { communityId: string; services: readonly Service[]; salt: Buffer; at: Date },
): Promise<void> {
  const { services } = one
  await sql.prepared(
    'save_services',
    `INSERT INTO community_services (tenant_id, community_id, key, name_zh, name_en, note_zh, note_en, position, is_open, salt, arranged_at)
     SELECT $1, $2, n.key, n.name_zh, n.name_en, n.note_zh, n.note_en, n.position, n.is_open, $10, $11
     FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::smallint[], $9::boolean[])
       AS n (key, name_zh, name_en, note_zh, note_en, position, is_open)
     ON CONFLICT (tenant_id, community_id, key) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en,
       note_zh = excluded.note_zh, note_en = excluded.note_en, position = excluded.position, is_open = excluded.is_open,
       salt = excluded.salt, arranged_at = excluded.arranged_at`,
    [
      tenant,
      one.communityId,
      services.map((service) => service.key),
      services.map((service) => service.nameZh),
      services.map((service) => service.nameEn),
      services.map((service) => service.noteZh),
      services.map((service) => service.noteEn),
      services.map((_, i) => i),
      services.map((service) => service.isOpen),
      one.salt,
      one.at,
    ],
  )
}
