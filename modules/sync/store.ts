import type { Sight } from '../../platform/access.ts'
import type { Sql } from '../../platform/db/connect.ts'
import type { DeviceState, Position, RescueState } from './contract.ts'

/** Where every chain of a tenant stands. */
export async function chainHeads(sql: Sql, tenant: number): Promise<Position> {
  const rows = await sql.prepared<{ chain: number; seq: number }>(
    'sync_heads',
    'SELECT chain_id AS chain, seq FROM chains WHERE tenant_id = $1',
    [tenant],
  )
  return Object.fromEntries(rows.map((row) => [String(row.chain), row.seq]))
}

/**
 * From here to its end a transaction plans its statements once for all phones. What lies in a grid is guessed lower where the grids are known, so that
 * the server would choose to plan the two largest statements of a first sync anew each time, for the same plan.
 */
export async function planOnce(sql: Sql): Promise<void> {
  await sql.raw('SET LOCAL plan_cache_mode = force_generic_plan')
}

/** Which restored or never restored house this is. */
export async function epochOf(sql: Sql): Promise<string> {
  const rows = await sql.prepared<{ value: string }>('sync_epoch', `SELECT value FROM settings WHERE key = 'epoch'`, [])
  return rows[0]?.value ?? '0'
}

/** The subjects of facts after a position, at most so many: only events after the position are read. */
export async function changedSince(
  sql: Sql,
  tenant: number,
  position: Position,
  types: readonly string[],
  most: number,
): Promise<{ type: string; id: string }[]> {
  return sql.prepared<{ type: string; id: string }>(
    'sync_changed',
    `SELECT DISTINCT e.subject_type AS type, e.subject_id AS id
     FROM unnest($2::bigint[], $3::bigint[]) AS k (chain_id, seq)
     JOIN events e ON e.tenant_id = $1 AND e.chain_id = k.chain_id AND e.seq > k.seq
     WHERE e.tenant_id = $1 AND e.subject_type = ANY($4::text[]) LIMIT $5`,
    [tenant, Object.keys(position).map(Number), Object.values(position), types, most],
  )
}

export type DeviceRow = {
  id: string
  personId: string
  accountId: string
  gridId: string
  chainId: number
  label: string
  secretHash: Buffer
  state: DeviceState
  enrolledAt: Date
  lastContactAt: Date
  skewSeconds: number
  unsent: number
  revokedAt: Date | null
  wipedAt: Date | null
}

const DEVICE = `id, person_id AS "personId", account_id AS "accountId", grid_id AS "gridId", chain_id AS "chainId", label,
  secret_hash AS "secretHash", state, enrolled_at AS "enrolledAt", last_contact_at AS "lastContactAt", skew_seconds AS "skewSeconds",
  unsent_count AS unsent, revoked_at AS "revokedAt", wiped_at AS "wipedAt"`

/** Enrols a phone. @returns false when it is there already */
export async function insertDevice(
  sql: Sql,
  tenant: number,
  one: Pick<DeviceRow, 'id' | 'personId' | 'accountId' | 'gridId' | 'chainId' | 'label' | 'secretHash' | 'enrolledAt'>,
): Promise<boolean> {
  const rows = await sql.raw(
    `INSERT INTO devices (tenant_id, id, person_id, account_id, grid_id, chain_id, label, secret_hash, state, enrolled_at, last_contact_at, skew_seconds, unsent_count)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'active', $9, $9, 0, 0) ON CONFLICT (tenant_id, id) DO NOTHING RETURNING id`,
    [tenant, one.id, one.personId, one.accountId, one.gridId, one.chainId, one.label, one.secretHash, one.enrolledAt],
  )
  return rows.length === 1
}

/** A phone by its id, locked to act on it. Who may, the caller decides: by its secret, or by its grid. */
export async function lockDevice(sql: Sql, tenant: number, deviceId: string): Promise<DeviceRow | undefined> {
  const rows = await sql.raw<DeviceRow>(`SELECT ${DEVICE} FROM devices WHERE tenant_id = $1 AND id = $2 FOR UPDATE`, [
    tenant,
    deviceId,
  ])
  return rows[0]
}

/** The phones of a person, the newest first. */
export async function devicesOf(sql: Sql, tenant: number, personId: string): Promise<DeviceRow[]> {
  return sql.raw<DeviceRow>(
    `SELECT ${DEVICE} FROM devices WHERE tenant_id = $1 AND person_id = $2 ORDER BY enrolled_at DESC, id LIMIT 100`,
    [tenant, personId],
  )
}

/** Phones in sight: one's own, and those enrolled in these grids; those in use first. */
export async function listDevices(sql: Sql, tenant: number, sight: Sight): Promise<DeviceRow[]> {
  return sql.raw<DeviceRow>(
    `SELECT ${DEVICE} FROM devices WHERE tenant_id = $1 AND (person_id = $2 OR $3::uuid[] IS NULL OR grid_id = ANY($3::uuid[]))
     ORDER BY state, enrolled_at DESC, id LIMIT 500`,
    [tenant, sight.personId, sight.grids === undefined ? null : [...sight.grids]],
  )
}

/** Keeps what a contact showed. */
export async function saveContact(
  sql: Sql,
  tenant: number,
  deviceId: string,
  one: { at: Date; skewSeconds: number; unsent: number },
): Promise<void> {
  await sql.raw(
    'UPDATE devices SET last_contact_at = $3, skew_seconds = $4, unsent_count = $5 WHERE tenant_id = $1 AND id = $2',
    [tenant, deviceId, one.at, one.skewSeconds, one.unsent],
  )
}

/** A phone is revoked from now on. */
export async function saveRevoked(
  sql: Sql,
  tenant: number,
  deviceId: string,
  at: Date,
  by: string | null,
): Promise<void> {
  await sql.raw(
    `UPDATE devices SET state = 'revoked', revoked_at = $3, revoked_by_person_id = $4 WHERE tenant_id = $1 AND id = $2`,
    [tenant, deviceId, at, by],
  )
}

/** A phone has wiped itself. How many acts went with it stays: its lead is to know. */
export async function saveWiped(sql: Sql, tenant: number, deviceId: string, at: Date): Promise<void> {
  await sql.raw(`UPDATE devices SET state = 'wiped', wiped_at = $3 WHERE tenant_id = $1 AND id = $2`, [
    tenant,
    deviceId,
    at,
  ])
}

export type RescueRow = {
  id: string
  personId: string
  gridId: string
  chainId: number
  name: string
  sealed: Buffer
  salt: Buffer
  why: string
  madeAt: Date
  heldAt: Date
  state: RescueState
  endedAt: Date | null
  reason: string | null
}

const RESCUE = `id, person_id AS "personId", grid_id AS "gridId", chain_id AS "chainId", command_name AS name, sealed, salt, why,
  made_at AS "madeAt", held_at AS "heldAt", state, ended_at AS "endedAt", reason`

/** Holds what a phone handed over. @returns the id under which it is held, also when it was held before */
export async function insertRescue(
  sql: Sql,
  tenant: number,
  one: Pick<
    RescueRow,
    'id' | 'personId' | 'gridId' | 'chainId' | 'name' | 'sealed' | 'salt' | 'why' | 'madeAt' | 'heldAt'
  > & {
    deviceId: string
    commandId: string
  },
): Promise<{ id: string; isNew: boolean }> {
  const rows = await sql.raw<{ id: string }>(
    `INSERT INTO rescues (tenant_id, id, device_id, person_id, grid_id, chain_id, command_id, command_name, sealed, salt, why, made_at, held_at, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'held') ON CONFLICT (tenant_id, device_id, command_id) DO NOTHING RETURNING id`,
    [
      tenant,
      one.id,
      one.deviceId,
      one.personId,
      one.gridId,
      one.chainId,
      one.commandId,
      one.name,
      one.sealed,
      one.salt,
      one.why,
      one.madeAt,
      one.heldAt,
    ],
  )
  if (rows[0]) return { id: one.id, isNew: true }
  const [there] = await sql.raw<{ id: string }>(
    'SELECT id FROM rescues WHERE tenant_id = $1 AND device_id = $2 AND command_id = $3',
    [tenant, one.deviceId, one.commandId],
  )
  return { id: there.id, isNew: false }
}

/** What was rescued in these grids, what waits longest first. */
export async function listRescues(
  sql: Sql,
  tenant: number,
  sight: Sight,
  states: readonly RescueState[],
): Promise<RescueRow[]> {
  return sql.raw<RescueRow>(
    `SELECT ${RESCUE} FROM rescues WHERE tenant_id = $1 AND state = ANY($2::text[]) AND ($3::uuid[] IS NULL OR grid_id = ANY($3::uuid[]))
     ORDER BY held_at, id LIMIT 200`,
    [tenant, [...states], sight.grids === undefined ? null : [...sight.grids]],
  )
}

/** One in these grids. */
export async function findRescue(
  sql: Sql,
  tenant: number,
  rescueId: string,
  sight: Sight,
): Promise<RescueRow | undefined> {
  const rows = await sql.raw<RescueRow>(
    `SELECT ${RESCUE} FROM rescues WHERE tenant_id = $1 AND id = $2 AND ($3::uuid[] IS NULL OR grid_id = ANY($3::uuid[]))`,
    [tenant, rescueId, sight.grids === undefined ? null : [...sight.grids]],
  )
  return rows[0]
}

/** Settles one that waits. @returns false when it did not wait any more */
export async function saveRescueEnd(
  sql: Sql,
  tenant: number,
  rescueId: string,
  one: { state: RescueState; at: Date; by: string | null; reason: string | null },
): Promise<boolean> {
  const rows = await sql.raw(
    `UPDATE rescues SET state = $3, ended_at = $4, ended_by_person_id = $5, reason = $6
     WHERE tenant_id = $1 AND id = $2 AND state = 'held' RETURNING id`,
    [tenant, rescueId, one.state, one.at, one.by, one.reason],
  )
  return rows.length === 1
}

/** What was rescued of a person. */
export async function rescuesOf(sql: Sql, tenant: number, personId: string): Promise<RescueRow[]> {
  return sql.raw<RescueRow>(
    `SELECT ${RESCUE} FROM rescues WHERE tenant_id = $1 AND person_id = $2 ORDER BY held_at LIMIT 1000`,
    [tenant, personId],
  )
}

/** Deletes what was rescued of a person and the labels of her phones; that there were phones, and when they were revoked, stays. */
export async function erasePersonal(sql: Sql, tenant: number, personId: string, empty: Buffer): Promise<void> {
  await sql.raw(`UPDATE rescues SET sealed = $3, salt = '' WHERE tenant_id = $1 AND person_id = $2`, [
    tenant,
    personId,
    empty,
  ])
  await sql.raw(`UPDATE devices SET label = '' WHERE tenant_id = $1 AND person_id = $2`, [tenant, personId])
}
