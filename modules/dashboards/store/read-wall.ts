import { sql } from 'kysely'
import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import type { CaseLine } from '../../cases/contract.ts'
import { gridsInSight } from '../../cases/index.ts'
import type { Step } from '../rules.ts'

/** A step that was taken lately. */
export type LatestRow = {
  caseId: string
  seq: number
  at: Date
  step: Step
  state: CaseLine['state']
  channel: CaseLine['channel']
  categoryCode: string | null
  gridId: string
}

/** The last steps in sight since a moment, the newest first; nothing sensitive. `grids` undefined: all in sight. */
export async function listLatest(
  sqlOn: Sql,
  tenant: number,
  sight: Sight,
  grids: readonly string[] | undefined,
  since: Date,
  limit: number,
): Promise<readonly LatestRow[]> {
  const { rows } = await sql<LatestRow>`
    SELECT f.case_id AS "caseId", f.seq, f.from_at AS at, f.step, f.state, f.channel, f.category_code AS "categoryCode", f.grid_id AS "gridId"
    FROM figure_cases f JOIN cases c ON c.tenant_id = ${tenant} AND c.id = f.case_id
    WHERE f.tenant_id = ${tenant} AND f.from_at >= ${since} AND NOT c.is_sensitive
      AND ${grids ? sql`f.grid_id = ANY(${grids}::uuid[])` : sql`true`} AND ${gridsInSight(sight)}
    ORDER BY f.from_at DESC, f.case_id DESC, f.seq DESC LIMIT ${limit}`.execute(sqlOn.q)
  return rows
}

/**
 * Households of some grids, and those of some whole communities that lie in no grid: how many, and when anything of them was last verified
 * (`known`, kept by grids beside every value).
 */
export async function countHouseholds(
  sqlOn: Sql,
  tenant: number,
  grids: readonly string[],
  communities: readonly string[],
  oldBefore: Date,
) {
  const [counted] = await sqlOn.prepared<{
    households: number
    householdsWithoutGrid: number
    neverVerified: number
    verifiedLongAgo: number
  }>(
    'count_households_known',
    `SELECT count(*)::int AS households, count(*) FILTER (WHERE hg.grid_id IS NULL)::int AS "householdsWithoutGrid",
       count(*) FILTER (WHERE k.at IS NULL)::int AS "neverVerified", count(*) FILTER (WHERE k.at < $4)::int AS "verifiedLongAgo"
     FROM households h
     JOIN buildings b ON b.tenant_id = h.tenant_id AND b.id = h.building_id
     LEFT JOIN household_grids hg ON hg.tenant_id = h.tenant_id AND hg.household_id = h.id AND hg.valid_until IS NULL
     CROSS JOIN LATERAL (SELECT max((one.value ->> 'at')::timestamptz) AS at FROM jsonb_each(h.known) one) k
     WHERE h.tenant_id = $1 AND (hg.grid_id = ANY($2::uuid[]) OR (hg.grid_id IS NULL AND b.community_id = ANY($3::uuid[])))`,
    [tenant, grids, communities, oldBefore],
  )
  return counted
}
