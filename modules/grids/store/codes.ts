import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/pure/refusals.ts'
import type { CodeKind } from '../rules.ts'
import { gridsOf } from './places.ts'

/** A printed code of the register. */
export type CodeRow = {
  readonly id: string
  readonly communityId: string
  readonly code: string
  readonly kind: CodeKind
  readonly gridId: string
  readonly buildingId: string | null
  readonly entranceId: string | null
  readonly householdId: string | null
  readonly placeName: string
  readonly issuedAt: Date
  readonly revokedAt: Date | null
  readonly revokedReason: string | null
  readonly replacedBy: string | null
  /** When it was last printed, as far as it was printed from here. */
  readonly printedAt: Date | null
}

/** Columns of `place_codes k`. */
const COLUMNS = `k.id, k.community_id AS "communityId", k.code, k.kind, k.grid_id AS "gridId", k.building_id AS "buildingId",
  k.entrance_id AS "entranceId", k.household_id AS "householdId", k.place_name AS "placeName", k.issued_at AS "issuedAt",
  k.revoked_at AS "revokedAt", k.revoked_reason AS "revokedReason", k.replaced_by AS "replacedBy", k.printed_at AS "printedAt"`

/** Adds codes, in one statement. */
export async function insertCodes(sql: Sql, tenant: number, codes: readonly CodeRow[]): Promise<void> {
  await sql.prepared(
    'insert_codes',
    `INSERT INTO place_codes (tenant_id, id, community_id, code, kind, grid_id, building_id, entrance_id, household_id, place_name, issued_at)
     SELECT $1, * FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::uuid[], $7::uuid[], $8::uuid[], $9::uuid[], $10::text[], $11::timestamptz[])`,
    [
      tenant,
      codes.map((one) => one.id),
      codes.map((one) => one.communityId),
      codes.map((one) => one.code),
      codes.map((one) => one.kind),
      codes.map((one) => one.gridId),
      codes.map((one) => one.buildingId),
      codes.map((one) => one.entranceId),
      codes.map((one) => one.householdId),
      codes.map((one) => one.placeName),
      codes.map((one) => one.issuedAt),
    ],
  )
}

/** Which of the look-up values are in the directory already, by their place in the list: codes are unique in the whole installation. */
export async function takenKeys(sql: Sql, keyHashes: readonly Buffer[]): Promise<Set<number>> {
  const rows = await sql.prepared<{ key_hash: Buffer }>(
    'taken_place_codes',
    `SELECT key_hash FROM directory WHERE kind = 'place_code' AND key_hash = ANY($1::bytea[])`,
    [[...keyHashes]],
  )
  return new Set(keyHashes.flatMap((hash, i) => (rows.some((row) => row.key_hash.equals(hash)) ? [i] : [])))
}

/** In which tenant a code was issued; undefined when nobody issued it. */
export async function issuedIn(sql: Sql, keyHash: Buffer): Promise<number | undefined> {
  const rows = await sql.prepared<{ tenant: number }>(
    'place_code_issued_in',
    `SELECT tenant_id AS tenant FROM directory WHERE kind = 'place_code' AND key_hash = $1`,
    [keyHash],
  )
  return rows[0]?.tenant
}

/** A code by its id, whoever asks: a printed code speaks to everybody. */
export async function findCode(sql: Sql, tenant: number, codeId: string): Promise<CodeRow | undefined> {
  const rows = await sql.prepared<CodeRow>(
    'find_code',
    `SELECT ${COLUMNS} FROM place_codes k WHERE tenant_id = $1 AND id = $2`,
    [tenant, codeId],
  )
  return rows[0]
}

/** A code as whoever scans it needs it. `lng`, `lat`: of its building, WGS84 degrees. */
export type ScannedCode = CodeRow & {
  readonly lng: number | null
  readonly lat: number | null
  /** The code that replaced it. */
  readonly successor: string | null
}

/** A scanned code of the tenant with its building's place, in one statement: the first thing that every report asks. */
export async function findScanned(sql: Sql, tenant: number, code: string): Promise<ScannedCode | undefined> {
  const rows = await sql.prepared<ScannedCode>(
    'find_scanned',
    `SELECT ${COLUMNS}, b.lng, b.lat, s.code AS successor
     FROM place_codes k
     LEFT JOIN buildings b ON b.tenant_id = k.tenant_id AND b.id = k.building_id
     LEFT JOIN place_codes s ON s.tenant_id = k.tenant_id AND s.id = k.replaced_by
     WHERE k.tenant_id = $1 AND k.code = $2`,
    [tenant, code],
  )
  return rows[0]
}

/** Codes by their ids, in this order, whether in sight or not: for the answer to whoever has just issued or revoked them. */
export async function getCodes(sql: Sql, tenant: number, codeIds: readonly string[]): Promise<CodeRow[]> {
  const rows = await sql.prepared<CodeRow>(
    'get_codes',
    `SELECT ${COLUMNS} FROM place_codes k WHERE tenant_id = $1 AND id = ANY($2::uuid[])`,
    [tenant, [...codeIds]],
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return codeIds.map((id) => {
    const row = byId.get(id)
    if (!row) throw new NotFound('place_code')
    return row
  })
}

/** Locks codes to revoke or replace them. Throws NotFound when one is absent or out of sight. */
export async function lockCodes(
  sql: Sql,
  tenant: number,
  codeIds: readonly string[],
  sight: Sight,
): Promise<CodeRow[]> {
  if (codeIds.length === 0) return []
  const rows = await sql.prepared<CodeRow>(
    'lock_codes',
    `SELECT ${COLUMNS} FROM place_codes k WHERE tenant_id = $1 AND id = ANY($2::uuid[]) AND ($3::uuid[] IS NULL OR grid_id = ANY($3::uuid[]))
     ORDER BY id FOR UPDATE`,
    [tenant, [...codeIds], gridsOf(sight)],
  )
  if (rows.length < new Set(codeIds).size) throw new NotFound('place_code')
  return rows
}

/** Revokes codes, each with the code that takes its place, if any. */
export async function saveRevoked(
  sql: Sql,
  tenant: number,
  revoked: readonly { readonly id: string; readonly reason: string | null; readonly replacedBy: string | null }[],
  at: Date,
): Promise<void> {
  if (revoked.length === 0) return
  await sql.prepared(
    'revoke_codes',
    `UPDATE place_codes c SET revoked_at = $2, revoked_reason = n.reason, replaced_by = n.replaced_by
     FROM unnest($3::uuid[], $4::text[], $5::uuid[]) AS n (id, reason, replaced_by) WHERE c.tenant_id = $1 AND c.id = n.id`,
    [tenant, at, revoked.map((one) => one.id), revoked.map((one) => one.reason), revoked.map((one) => one.replacedBy)],
  )
}

/** Codes of a community in sight, newest first, after `afterId`; at most `limit`. */
export async function listCodes(
  sql: Sql,
  tenant: number,
  asked: {
    communityId: string
    gridIds: readonly string[] | undefined
    afterId: string | undefined
    kind: CodeKind | undefined
    state: 'valid' | 'revoked' | undefined
    isPrinted: boolean | undefined
    limit: number
  },
  sight: Sight,
): Promise<CodeRow[]> {
  return sql.prepared<CodeRow>(
    'list_codes',
    `SELECT ${COLUMNS} FROM place_codes k WHERE tenant_id = $1 AND community_id = $2
       AND ($3::uuid[] IS NULL OR grid_id = ANY($3::uuid[])) AND ($4::uuid[] IS NULL OR grid_id = ANY($4::uuid[]))
       AND ($5::uuid IS NULL OR id < $5::uuid) AND ($7::text IS NULL OR kind = $7)
       AND ($8::text IS NULL OR (revoked_at IS NULL) = ($8 = 'valid')) AND ($9::boolean IS NULL OR (printed_at IS NOT NULL) = $9)
     ORDER BY id DESC LIMIT $6`,
    [
      tenant,
      asked.communityId,
      gridsOf(sight),
      asked.gridIds ? [...asked.gridIds] : null,
      asked.afterId ?? null,
      asked.limit,
      asked.kind ?? null,
      asked.state ?? null,
      asked.isPrinted ?? null,
    ],
  )
}

/** What is known of the buildings, entrances and households that codes are to be printed for. */
export type CodedPlaces = {
  readonly buildings: ReadonlyMap<string, string>
  readonly entrances: ReadonlyMap<string, string>
  readonly households: ReadonlyMap<
    string,
    { readonly gridId: string; readonly buildingId: string; readonly entranceId: string }
  >
}

/** The grids of buildings, the buildings of entrances, and where households stand. */
export async function findCodedPlaces(
  sql: Sql,
  tenant: number,
  asked: { buildingIds: readonly string[]; entranceIds: readonly string[]; householdIds: readonly string[] },
): Promise<CodedPlaces> {
  const buildings = await sql.prepared<{ id: string; gridId: string }>(
    'coded_buildings',
    `SELECT building_id AS id, grid_id AS "gridId" FROM building_grids WHERE tenant_id = $1 AND building_id = ANY($2::uuid[]) AND valid_until IS NULL`,
    [tenant, [...asked.buildingIds]],
  )
  const entrances = await sql.prepared<{ id: string; buildingId: string }>(
    'coded_entrances',
    'SELECT id, building_id AS "buildingId" FROM entrances WHERE tenant_id = $1 AND id = ANY($2::uuid[])',
    [tenant, [...asked.entranceIds]],
  )
  const households = await sql.prepared<{ id: string; gridId: string; buildingId: string; entranceId: string }>(
    'coded_households',
    `SELECT h.id, hg.grid_id AS "gridId", h.building_id AS "buildingId", h.entrance_id AS "entranceId"
     FROM households h JOIN household_grids hg ON hg.tenant_id = h.tenant_id AND hg.household_id = h.id AND hg.valid_until IS NULL
     WHERE h.tenant_id = $1 AND h.id = ANY($2::uuid[])`,
    [tenant, [...asked.householdIds]],
  )
  return {
    buildings: new Map(buildings.map((row) => [row.id, row.gridId])),
    entrances: new Map(entrances.map((row) => [row.id, row.buildingId])),
    households: new Map(households.map((row) => [row.id, row])),
  }
}
