import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import { gridsOf } from '../store/places.ts'
import type { Counted } from './tally.ts'

/** Adds counts to their days, in one statement. Codes that nobody issued here count nothing. */
export async function addCounts(sql: Sql, tenant: number, counts: readonly Counted[]): Promise<void> {
  await sql.prepared(
    'add_code_counts',
    `INSERT INTO place_code_days (tenant_id, code_id, day, scanned, opened, sent)
     SELECT k.tenant_id, k.id, n.day, n.scanned, n.opened, n.sent
     FROM unnest($2::text[], $3::date[], $4::int[], $5::int[], $6::int[]) AS n (code, day, scanned, opened, sent)
     JOIN place_codes k ON k.tenant_id = $1 AND k.code = n.code
     ON CONFLICT (tenant_id, code_id, day) DO UPDATE SET scanned = place_code_days.scanned + excluded.scanned,
       opened = place_code_days.opened + excluded.opened, sent = place_code_days.sent + excluded.sent`,
    [
      tenant,
      counts.map((one) => one.code),
      counts.map((one) => one.day),
      counts.map((one) => one.scanned),
      counts.map((one) => one.opened),
      counts.map((one) => one.sent),
    ],
  )
}

/** Sums of one line of the figures. */
export type FigureRow = {
  readonly id: string
  readonly name: string | null
  readonly kind: string | null
  readonly codes: number
  readonly valid: number
  readonly scanned: number
  readonly opened: number
  readonly sent: number
}

const BY = {
  code: { id: 'k.id::text', name: 'min(k.place_name)', kind: 'min(k.kind)' },
  building: { id: "coalesce(k.building_id::text, '')", name: "min(concat_ws(' ', c.name, b.name))", kind: 'NULL' },
  grid: { id: 'k.grid_id::text', name: 'NULL', kind: 'NULL' },
  kind: { id: 'k.kind', name: 'NULL', kind: 'min(k.kind)' },
} as const

/** What was scanned, opened and sent in a period, by code, building, grid or kind; the busiest first. */
export async function sumDays(
  sql: Sql,
  tenant: number,
  asked: {
    communityId: string
    gridIds: readonly string[] | null
    from: string
    to: string
    by: keyof typeof BY
    most: number
  },
  sight: Sight,
): Promise<FigureRow[]> {
  const by = BY[asked.by]
  return sql.prepared<FigureRow>(
    `sum_code_days_${asked.by}`,
    `SELECT ${by.id} AS id, ${by.name} AS name, ${by.kind} AS kind, count(*)::int AS codes,
       (count(*) FILTER (WHERE k.revoked_at IS NULL))::int AS valid,
       coalesce(sum(d.scanned), 0)::int AS scanned, coalesce(sum(d.opened), 0)::int AS opened, coalesce(sum(d.sent), 0)::int AS sent
     FROM place_codes k
     LEFT JOIN (SELECT code_id, sum(scanned) AS scanned, sum(opened) AS opened, sum(sent) AS sent FROM place_code_days
       WHERE tenant_id = $1 AND day BETWEEN $4::date AND $5::date GROUP BY code_id) d ON d.code_id = k.id
     LEFT JOIN buildings b ON b.tenant_id = k.tenant_id AND b.id = k.building_id
     LEFT JOIN compounds c ON c.tenant_id = k.tenant_id AND c.id = b.compound_id
     WHERE k.tenant_id = $1 AND k.community_id = $2 AND ($3::uuid[] IS NULL OR k.grid_id = ANY($3::uuid[]))
       AND ($6::uuid[] IS NULL OR k.grid_id = ANY($6::uuid[])) AND (k.revoked_at IS NULL OR d.code_id IS NOT NULL)
     GROUP BY 1 ORDER BY scanned DESC, sent DESC, 1 LIMIT $7`,
    [
      tenant,
      asked.communityId,
      asked.gridIds ? [...asked.gridIds] : null,
      asked.from,
      asked.to,
      gridsOf(sight),
      asked.most,
    ],
  )
}

/** Totals over the same codes, and how many valid ones were never scanned in the time. */
export async function totalDays(
  sql: Sql,
  tenant: number,
  asked: { communityId: string; gridIds: readonly string[] | null; from: string; to: string },
  sight: Sight,
): Promise<{ codes: number; scanned: number; opened: number; sent: number; silent: number }> {
  const [row] = await sql.prepared<{ codes: number; scanned: number; opened: number; sent: number; silent: number }>(
    'total_code_days',
    `SELECT count(*)::int AS codes, coalesce(sum(d.scanned), 0)::int AS scanned, coalesce(sum(d.opened), 0)::int AS opened,
       coalesce(sum(d.sent), 0)::int AS sent, (count(*) FILTER (WHERE k.revoked_at IS NULL AND coalesce(d.scanned, 0) = 0))::int AS silent
     FROM place_codes k
     LEFT JOIN (SELECT code_id, sum(scanned) AS scanned, sum(opened) AS opened, sum(sent) AS sent FROM place_code_days
       WHERE tenant_id = $1 AND day BETWEEN $4::date AND $5::date GROUP BY code_id) d ON d.code_id = k.id
     WHERE k.tenant_id = $1 AND k.community_id = $2 AND ($3::uuid[] IS NULL OR k.grid_id = ANY($3::uuid[]))
       AND ($6::uuid[] IS NULL OR k.grid_id = ANY($6::uuid[])) AND (k.revoked_at IS NULL OR d.code_id IS NOT NULL)`,
    [tenant, asked.communityId, asked.gridIds ? [...asked.gridIds] : null, asked.from, asked.to, gridsOf(sight)],
  )
  return row ?? { codes: 0, scanned: 0, opened: 0, sent: 0, silent: 0 }
}
