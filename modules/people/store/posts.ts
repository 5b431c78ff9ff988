import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import type { Role } from '../contract.ts'
import { AWAY_UNTIL } from './absences.ts'

/** Somebody who sits in a post now. `phoneSealed` is opened only by who may see it. */
export type HolderRow = {
  personId: string
  name: string
  phoneSealed: Buffer | null
  holdsAs: 'holder' | 'deputy'
  from: Date
  until: Date | null
  /** Until when he is away; null: he answers. */
  awayUntil: Date | null
}
/** A post with those who sit in it now, the holder first. */
export type PostRow = { id: string; gridId: string; role: Role; slot: number; holders: HolderRow[] }

type Joined = Omit<PostRow, 'holders'> & { [Key in keyof HolderRow]: HolderRow[Key] | null }

const POSTS_WITH_HOLDERS = `
  SELECT p.id, p.grid_id AS "gridId", p.role, p.slot, h.person_id AS "personId", n.name, n.phone_sealed AS "phoneSealed",
    h.holds_as AS "holdsAs", h.valid_from AS "from", h.valid_until AS "until", ${AWAY_UNTIL} AS "awayUntil"
  FROM posts p
  LEFT JOIN post_holders h ON h.tenant_id = p.tenant_id AND h.post_id = p.id AND h.valid_from <= $2 AND (h.valid_until IS NULL OR h.valid_until > $2)
  LEFT JOIN persons n ON n.tenant_id = h.tenant_id AND n.id = h.person_id
  WHERE p.tenant_id = $1`
const IN_ORDER = `ORDER BY p.role, p.slot, p.id, h.holds_as DESC, h.valid_from, h.id`

/** Posts by their ids, closed ones too (history still names them). */
export async function findPosts(sql: Sql, tenant: number, postIds: readonly string[], now: Date): Promise<PostRow[]> {
  return gather(
    await sql.prepared<Joined>('people_posts', `${POSTS_WITH_HOLDERS} AND p.id = ANY($3) ${IN_ORDER}`, [
      tenant,
      now,
      postIds,
    ]),
  )
}

/** Open posts that stand in any of the grids; `roles` narrows them. */
export async function openPostsIn(
  sql: Sql,
  tenant: number,
  gridIds: readonly string[],
  now: Date,
  roles: readonly Role[] | null = null,
): Promise<PostRow[]> {
  return gather(
    await sql.prepared<Joined>(
      'people_posts_in',
      `${POSTS_WITH_HOLDERS} AND p.grid_id = ANY($3) AND p.closed_at IS NULL AND ($4::text[] IS NULL OR p.role = ANY($4)) ${IN_ORDER}`,
      [tenant, now, gridIds, roles],
    ),
  )
}

function gather(rows: readonly Joined[]): PostRow[] {
  const posts = new Map<string, PostRow>()
  for (const { id, gridId, role, slot, personId, name, phoneSealed, holdsAs, from, until, awayUntil } of rows) {
    const post = posts.get(id) ?? { id, gridId, role, slot, holders: [] }
    posts.set(id, post)
    if (personId === null || name === null || holdsAs === null || from === null) continue
    // Whoever took the seat for which he stood in is in it once.
    if (post.holders.some((one) => one.personId === personId)) continue
    post.holders.push({ personId, name, phoneSealed, holdsAs, from, until, awayUntil })
  }
  return [...posts.values()]
}

/** The post, locked to decide on it; undefined when absent or its grid is out of sight. */
export async function lockPost(
  sql: Sql,
  tenant: number,
  postId: string,
  sight: Sight,
): Promise<{ id: string; gridId: string; role: Role; slot: number; closedAt: Date | null } | undefined> {
  const rows = await sql.prepared<{ id: string; gridId: string; role: Role; slot: number; closedAt: Date | null }>(
    'people_lock_post',
    `SELECT id, grid_id AS "gridId", role, slot, closed_at AS "closedAt" FROM posts
     WHERE tenant_id = $1 AND id = $2 AND ($3::uuid[] IS NULL OR grid_id = ANY($3)) FOR UPDATE`,
    [tenant, postId, sight.grids ?? null],
  )
  return rows[0]
}

/** Locks the open seats of a role in a grid, so that two who look for a vacant one wait for each other. */
export async function lockSeats(sql: Sql, tenant: number, gridId: string, role: Role): Promise<void> {
  await sql.prepared(
    'people_lock_seats',
    'SELECT id FROM posts WHERE tenant_id = $1 AND grid_id = $2 AND role = $3 AND closed_at IS NULL ORDER BY slot FOR UPDATE',
    [tenant, gridId, role],
  )
}

/** Makes a seat. @returns false when an open seat of this number is there already */
export async function insertPost(
  sql: Sql,
  tenant: number,
  post: { id: string; gridId: string; role: Role; slot: number; at: Date },
): Promise<boolean> {
  const rows = await sql.prepared(
    'people_insert_post',
    `INSERT INTO posts (tenant_id, id, grid_id, role, slot, created_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (tenant_id, grid_id, role, slot) WHERE closed_at IS NULL DO NOTHING RETURNING id`,
    [tenant, post.id, post.gridId, post.role, post.slot, post.at],
  )
  return rows.length === 1
}

/** Who sits in a post now. */
export async function holdersOf(
  sql: Sql,
  tenant: number,
  postId: string,
  now: Date,
): Promise<{ id: string; personId: string; holdsAs: 'holder' | 'deputy'; from: Date }[]> {
  return sql.prepared(
    'people_holders',
    `SELECT id, person_id AS "personId", holds_as AS "holdsAs", valid_from AS "from" FROM post_holders
     WHERE tenant_id = $1 AND post_id = $2 AND valid_from <= $3 AND (valid_until IS NULL OR valid_until > $3)`,
    [tenant, postId, now],
  )
}

/** Seats a person in a post from `from` on. */
export async function insertHolder(
  sql: Sql,
  tenant: number,
  holding: {
    id: string
    postId: string
    personId: string
    holdsAs: 'holder' | 'deputy'
    from: Date
    until: Date | null
  },
): Promise<void> {
  await sql.prepared(
    'people_insert_holder',
    'INSERT INTO post_holders (tenant_id, id, post_id, person_id, holds_as, valid_from, valid_until) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [tenant, holding.id, holding.postId, holding.personId, holding.holdsAs, holding.from, holding.until],
  )
}

/** Ends a holding. One that began in this very moment lasted no time and leaves no row; its events tell of it. */
export async function endHolding(
  sql: Sql,
  tenant: number,
  holding: { id: string; from: Date },
  until: Date,
): Promise<void> {
  if (holding.from.getTime() >= until.getTime()) {
    await sql.prepared('people_drop_holding', 'DELETE FROM post_holders WHERE tenant_id = $1 AND id = $2', [
      tenant,
      holding.id,
    ])
    return
  }
  await sql.prepared(
    'people_end_holding',
    'UPDATE post_holders SET valid_until = $3 WHERE tenant_id = $1 AND id = $2',
    [tenant, holding.id, until],
  )
}

/** Writes when a holding ends; null: it has no end. */
export async function setHoldingEnd(sql: Sql, tenant: number, id: string, until: Date | null): Promise<void> {
  await sql.prepared('people_set_end', 'UPDATE post_holders SET valid_until = $3 WHERE tenant_id = $1 AND id = $2', [
    tenant,
    id,
    until,
  ])
}

/** Holders in some grids whose time ends before a moment, the first to end first. */
export async function termsBefore(
  sql: Sql,
  tenant: number,
  gridIds: readonly string[],
  now: Date,
  before: Date,
): Promise<{ postId: string; role: Role; gridId: string; personId: string; name: string; until: Date }[]> {
  return sql.prepared(
    'people_terms',
    `SELECT p.id AS "postId", p.role, p.grid_id AS "gridId", h.person_id AS "personId", n.name, h.valid_until AS until
     FROM post_holders h JOIN posts p ON p.tenant_id = h.tenant_id AND p.id = h.post_id JOIN persons n ON n.tenant_id = h.tenant_id AND n.id = h.person_id
     WHERE h.tenant_id = $1 AND p.grid_id = ANY($2) AND p.closed_at IS NULL AND h.holds_as = 'holder' AND h.valid_from <= $3
       AND h.valid_until > $3 AND h.valid_until <= $4 ORDER BY h.valid_until, p.id LIMIT 200`,
    [tenant, gridIds, now, before],
  )
}

/** A post that a person holds now. */
export type Held = { postId: string; role: Role; gridId: string; holdsAs: 'holder' | 'deputy' }

/** The posts that persons hold now, in the order they took them. */
export async function postsHeldBy(
  sql: Sql,
  tenant: number,
  personIds: readonly string[],
  now: Date,
): Promise<(Held & { personId: string })[]> {
  return sql.prepared(
    'people_held_by',
    `SELECT h.person_id AS "personId", p.id AS "postId", p.role, p.grid_id AS "gridId", h.holds_as AS "holdsAs"
     FROM post_holders h JOIN posts p ON p.tenant_id = h.tenant_id AND p.id = h.post_id
     WHERE h.tenant_id = $1 AND h.person_id = ANY($2) AND h.valid_from <= $3 AND (h.valid_until IS NULL OR h.valid_until > $3) AND p.closed_at IS NULL
     ORDER BY h.valid_from, h.id`,
    [tenant, personIds, now],
  )
}

/** What an account is in a tenant: its person there, for whom that one stands as family, and one row for every post held now; `postId` null when none. */
export type ActorRow = { personId: string; tenant: number; standsFor: string[] | null } & (
  | { postId: string; role: Role; gridId: string; as: 'holder' | 'deputy' }
  | { postId: null; role: null; gridId: null; as: null }
)

/**
 * The person of an account in a tenant with the posts held there now, and the posts held in the district above it. One statement;
 * nothing for an account that is closed.
 * @param district the district's pseudo-tenant (platform/pure/ids.ts)
 */
export async function actorRows(
  sql: Sql,
  tenant: number,
  district: number,
  accountId: string,
  now: Date,
): Promise<ActorRow[]> {
  return sql.prepared<ActorRow>('people_actor', ACTOR, [accountId, tenant, district, now])
}

const ACTOR_COLUMNS = `a.person_id AS "personId", a.tenant_id AS tenant, p.id AS "postId", p.role, p.grid_id AS "gridId", h.holds_as AS "as", h.valid_from AS since, h.id AS holding`
const HELD_NOW = `h.person_id = a.person_id AND h.valid_from <= $4 AND (h.valid_until IS NULL OR h.valid_until > $4)`
const ACTOR = `
  SELECT "personId", tenant, "postId", role, "gridId", "as", (
    SELECT array_agg(x.person_id ORDER BY x.id) FROM proxies x
    WHERE x.tenant_id = $2::bigint AND x.proxy_person_id = found."personId" AND x.valid_until IS NULL) AS "standsFor"
  FROM (
    SELECT ${ACTOR_COLUMNS} FROM accounts c
    JOIN account_persons a ON a.account_id = c.id AND a.tenant_id = $2::bigint
    LEFT JOIN (post_holders h JOIN posts p ON p.tenant_id = h.tenant_id AND p.id = h.post_id AND p.closed_at IS NULL)
      ON h.tenant_id = a.tenant_id AND h.tenant_id = $2::bigint AND ${HELD_NOW}
    WHERE c.id = $1 AND NOT c.is_locked
    UNION ALL
    SELECT ${ACTOR_COLUMNS} FROM accounts c
    JOIN account_persons a ON a.account_id = c.id AND a.tenant_id = $3::bigint
    JOIN post_holders h ON h.tenant_id = a.tenant_id AND h.tenant_id = $3::bigint AND ${HELD_NOW}
    JOIN posts p ON p.tenant_id = h.tenant_id AND p.id = h.post_id AND p.closed_at IS NULL
    WHERE c.id = $1 AND NOT c.is_locked AND $2::bigint <> $3::bigint
  ) found ORDER BY tenant DESC, since, holding`
