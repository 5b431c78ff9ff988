import type { Sight } from '../../../platform/access.ts'
import type { Db, Sql } from '../../../platform/db/connect.ts'
import type { NoticeTarget } from '../contract/notices.ts'

/** A notice as it stands. */
export type NoticeRow = {
  readonly id: string
  readonly communityId: string
  readonly gridId: string
  readonly state: 'published' | 'withdrawn'
  readonly title: string
  readonly text: string
  readonly untilAt: Date
  readonly publishedAt: Date
  readonly publishedBy: string | null
  readonly correctedAt: Date | null
  readonly version: number
  readonly openedCount: number
}

const COLUMNS = `n.id, n.community_id AS "communityId", n.grid_id AS "gridId", n.state, n.title, n.text, n.until_at AS "untilAt", n.published_at AS "publishedAt",
  n.published_by_person_id AS "publishedBy", n.corrected_at AS "correctedAt", n.version, n.opened_count AS "openedCount"`

/** The grid in which each of some places lies today; one that is nowhere is left out. */
export async function gridsOfTargets(
  sql: Sql,
  tenant: number,
  targets: readonly NoticeTarget[],
): Promise<{ kind: NoticeTarget['kind']; id: string; gridId: string; name: string }[]> {
  const ids = (kind: NoticeTarget['kind']) => targets.filter((one) => one.kind === kind).map((one) => one.id)
  return sql.prepared('notify_target_grids', TARGET_GRIDS, [tenant, ids('grid'), ids('building'), ids('household')])
}

const TARGET_GRIDS = `
SELECT 'grid' AS kind, g.id, g.id AS "gridId", v.name FROM grids g
  JOIN grid_versions v ON v.tenant_id = g.tenant_id AND v.grid_id = g.id AND v.valid_until IS NULL
  WHERE g.tenant_id = $1 AND g.id = ANY($2::uuid[])
UNION ALL
SELECT 'building', b.id, bg.grid_id, concat(c.name, b.name) FROM buildings b
  JOIN building_grids bg ON bg.tenant_id = b.tenant_id AND bg.building_id = b.id AND bg.valid_until IS NULL
  LEFT JOIN compounds c ON c.tenant_id = b.tenant_id AND c.id = b.compound_id
  WHERE b.tenant_id = $1 AND b.id = ANY($3::uuid[])
UNION ALL
SELECT 'household', h.id, hg.grid_id, concat(c.name, b.name, h.room) FROM households h
  JOIN household_grids hg ON hg.tenant_id = h.tenant_id AND hg.household_id = h.id AND hg.valid_until IS NULL
  JOIN buildings b ON b.tenant_id = h.tenant_id AND b.id = h.building_id
  LEFT JOIN compounds c ON c.tenant_id = b.tenant_id AND c.id = b.compound_id
  WHERE h.tenant_id = $1 AND h.id = ANY($4::uuid[])`

export async function insertNotice(
  sql: Sql,
  tenant: number,
  notice: Pick<
    NoticeRow,
    'id' | 'communityId' | 'gridId' | 'title' | 'text' | 'untilAt' | 'publishedAt' | 'publishedBy'
  > & {
    salt: Buffer
    postId: string | null
  },
  targets: readonly NoticeTarget[],
): Promise<void> {
  await sql.q
    .insertInto('notices')
    .values({
      tenant_id: tenant,
      id: notice.id,
      community_id: notice.communityId,
      grid_id: notice.gridId,
      state: 'published',
      title: notice.title,
      text: notice.text,
      salt: notice.salt,
      until_at: notice.untilAt,
      published_at: notice.publishedAt,
      published_by_person_id: notice.publishedBy,
      published_by_post_id: notice.postId,
      version: 1,
      opened_count: 0,
    })
    .execute()
  await sql.q
    .insertInto('notice_targets')
    .values(targets.map(({ kind, id }) => ({ tenant_id: tenant, notice_id: notice.id, kind, target_id: id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A notice, locked; undefined when there is none. */
export async function lockNotice(sql: Sql, tenant: number, id: string): Promise<NoticeRow | undefined> {
  const rows = await sql.prepared<NoticeRow>(
    'notify_lock_notice',
    `SELECT ${COLUMNS} FROM notices n WHERE n.tenant_id = $1 AND n.id = $2 FOR UPDATE`,
    [tenant, id],
  )
  return rows[0]
}

/** A notice, whoever it is for. The caller has asked who may know. */
export async function noticeOf(sql: Sql, tenant: number, id: string): Promise<NoticeRow | undefined> {
  const rows = await sql.prepared<NoticeRow>(
    'notify_notice',
    `SELECT ${COLUMNS} FROM notices n WHERE n.tenant_id = $1 AND n.id = $2`,
    [tenant, id],
  )
  return rows[0]
}

/** Writes the corrected words; when they changed, those whom it is for are told anew. */
export async function correctNotice(
  sql: Sql,
  tenant: number,
  id: string,
  to: { title: string; text: string; untilAt: Date; salt: Buffer; at: Date; isReworded: boolean },
): Promise<void> {
  await sql.prepared(
    'notify_correct_notice',
    `UPDATE notices SET title = $3, text = $4, until_at = $5, salt = $6, version = version + 1,
       corrected_at = CASE WHEN $8 THEN $7::timestamptz ELSE corrected_at END, told_at = CASE WHEN $8 THEN NULL ELSE told_at END,
       told_after = CASE WHEN $8 THEN NULL ELSE told_after END WHERE tenant_id = $1 AND id = $2`,
    [tenant, id, to.title, to.text, to.untilAt, to.salt, to.at, to.isReworded],
  )
}

/** Withdraws a notice; what of it has not left the house stays. */
export async function withdrawNotice(sql: Sql, tenant: number, id: string): Promise<void> {
  await sql.prepared('notify_withdraw', "UPDATE notices SET state = 'withdrawn' WHERE tenant_id = $1 AND id = $2", [
    tenant,
    id,
  ])
  await sql.prepared(
    'notify_stop_notice',
    `UPDATE messages SET plan = 'expired', why = 'expired', route = '{}', planned_at = NULL
     WHERE tenant_id = $1 AND subject_id = $2 AND planned_at IS NOT NULL`,
    [tenant, id],
  )
}

/** Where somebody stands or lives: grids with all above them, buildings, households. */
export type Whereabouts = { grids: readonly string[]; buildings: readonly string[]; households: readonly string[] }

/** The notices in force for a place, newest first. */
export async function noticesFor(sql: Sql, tenant: number, now: Date, where: Whereabouts): Promise<NoticeRow[]> {
  return sql.prepared<NoticeRow>('notify_notices_for', NOTICES_FOR, [
    tenant,
    now,
    [...where.grids],
    [...where.buildings],
    [...where.households],
  ])
}

const NOTICES_FOR = `
SELECT ${COLUMNS} FROM notices n WHERE n.tenant_id = $1 AND n.state = 'published' AND n.until_at > $2 AND EXISTS (
  SELECT 1 FROM notice_targets t WHERE t.tenant_id = $1 AND t.notice_id = n.id AND (
    (t.kind = 'grid' AND t.target_id = ANY($3::uuid[])) OR (t.kind = 'building' AND t.target_id = ANY($4::uuid[]))
    OR (t.kind = 'household' AND t.target_id = ANY($5::uuid[]))))
ORDER BY n.published_at DESC, n.id DESC LIMIT 50`

/** Notices of some grids in sight, newest first, with how many were told. */
export async function noticesOf(
  sql: Sql,
  tenant: number,
  sight: Sight,
  gridIds: readonly string[],
  afterId: string | null,
  most: number,
): Promise<NoticeRow[]> {
  return sql.prepared<NoticeRow>(
    'notify_notices_of',
    `SELECT ${COLUMNS} FROM notices n WHERE n.tenant_id = $1 AND n.grid_id = ANY($2::uuid[]) AND ($3::uuid[] IS NULL OR n.grid_id = ANY($3::uuid[]))
       AND ($4::uuid IS NULL OR (n.published_at, n.id) < (SELECT a.published_at, a.id FROM notices a WHERE a.tenant_id = $1 AND a.id = $4::uuid))
     ORDER BY n.published_at DESC, n.id DESC LIMIT $5`,
    [tenant, [...gridIds], sight.grids ?? null, afterId, most],
  )
}

export async function targetsOf(
  sql: Sql,
  tenant: number,
  noticeIds: readonly string[],
): Promise<(NoticeTarget & { noticeId: string })[]> {
  return sql.prepared(
    'notify_targets_of',
    'SELECT notice_id AS "noticeId", kind, target_id AS id FROM notice_targets WHERE tenant_id = $1 AND notice_id = ANY($2::uuid[]) ORDER BY kind, target_id',
    [tenant, [...noticeIds]],
  )
}

/** That somebody opened it: a person once, anybody else as a figure. @returns false when it is not in force */
export async function noteRead(
  sql: Sql,
  tenant: number,
  noticeId: string,
  personId: string | null,
  now: Date,
): Promise<boolean> {
  if (personId === null) {
    const rows = await sql.prepared(
      'notify_count_opened',
      "UPDATE notices SET opened_count = opened_count + 1 WHERE tenant_id = $1 AND id = $2 AND state = 'published' AND until_at > $3 RETURNING id",
      [tenant, noticeId, now],
    )
    return rows.length > 0
  }
  const notice = await noticeOf(sql, tenant, noticeId)
  if (notice?.state !== 'published' || notice.untilAt.getTime() <= now.getTime()) return false
  await sql.prepared(
    'notify_note_read',
    'INSERT INTO notice_reads (tenant_id, notice_id, person_id, read_at) VALUES ($1, $2, $3, $4) ON CONFLICT (tenant_id, notice_id, person_id) DO NOTHING',
    [tenant, noticeId, personId, now],
  )
  return true
}

/** A notice that is still to be told, with the next persons it is for. */
export type Telling = { notice: NoticeRow; toldAfter: string | null }

export async function takeUntold(sql: Sql, tenant: number): Promise<Telling | undefined> {
  const rows = await sql.prepared<NoticeRow & { toldAfter: string | null }>(
    'notify_untold',
    `SELECT ${COLUMNS}, n.told_after AS "toldAfter" FROM notices n WHERE n.tenant_id = $1 AND n.told_at IS NULL AND n.state = 'published'
     ORDER BY n.published_at, n.id LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [tenant],
  )
  if (!rows[0]) return undefined
  const { toldAfter, ...notice } = rows[0]
  return { notice, toldAfter }
}

export async function saveTold(
  sql: Sql,
  tenant: number,
  id: string,
  to: { toldAfter: string | null; toldAt: Date | null },
): Promise<void> {
  await sql.prepared(
    'notify_save_told',
    'UPDATE notices SET told_after = $3, told_at = $4 WHERE tenant_id = $1 AND id = $2',
    [tenant, id, to.toldAfter, to.toldAt],
  )
}

/** Tenants with a notice that is still to be told. */
export async function tenantsUntold(db: Db): Promise<number[]> {
  const { rows } = await db.pool.query<{ tenant_id: number }>(
    "SELECT DISTINCT n.tenant_id FROM notices n WHERE n.told_at IS NULL AND n.state = 'published'",
  )
  return rows.map((row) => row.tenant_id)
}
