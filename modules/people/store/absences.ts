import type { Sql } from '../../../platform/db/connect.ts'
import type { AbsenceReason, Role } from '../contract.ts'

/**
 * Until when the holder `h` of a seat is away at the moment `$2`, as SQL: he himself from posts that the absence names, a deputy by any absence
 * of his own (who is away from his work stands in for nobody). NULL: he answers.
 */
export const AWAY_UNTIL = `(
  SELECT max(LEAST(y.valid_until, y.ended_at)) FROM absences y
  WHERE y.tenant_id = $1 AND y.person_id = h.person_id AND y.valid_from <= $2 AND LEAST(y.valid_until, y.ended_at) > $2
    AND (h.holds_as = 'deputy' OR EXISTS (
      SELECT 1 FROM absence_posts x WHERE x.tenant_id = $1 AND x.absence_id = y.id AND x.post_id = h.post_id)))`

export type NewAbsence = {
  id: string
  personId: string
  reason: AbsenceReason
  from: Date
  until: Date
  statedBy: string | null
  at: Date
}

/** Writes an absence down. */
export async function insertAbsence(sql: Sql, tenant: number, one: NewAbsence): Promise<void> {
  await sql.prepared(
    'people_insert_absence',
    `INSERT INTO absences (tenant_id, id, person_id, reason, valid_from, valid_until, stated_by_person_id, stated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tenant, one.id, one.personId, one.reason, one.from, one.until, one.statedBy, one.at],
  )
}

/** One of the posts that an absence names, with who stands in. */
export async function insertAbsencePost(
  sql: Sql,
  tenant: number,
  one: { absenceId: string; postId: string; deputyId: string | null; holdingId: string | null },
): Promise<void> {
  await sql.prepared(
    'people_insert_absence_post',
    'INSERT INTO absence_posts (tenant_id, absence_id, post_id, deputy_person_id, holding_id) VALUES ($1, $2, $3, $4, $5)',
    [tenant, one.absenceId, one.postId, one.deputyId, one.holdingId],
  )
}

/** Persons, locked in the order of their ids so that two commands never wait for each other crosswise. @returns the ids that exist */
export async function lockPersons(sql: Sql, tenant: number, ids: readonly string[]): Promise<string[]> {
  const rows = await sql.prepared<{ id: string }>(
    'people_lock_persons',
    'SELECT id FROM persons WHERE tenant_id = $1 AND id = ANY($2) ORDER BY id FOR UPDATE',
    [tenant, ids],
  )
  return rows.map((row) => row.id)
}

/** Whether a person has said to be away at some time within a period; `postIds` narrows it to these posts. */
export async function isAwayWithin(
  sql: Sql,
  tenant: number,
  personIds: readonly string[],
  from: Date,
  until: Date,
  postIds: readonly string[] | null,
): Promise<string[]> {
  const rows = await sql.prepared<{ personId: string }>(
    'people_away_within',
    `SELECT DISTINCT a.person_id AS "personId" FROM absences a JOIN absence_posts x ON x.tenant_id = a.tenant_id AND x.absence_id = a.id
     WHERE a.tenant_id = $1 AND a.person_id = ANY($2) AND a.valid_from < $4 AND LEAST(a.valid_until, a.ended_at) > $3
       AND LEAST(a.valid_until, a.ended_at) > a.valid_from AND ($5::uuid[] IS NULL OR x.post_id = ANY($5))`,
    [tenant, personIds, from, until, postIds],
  )
  return rows.map((row) => row.personId)
}

/** Deputies of a seat stand in no longer than its holder's time lasts; who had not begun by then does not begin. */
export async function capStandIns(
  sql: Sql,
  tenant: number,
  absentId: string,
  postId: string,
  end: Date,
): Promise<void> {
  await sql.prepared(
    'people_cap_stand_ins',
    `UPDATE post_holders h SET valid_until = LEAST(h.valid_until, GREATEST($4::timestamptz, h.valid_from + interval '1 second'))
     FROM absence_posts x JOIN absences a ON a.tenant_id = x.tenant_id AND a.id = x.absence_id
     WHERE h.tenant_id = $1 AND x.tenant_id = $1 AND a.tenant_id = $1 AND x.holding_id = h.id AND a.person_id = $2 AND x.post_id = $3
       AND h.valid_until > $4`,
    [tenant, absentId, postId, end],
  )
}

/** When persons are away within a period. */
export async function absencesWithin(
  sql: Sql,
  tenant: number,
  personIds: readonly string[],
  from: Date,
  until: Date,
): Promise<{ personId: string; from: Date; until: Date }[]> {
  return sql.prepared(
    'people_absences_within',
    `SELECT person_id AS "personId", valid_from AS "from", LEAST(valid_until, ended_at) AS until FROM absences
     WHERE tenant_id = $1 AND person_id = ANY($2) AND valid_from < $4 AND LEAST(valid_until, ended_at) > $3
       AND LEAST(valid_until, ended_at) > valid_from ORDER BY valid_from`,
    [tenant, personIds, from, until],
  )
}

/** A post held at a moment, and until when. */
export type HoldingRow = {
  id: string
  personId: string
  postId: string
  role: Role
  gridId: string
  holdsAs: 'holder' | 'deputy'
  until: Date | null
}

const HOLDINGS = `
  SELECT h.id, h.person_id AS "personId", h.post_id AS "postId", p.role, p.grid_id AS "gridId", h.holds_as AS "holdsAs", h.valid_until AS until
  FROM post_holders h JOIN posts p ON p.tenant_id = h.tenant_id AND p.id = h.post_id
  WHERE h.tenant_id = $1 AND p.closed_at IS NULL AND h.valid_from <= $2 AND (h.valid_until IS NULL OR h.valid_until > $2)`

/** What persons hold at a moment, which may lie ahead. */
export async function holdingsAt(
  sql: Sql,
  tenant: number,
  personIds: readonly string[],
  at: Date,
): Promise<HoldingRow[]> {
  return sql.prepared('people_holdings_at', `${HOLDINGS} AND h.person_id = ANY($3) ORDER BY h.valid_from, h.id`, [
    tenant,
    at,
    personIds,
  ])
}

/** Who holds posts of some roles in some grids at a moment, by name. */
export async function holdersOfRoles(
  sql: Sql,
  tenant: number,
  at: Date,
  gridIds: readonly string[],
  roles: readonly Role[],
): Promise<(HoldingRow & { name: string })[]> {
  return sql.prepared(
    'people_holders_of_roles',
    `SELECT found.*, n.name FROM (${HOLDINGS} AND h.holds_as = 'holder' AND p.grid_id = ANY($3) AND p.role = ANY($4)) found
     JOIN persons n ON n.tenant_id = $1 AND n.id = found."personId" ORDER BY n.name, n.id`,
    [tenant, at, gridIds, roles],
  )
}

export type AbsenceRow = { id: string; personId: string; reason: AbsenceReason; from: Date; until: Date }

/** An absence, locked; undefined when there is none. `until`: its real end. */
export async function lockAbsence(sql: Sql, tenant: number, id: string): Promise<AbsenceRow | undefined> {
  const rows = await sql.prepared<AbsenceRow>(
    'people_lock_absence',
    `SELECT id, person_id AS "personId", reason, valid_from AS "from", LEAST(valid_until, ended_at) AS until
     FROM absences WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
    [tenant, id],
  )
  return rows[0]
}

/** Ends an absence before its time. One that has not begun is called off: its end lies before its beginning. */
export async function endAbsenceRow(sql: Sql, tenant: number, id: string, at: Date): Promise<void> {
  await sql.prepared('people_end_absence', 'UPDATE absences SET ended_at = $3 WHERE tenant_id = $1 AND id = $2', [
    tenant,
    id,
    at,
  ])
}

/** A post of an absence that is not over, with the deputy's holding. */
export type AbsencePostRow = {
  absenceId: string
  absentId: string
  postId: string
  role: Role
  gridId: string
  deputyId: string | null
  holdingId: string | null
  holdingFrom: Date | null
}

const OPEN_POSTS = `
  SELECT x.absence_id AS "absenceId", a.person_id AS "absentId", x.post_id AS "postId", p.role, p.grid_id AS "gridId",
    x.deputy_person_id AS "deputyId", x.holding_id AS "holdingId", h.valid_from AS "holdingFrom"
  FROM absence_posts x
  JOIN absences a ON a.tenant_id = x.tenant_id AND a.id = x.absence_id
  JOIN posts p ON p.tenant_id = x.tenant_id AND p.id = x.post_id
  LEFT JOIN post_holders h ON h.tenant_id = x.tenant_id AND h.id = x.holding_id
  WHERE x.tenant_id = $1`

/** The posts of absences, by their ids. */
export async function postsOfAbsences(
  sql: Sql,
  tenant: number,
  ids: readonly string[],
): Promise<(AbsencePostRow & { deputyName: string | null })[]> {
  return sql.prepared(
    'people_absence_posts',
    `SELECT found.*, n.name AS "deputyName" FROM (${OPEN_POSTS} AND x.absence_id = ANY($2)) found
     LEFT JOIN persons n ON n.tenant_id = $1 AND n.id = found."deputyId" ORDER BY found."absenceId", found."postId"`,
    [tenant, ids],
  )
}

/** What is not over of stand-ins that somebody's leaving a post may touch: for him there, by him there, and by him anywhere. */
export async function standInsAround(
  sql: Sql,
  tenant: number,
  now: Date,
  personId: string,
  postId: string,
): Promise<AbsencePostRow[]> {
  return sql.prepared(
    'people_stand_ins',
    `${OPEN_POSTS} AND x.deputy_person_id IS NOT NULL AND LEAST(a.valid_until, a.ended_at) > $2
       AND (x.deputy_person_id = $3 OR (a.person_id = $3 AND x.post_id = $4)) ORDER BY x.absence_id, x.post_id`,
    [tenant, now, personId, postId],
  )
}

/** Nobody stands in there any more. */
export async function dropDeputy(sql: Sql, tenant: number, absenceId: string, postId: string): Promise<void> {
  await sql.prepared(
    'people_drop_deputy',
    `UPDATE absence_posts SET deputy_person_id = NULL, holding_id = NULL WHERE tenant_id = $1 AND absence_id = $2 AND post_id = $3`,
    [tenant, absenceId, postId],
  )
}

const ABSENCES = `
  SELECT a.id, a.person_id AS "personId", a.reason, a.valid_from AS "from", LEAST(a.valid_until, a.ended_at) AS until, n.name
  FROM absences a JOIN persons n ON n.tenant_id = a.tenant_id AND n.id = a.person_id
  WHERE a.tenant_id = $1 AND LEAST(a.valid_until, a.ended_at) > $2 AND LEAST(a.valid_until, a.ended_at) > a.valid_from`

/** Absences that run or come, from posts in some grids. */
export async function listAbsences(
  sql: Sql,
  tenant: number,
  now: Date,
  gridIds: readonly string[],
): Promise<(AbsenceRow & { name: string })[]> {
  return sql.prepared(
    'people_absences',
    `${ABSENCES} AND EXISTS (SELECT 1 FROM absence_posts x JOIN posts p ON p.tenant_id = x.tenant_id AND p.id = x.post_id
       WHERE x.tenant_id = a.tenant_id AND x.absence_id = a.id AND p.grid_id = ANY($3)) ORDER BY a.valid_from, a.id LIMIT 200`,
    [tenant, now, gridIds],
  )
}

/** Absences that run or come, of a person or with him as deputy. */
export async function absencesAround(
  sql: Sql,
  tenant: number,
  now: Date,
  personId: string,
): Promise<(AbsenceRow & { name: string })[]> {
  return sql.prepared(
    'people_absences_around',
    `${ABSENCES} AND (a.person_id = $3 OR EXISTS (SELECT 1 FROM absence_posts x
       WHERE x.tenant_id = a.tenant_id AND x.absence_id = a.id AND x.deputy_person_id = $3)) ORDER BY a.valid_from, a.id LIMIT 200`,
    [tenant, now, personId],
  )
}

/** Every absence that a person ever stated, for herself to read. */
export async function absencesOf(
  sql: Sql,
  tenant: number,
  personId: string,
): Promise<{ reason: AbsenceReason; from: Date; until: Date }[]> {
  return sql.prepared(
    'people_absences_of',
    `SELECT reason, valid_from AS "from", LEAST(valid_until, ended_at) AS until FROM absences WHERE tenant_id = $1 AND person_id = $2 ORDER BY valid_from`,
    [tenant, personId],
  )
}

/** The seats in which time has changed who answers, after one moment and up to another: a holding or an absence of who sits there began or ended. */
export async function turnedBetween(sql: Sql, tenant: number, after: Date, until: Date): Promise<string[]> {
  const rows = await sql.prepared<{ id: string }>(
    'people_posts_turned',
    `SELECT post_id AS id FROM post_holders WHERE tenant_id = $1
       AND ((valid_from > $2 AND valid_from <= $3) OR (valid_until > $2 AND valid_until <= $3))
     UNION
     SELECT h.post_id FROM absences y JOIN post_holders h ON h.tenant_id = y.tenant_id AND h.person_id = y.person_id
     WHERE y.tenant_id = $1 AND h.tenant_id = $1 AND ((y.valid_from > $2 AND y.valid_from <= $3)
       OR (LEAST(y.valid_until, y.ended_at) > $2 AND LEAST(y.valid_until, y.ended_at) <= $3))`,
    [tenant, after, until],
  )
  return rows.map((row) => row.id)
}
