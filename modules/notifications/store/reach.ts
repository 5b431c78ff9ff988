import { z } from 'zod'
import type { Sql } from '../../../platform/db/connect.ts'
import type { Keys } from '../../../platform/keys.ts'
import { CHANNELS, GROUPS, SETTINGS } from '../contract/names.ts'
import { CAP_MINUTES, DEFAULTS, type Preferences, type Sent } from '../rules/plan.ts'

/** What is sealed of a way: the address, and what else its letters need. */
export const WayAddress = z.object({ address: z.string(), p256dh: z.string().optional(), auth: z.string().optional() })
export type WayAddress = z.infer<typeof WayAddress>

/** A way by which a person can be reached, opened. */
export type Way = {
  readonly id: string
  readonly channel: 'web_push' | 'wechat' | 'wecom_app' | 'email'
  readonly address: WayAddress
  /** Subscribe messages that the person has allowed, by template id of WeChat. */
  readonly credits: Readonly<Record<string, number>>
}

/** A person with all that decides how he is told. */
export type Reach = {
  readonly personId: string
  readonly phone: string | null
  readonly preferences: Preferences
  readonly ways: readonly Way[]
  readonly sent: readonly Sent[]
}

/** How persons can be reached. Who is at home in another tenant is left out. */
export async function reachOf(
  parts: { sql: Sql; keys: Keys; tenant: number; now: Date },
  personIds: readonly string[],
): Promise<Map<string, Reach>> {
  const rows = await parts.sql.prepared<ReachRow>('notify_reach', REACH, [
    parts.tenant,
    [...new Set(personIds)],
    new Date(parts.now.getTime() - CAP_MINUTES * 60_000),
  ])
  return new Map(rows.map((row) => [row.personId, toReach(row, parts.keys)]))
}

type ReachRow = PreferencesRow & {
  personId: string
  phone: Buffer | null
  ways: { id: string; channel: string; sealed: string; credits: unknown }[]
  sent: { channel: string; at: string }[]
}

/** The columns of a row of preferences that may be absent. */
export type PreferencesRow = {
  groups: unknown
  channels: string[] | null
  quietFrom: number | null
  quietUntil: number | null
  digestAt: number | null
  language: string | null
}

const REACH = `
SELECT p.id AS "personId", p.phone_sealed AS phone, f.groups, f.channels, f.quiet_from AS "quietFrom", f.quiet_until AS "quietUntil",
  f.digest_at AS "digestAt", f.language,
  coalesce((SELECT json_agg(json_build_object('id', w.id, 'channel', w.channel, 'sealed', encode(w.sealed, 'hex'), 'credits', w.credits) ORDER BY w.added_at, w.id)
    FROM contact_ways w WHERE w.tenant_id = $1 AND w.person_id = p.id AND w.state = 'confirmed'), '[]') AS ways,
  coalesce((SELECT json_agg(json_build_object('channel', s.channel, 'at', s.at)) FROM (
    SELECT s.channel, min(s.at) AS at FROM message_sends s WHERE s.tenant_id = $1 AND s.person_id = p.id AND s.at > $3
    GROUP BY s.message_id, s.channel) s), '[]') AS sent
FROM persons p LEFT JOIN preferences f ON f.tenant_id = p.tenant_id AND f.person_id = p.id
WHERE p.tenant_id = $1 AND p.id = ANY($2::uuid[])`

function toReach(row: ReachRow, keys: Keys): Reach {
  return {
    personId: row.personId,
    phone: row.phone ? keys.open(row.phone) : null,
    preferences: toPreferences(row),
    ways: row.ways.flatMap(({ id, channel, sealed, credits }) => {
      const known = WAY_CHANNELS.find((one) => one === channel)
      if (!known) return []
      const address = WayAddress.parse(JSON.parse(keys.open(Buffer.from(sealed, 'hex'))))
      return [{ id, channel: known, address, credits: Credits.parse(credits) }]
    }),
    sent: row.sent.flatMap(({ channel, at }) => {
      const known = CHANNELS.find((one) => one === channel)
      return known ? [{ channel: known, at: new Date(at) }] : []
    }),
  }
}

export const WAY_CHANNELS = ['web_push', 'wechat', 'wecom_app', 'email'] as const
const Credits = z.record(z.string(), z.number())
const Groups = z.partialRecord(z.enum(GROUPS), z.enum(SETTINGS))

/** Preferences as they were saved; what was never said is as for everybody. */
export function toPreferences(row: PreferencesRow): Preferences {
  if (row.digestAt === null || row.channels === null) return DEFAULTS
  return {
    groups: { ...DEFAULTS.groups, ...Groups.parse(row.groups) },
    channels: row.channels.flatMap((name) => CHANNELS.find((one) => one === name) ?? []),
    quiet: row.quietFrom === null || row.quietUntil === null ? null : { from: row.quietFrom, until: row.quietUntil },
    digestAt: row.digestAt,
    language: row.language === 'en' ? 'en' : 'zh',
  }
}
