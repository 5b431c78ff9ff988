import type { Sight } from '../../../platform/access.ts'
import type { Db, Sql } from '../../../platform/db/connect.ts'
import type { CodeKind } from '../rules.ts'
import { gridsOf } from '../store/places.ts'
import type { PRINT_FORMS } from './contract.ts'

export type PrintForm = (typeof PRINT_FORMS)[number]

/** A file of codes on its way. */
export type RunRow = {
  readonly id: string
  readonly communityId: string
  readonly gridId: string
  readonly form: PrintForm
  readonly codeIds: readonly string[]
  readonly total: number
  readonly done: number
  readonly state: 'waiting' | 'running' | 'done' | 'failed'
  readonly askedAt: Date
  readonly finishedAt: Date | null
  readonly bytes: number | null
  readonly reason: string | null
}

const COLUMNS = `r.id, r.community_id AS "communityId", r.grid_id AS "gridId", r.form, r.total, r.done, r.state, r.asked_at AS "askedAt",
  r.finished_at AS "finishedAt", r.bytes, r.reason`

/** A valid code with all that a printed sheet and its turn need. */
export type PrintedCode = {
  readonly id: string
  readonly code: string
  readonly kind: CodeKind
  readonly gridId: string
  readonly placeName: string
  readonly compound: string | null
  readonly building: string | null
  readonly entrance: string | null
  readonly floor: number | null
  readonly room: string | null
}

/** Valid codes of a community in these grids: the chosen ones, or all of a kind; at most so many. */
export async function findPrinted(
  sql: Sql,
  tenant: number,
  asked: {
    gridIds: readonly string[]
    codeIds: readonly string[] | null
    kind: string | null
    isNew: boolean
    most: number
  },
  sight: Sight,
): Promise<PrintedCode[]> {
  return sql.prepared<PrintedCode>(
    'find_printed',
    `SELECT k.id, k.code, k.kind, k.grid_id AS "gridId", k.place_name AS "placeName", c.name AS compound, b.name AS building, e.name AS entrance,
       h.floor, h.room
     FROM place_codes k
     LEFT JOIN buildings b ON b.tenant_id = k.tenant_id AND b.id = k.building_id
     LEFT JOIN compounds c ON c.tenant_id = k.tenant_id AND c.id = b.compound_id
     LEFT JOIN entrances e ON e.tenant_id = k.tenant_id AND e.id = k.entrance_id
     LEFT JOIN households h ON h.tenant_id = k.tenant_id AND h.id = k.household_id
     WHERE k.tenant_id = $1 AND k.revoked_at IS NULL AND k.grid_id = ANY($2::uuid[]) AND ($3::uuid[] IS NULL OR k.grid_id = ANY($3::uuid[]))
       AND ($4::uuid[] IS NULL OR k.id = ANY($4::uuid[])) AND ($5::text IS NULL OR k.kind = $5) AND ($6::boolean IS FALSE OR k.printed_at IS NULL)
     ORDER BY k.id LIMIT $7`,
    [
      tenant,
      [...asked.gridIds],
      gridsOf(sight),
      asked.codeIds ? [...asked.codeIds] : null,
      asked.kind,
      asked.isNew,
      asked.most,
    ],
  )
}

/** Puts a run in the queue. */
export async function insertRun(
  sql: Sql,
  tenant: number,
  one: Pick<RunRow, 'id' | 'communityId' | 'gridId' | 'form' | 'codeIds' | 'askedAt'> & { askedBy: string | null },
): Promise<void> {
  await sql.prepared(
    'insert_print_run',
    `INSERT INTO print_runs (tenant_id, id, community_id, grid_id, form, code_ids, total, done, state, asked_by, asked_at)
     VALUES ($1, $2, $3, $4, $5, $6::uuid[], $7, 0, 'waiting', $8, $9)`,
    [
      tenant,
      one.id,
      one.communityId,
      one.gridId,
      one.form,
      [...one.codeIds],
      one.codeIds.length,
      one.askedBy,
      one.askedAt,
    ],
  )
}

/** A run by its id, whoever asks. */
export async function findRun(sql: Sql, tenant: number, runId: string): Promise<RunRow | undefined> {
  const [row] = await sql.prepared<RunRow>(
    'find_print_run',
    `SELECT ${COLUMNS}, r.code_ids AS "codeIds" FROM print_runs r WHERE r.tenant_id = $1 AND r.id = $2`,
    [tenant, runId],
  )
  return row
}

/** The newest runs of a community, in sight. */
export async function listRuns(
  sql: Sql,
  tenant: number,
  communityId: string,
  sight: Sight,
): Promise<Omit<RunRow, 'codeIds'>[]> {
  return sql.prepared(
    'list_print_runs',
    `SELECT ${COLUMNS} FROM print_runs r WHERE r.tenant_id = $1 AND r.community_id = $2 AND ($3::uuid[] IS NULL OR r.grid_id = ANY($3::uuid[]))
     ORDER BY r.asked_at DESC, r.id DESC LIMIT 20`,
    [tenant, communityId, gridsOf(sight)],
  )
}

/** Tenants with a file to make: asked for, or left by a printer that died. */
export async function tenantsWithRuns(db: Db, now: Date): Promise<number[]> {
  const found = await db.pool.query<{ tenant_id: number }>(
    `SELECT DISTINCT tenant_id FROM print_runs WHERE state = 'waiting' OR (state = 'running' AND held_until < $1)`,
    [now],
  )
  return found.rows.map((row) => row.tenant_id)
}

/** Takes the oldest run of a tenant until a moment; whoever does not say in time that it goes on loses it. */
export async function takeRun(sql: Sql, tenant: number, now: Date, until: Date): Promise<RunRow | undefined> {
  const [row] = await sql.prepared<RunRow>(
    'take_print_run',
    `UPDATE print_runs r SET state = 'running', done = 0, held_until = $3 WHERE r.tenant_id = $1 AND r.id = (
       SELECT o.id FROM print_runs o WHERE o.tenant_id = $1 AND (o.state = 'waiting' OR (o.state = 'running' AND o.held_until < $2))
       ORDER BY o.asked_at, o.id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING ${COLUMNS}, r.code_ids AS "codeIds"`,
    [tenant, now, until],
  )
  return row
}

/** How far a run is, and until when it is held. */
export async function saveProgress(sql: Sql, tenant: number, runId: string, done: number, until: Date): Promise<void> {
  await sql.prepared(
    'save_print_progress',
    `UPDATE print_runs SET done = $3, held_until = $4 WHERE tenant_id = $1 AND id = $2 AND state = 'running'`,
    [tenant, runId, done, until],
  )
}

/** Gives a run back, to be made from its beginning by whoever comes next. */
export async function giveBack(sql: Sql, tenant: number, runId: string): Promise<void> {
  await sql.prepared(
    'give_back_print_run',
    `UPDATE print_runs SET state = 'waiting', done = 0, held_until = NULL WHERE tenant_id = $1 AND id = $2 AND state = 'running'`,
    [tenant, runId],
  )
}

/** The end of a run: its file stands, or the reason why there is none. */
export async function saveEnd(
  sql: Sql,
  tenant: number,
  runId: string,
  end: { at: Date; bytes: number } | { at: Date; reason: string },
): Promise<void> {
  const [bytes, reason] = 'bytes' in end ? [end.bytes, null] : [null, end.reason]
  await sql.prepared(
    'end_print_run',
    `UPDATE print_runs SET state = CASE WHEN $4::int IS NULL THEN 'failed' ELSE 'done' END, done = CASE WHEN $4::int IS NULL THEN done ELSE total END,
       finished_at = $3, bytes = $4, reason = $5, held_until = NULL WHERE tenant_id = $1 AND id = $2`,
    [tenant, runId, end.at, bytes, reason],
  )
}

/** Writes down that codes were printed. */
export async function savePrinted(sql: Sql, tenant: number, codeIds: readonly string[], at: Date): Promise<void> {
  await sql.prepared(
    'save_printed',
    'UPDATE place_codes SET printed_at = $3 WHERE tenant_id = $1 AND id = ANY($2::uuid[])',
    [tenant, [...codeIds], at],
  )
}
