import { type Expression, type SqlBool, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Sight } from '../../../platform/access.ts'
import type { Db, Sql } from '../../../platform/db/connect.ts'
import type { State } from '../contract.ts'
import { clockOf, type TimedClock } from './load.ts'
import { gridsInSight } from './sight.ts'

/** An open case as a new count of its dates looks at it. */
export type OpenCase = {
  readonly id: string
  readonly number: string
  readonly summary: string
  readonly gridName: string
  readonly state: State
  readonly categoryCode: string | null
  readonly nature: string
  readonly dueRuledBy: string | null
  readonly promisedAt: Date | null
  readonly nextDeadlineAt: Date
  readonly calendarSetId: string
  readonly categorySetId: string
  readonly clocks: TimedClock[]
}

/** By which set a case is overtaken: the calendar or the catalogue that it carries. */
export type Carried = 'calendar_set_id' | 'category_set_id'

/** Open cases in sight, those first whose deadline is nearest; the next page goes on after the last. */
export async function listOpenCases(
  sqlOn: Sql,
  tenant: number,
  sight: Sight,
  page: { after?: { at: Date; id: string }; limit: number },
): Promise<OpenCase[]> {
  const { after, limit } = page
  const wanted: Expression<SqlBool>[] = [gridsInSight(sight)]
  if (after) wanted.push(sql`(c.next_deadline_at, c.id) > (${after.at}, ${after.id})`)
  const rows = await openCases(sqlOn, tenant)
    .where((eb) => eb.and(wanted))
    .orderBy('c.next_deadline_at')
    .orderBy('c.id')
    .limit(limit)
    .execute()
  return rows.map(openCase)
}

/** These open cases, for whoever holds their locks. */
export async function readOpenCases(sqlOn: Sql, tenant: number, ids: readonly string[]): Promise<OpenCase[]> {
  const rows = await openCases(sqlOn, tenant).where(sql<SqlBool>`c.id = ANY(${ids}::uuid[])`).execute()
  return rows.map(openCase)
}

function openCases(sqlOn: Sql, tenant: number) {
  return sqlOn.q
    .selectFrom('cases as c')
    .innerJoin('grid_versions as g', (join) =>
      join.onRef('g.tenant_id', '=', 'c.tenant_id').onRef('g.id', '=', 'c.grid_version_id'),
    )
    .select([
      'c.id',
      'c.number',
      'c.summary',
      'c.state',
      'c.category_code',
      'c.nature',
      'c.due_ruled_by',
      'c.due_at',
      'c.next_deadline_at',
      'c.calendar_set_id',
      'c.category_set_id',
      'g.name as grid_name',
    ])
    .select(() =>
      jsonArrayFrom(
        sqlOn.q
          .selectFrom('case_clocks as k')
          .selectAll('k')
          .where('k.tenant_id', '=', tenant)
          .where(sql<SqlBool>`k.case_id = c.id`),
      ).as('clocks'),
    )
    .where('c.tenant_id', '=', tenant)
    .where('g.tenant_id', '=', tenant)
    .where('c.state', '<>', 'closed')
}

type Row = Awaited<ReturnType<ReturnType<typeof openCases>['execute']>>[number]

function openCase(row: Row): OpenCase {
  return {
    id: row.id,
    number: row.number,
    summary: row.summary,
    gridName: row.grid_name,
    state: row.state,
    categoryCode: row.category_code,
    nature: row.nature,
    dueRuledBy: row.due_ruled_by,
    promisedAt: row.due_at,
    nextDeadlineAt: row.next_deadline_at ?? new Date(0),
    calendarSetId: row.calendar_set_id,
    categorySetId: row.category_set_id,
    clocks: row.clocks.map(clockOf),
  }
}

/** Tenants with open cases that carry one of these sets. */
export async function tenantsCarrying(db: Db, carried: Carried, setIds: readonly string[]): Promise<number[]> {
  if (setIds.length === 0) return []
  const rows = await db.pool.query<{ tenant_id: number }>(
    `SELECT DISTINCT tenant_id FROM cases WHERE state <> 'closed' AND ${carried} = ANY($1::uuid[])`,
    [setIds],
  )
  return rows.rows.map((row) => row.tenant_id)
}

/** Tenants with open cases of these calendars on which a date is an estimate. */
export async function tenantsEstimating(db: Db, setIds: readonly string[]): Promise<number[]> {
  if (setIds.length === 0) return []
  const rows = await db.pool.query<{ tenant_id: number }>(
    `SELECT DISTINCT k.tenant_id FROM case_clocks k JOIN cases c ON c.tenant_id = k.tenant_id AND c.id = k.case_id
     WHERE k.is_provisional AND k.stopped_at IS NULL AND c.state <> 'closed' AND c.calendar_set_id = ANY($1::uuid[])`,
    [setIds],
  )
  return rows.rows.map((row) => row.tenant_id)
}

/** Locks some open cases that carry one of these sets; those that somebody works on this moment come next time. */
export async function takeCarrying(
  sqlOn: Sql,
  tenant: number,
  carried: Carried,
  setIds: readonly string[],
  limit: number,
): Promise<string[]> {
  if (setIds.length === 0) return []
  const rows = await sqlOn.raw<{ id: string }>(
    `SELECT id FROM cases WHERE tenant_id = $1 AND state <> 'closed' AND ${carried} = ANY($2::uuid[])
     LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [tenant, setIds, limit],
  )
  return rows.map((row) => row.id)
}

/** The same for open cases of these calendars on which a date is an estimate. */
export async function takeEstimating(
  sqlOn: Sql,
  tenant: number,
  setIds: readonly string[],
  limit: number,
): Promise<string[]> {
  if (setIds.length === 0) return []
  const rows = await sqlOn.raw<{ id: string }>(
    `SELECT c.id FROM cases c WHERE c.tenant_id = $1 AND c.state <> 'closed' AND c.calendar_set_id = ANY($2::uuid[]) AND EXISTS (
       SELECT 1 FROM case_clocks k WHERE k.tenant_id = $1 AND k.case_id = c.id AND k.is_provisional AND k.stopped_at IS NULL)
     LIMIT $3 FOR UPDATE OF c SKIP LOCKED`,
    [tenant, setIds, limit],
  )
  return rows.map((row) => row.id)
}

/** Cases whose dates all stay carry the new set from now on; nobody need be told. */
export async function saveCarried(
  sqlOn: Sql,
  tenant: number,
  carried: Carried,
  setId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  await sqlOn.raw(`UPDATE cases SET ${carried} = $3 WHERE tenant_id = $1 AND id = ANY($2::uuid[])`, [
    tenant,
    ids,
    setId,
  ])
}
