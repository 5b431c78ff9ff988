import type { Sql } from '../../../platform/db/connect.ts'
import { ROBOT_GROUPS, type RobotGroup } from '../contract/names.ts'

/** A group robot of a grid. The key stays sealed until a letter needs it. */
export type RobotRow = { id: string; gridId: string; name: string; sealed: Buffer; groups: RobotGroup[]; setAt: Date }

/** The robots that stand on some grids. */
export async function robotsOn(sql: Sql, tenant: number, gridIds: readonly string[]): Promise<RobotRow[]> {
  const rows = await sql.prepared<Omit<RobotRow, 'groups'> & { groups: string[] }>(
    'notify_robots',
    `SELECT id, grid_id AS "gridId", name, sealed, groups, set_at AS "setAt" FROM group_robots
     WHERE tenant_id = $1 AND grid_id = ANY($2::uuid[]) ORDER BY set_at, id`,
    [tenant, [...gridIds]],
  )
  return rows.map((row) => ({ ...row, groups: ROBOT_GROUPS.filter((one) => row.groups.includes(one)) }))
}

/** Keeps a robot, or writes over the one with this key on this grid. @returns its id */
export async function saveRobot(sql: Sql, tenant: number, robot: RobotRow & { addressHash: Buffer }): Promise<string> {
  const rows = await sql.prepared<{ id: string }>(
    'notify_save_robot',
    `INSERT INTO group_robots (tenant_id, id, grid_id, name, sealed, address_hash, groups, set_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (tenant_id, grid_id, address_hash) DO UPDATE SET name = excluded.name, sealed = excluded.sealed, groups = excluded.groups, set_at = excluded.set_at
     RETURNING id`,
    [tenant, robot.id, robot.gridId, robot.name, robot.sealed, robot.addressHash, robot.groups, robot.setAt],
  )
  return rows[0].id
}

/** The grid of a robot, locked; undefined when there is none. */
export async function lockRobot(sql: Sql, tenant: number, id: string): Promise<string | undefined> {
  const rows = await sql.prepared<{ gridId: string }>(
    'notify_lock_robot',
    'SELECT grid_id AS "gridId" FROM group_robots WHERE tenant_id = $1 AND id = $2 FOR UPDATE',
    [tenant, id],
  )
  return rows[0]?.gridId
}

export async function deleteRobot(sql: Sql, tenant: number, id: string): Promise<void> {
  await sql.prepared('notify_delete_robot', 'DELETE FROM group_robots WHERE tenant_id = $1 AND id = $2', [tenant, id])
}
