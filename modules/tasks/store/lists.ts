import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import type { TaskList } from '../contract/names.ts'
import { TASK_COLUMNS, type TaskRow } from './tasks.ts'

const FROM = `tasks k LEFT JOIN task_templates t ON t.tenant_id = k.tenant_id AND t.id = k.template_id`
/** What may reach members: of an item that is admitted on the day, or the community's own matter (no item). */
const REACHES = `(k.template_id IS NULL OR (t.state = 'admitted' AND t.valid_from <= $4::date AND t.valid_until >= $4::date))`

/** Nobody is asked to verify his own work. */
const notOwn = (person: string) =>
  `(k.not_by_person_id IS NULL OR ${person}::uuid IS NULL OR k.not_by_person_id <> ${person}::uuid)`

/** What can be done in some grids between now and a moment (`until`), as far as it is in sight; of some households only, when these are given. */
export async function openIn(
  sql: Sql,
  tenant: number,
  sight: Sight,
  wanted: {
    readonly gridIds: readonly string[]
    readonly householdIds: readonly string[] | null
    readonly now: Date
    readonly today: string
    readonly until: Date
    readonly personId: string | null
  },
): Promise<TaskRow[]> {
  return sql.prepared<TaskRow>(
    wanted.householdIds === null ? 'tasks_open_in' : 'tasks_open_at',
    `SELECT ${TASK_COLUMNS} FROM ${FROM} WHERE k.tenant_id = $1 AND k.grid_id = ANY($2::uuid[]) AND k.state IN ('planned', 'ready')
       AND k.expires_at > $3 AND ${REACHES} AND k.ready_at <= $5 AND ($6::uuid[] IS NULL OR k.grid_id = ANY($6::uuid[]))
       ${wanted.householdIds === null ? 'AND $7::uuid[] IS NULL' : 'AND k.household_id = ANY($7::uuid[])'} AND ${notOwn('$8')}
     ORDER BY k.due_at, t.decided_at, k.id`,
    [
      tenant,
      [...wanted.gridIds],
      wanted.now,
      wanted.today,
      wanted.until,
      sight.grids ?? null,
      wanted.householdIds === null ? null : [...wanted.householdIds],
      wanted.personId,
    ],
  )
}

/** Ids of one page for a phone: households with something open, or tasks without a door; in the order of ids, after one. */
export async function idsForPhone(
  sql: Sql,
  tenant: number,
  sight: Sight,
  page: {
    readonly part: 'doors' | 'others'
    readonly gridIds: readonly string[]
    readonly now: Date
    readonly today: string
    readonly until: Date
    readonly after: string | null
    readonly limit: number
    readonly personId: string | null
  },
): Promise<string[]> {
  const column = page.part === 'doors' ? 'k.household_id' : 'k.id'
  const rows = await sql.prepared<{ id: string }>(
    `tasks_for_phone_${page.part}`,
    `SELECT DISTINCT ${column} AS id FROM ${FROM} WHERE k.tenant_id = $1 AND k.grid_id = ANY($2::uuid[]) AND k.state IN ('planned', 'ready')
       AND k.expires_at > $3 AND ${REACHES} AND k.ready_at <= $5 AND ($6::uuid[] IS NULL OR k.grid_id = ANY($6::uuid[]))
       AND k.household_id IS ${page.part === 'doors' ? 'NOT NULL' : 'NULL'} AND ($7::uuid IS NULL OR ${column} > $7::uuid) AND ${notOwn('$9')}
     ORDER BY 1 LIMIT $8`,
    [
      tenant,
      [...page.gridIds],
      page.now,
      page.today,
      page.until,
      sight.grids ?? null,
      page.after,
      page.limit,
      page.personId,
    ],
  )
  return rows.map((row) => row.id)
}

/** What is planned (for the week to come) or ready in some grids and of no ended item, in the order of ids: a page of it, or some by their ids. */
export async function carriedTasks(
  sql: Sql,
  tenant: number,
  gridIds: readonly string[],
  personId: string | null,
  wanted: { readonly ids: readonly string[] } | { readonly after: string | null; readonly limit: number },
): Promise<TaskRow[]> {
  const [only, after, limit] = 'ids' in wanted ? [[...wanted.ids], null, null] : [null, wanted.after, wanted.limit]
  return sql.prepared<TaskRow>(
    'tasks_carried',
    `SELECT ${TASK_COLUMNS} FROM ${FROM} WHERE k.tenant_id = $1 AND k.grid_id = ANY($2::uuid[]) AND k.state IN ('planned', 'ready')
       AND (t.state IS NULL OR t.state = 'admitted') AND ($3::uuid[] IS NULL OR k.id = ANY($3::uuid[])) AND ($4::uuid IS NULL OR k.id > $4::uuid)
       AND ${notOwn('$6')} ORDER BY k.id LIMIT $5`,
    [tenant, [...gridIds], only, after, limit, personId],
  )
}

/** The open tasks of some versions in some grids, by id: no phone of these grids holds others. */
export async function openOfTemplates(
  sql: Sql,
  tenant: number,
  templateIds: readonly string[],
  gridIds: readonly string[],
): Promise<string[]> {
  const rows = await sql.prepared<{ id: string }>(
    'tasks_open_of_templates',
    `SELECT id FROM tasks
     WHERE tenant_id = $1 AND template_id = ANY($2::uuid[]) AND state IN ('planned', 'ready') AND grid_id = ANY($3::uuid[])`,
    [tenant, [...templateIds], [...gridIds]],
  )
  return rows.map((row) => row.id)
}

/** Open and not of an ended item, whose tasks the next sweep cancels. */
const OPEN = `k.state IN ('planned', 'ready') AND (t.state IS NULL OR t.state = 'admitted')`

/** How each list is found and ordered: its states, its moment, and what else holds. `$3` is now. */
const LISTS: Record<TaskList, { where: string; at: string; isNewestFirst: boolean }> = {
  due: {
    where: `${OPEN} AND k.ready_at <= $3 AND k.due_at > $3 AND k.expires_at > $3`,
    at: 'k.due_at',
    isNewestFirst: false,
  },
  late: {
    where: `${OPEN} AND k.due_at <= $3 AND k.expires_at > $3`,
    at: 'k.due_at',
    isNewestFirst: false,
  },
  planned: { where: `${OPEN} AND k.ready_at > $3`, at: 'k.ready_at', isNewestFirst: false },
  missed: { where: `k.state = 'missed' AND k.cleared_at IS NULL`, at: 'k.expires_at', isNewestFirst: true },
  done: { where: `k.state = 'done'`, at: 'k.done_at', isNewestFirst: true },
  cancelled: { where: `k.state = 'cancelled'`, at: 'k.cancelled_at', isNewestFirst: true },
}

/** One page of a list: tasks of some grids, as far as they are in sight, after a place in the list. */
export async function listTasks(
  sql: Sql,
  tenant: number,
  sight: Sight,
  page: {
    readonly list: TaskList
    readonly gridIds: readonly string[]
    readonly now: Date
    readonly after: { readonly at: Date; readonly id: string } | null
    readonly limit: number
  },
): Promise<(TaskRow & { listedAt: Date; clearReason: string | null })[]> {
  const { where, at, isNewestFirst } = LISTS[page.list]
  const sign = isNewestFirst ? '<' : '>'
  const direction = isNewestFirst ? 'DESC' : 'ASC'
  return sql.prepared(
    `tasks_list_${page.list}`,
    `SELECT ${TASK_COLUMNS}, k.clear_reason AS "clearReason", date_trunc('milliseconds', ${at}) AS "listedAt" FROM ${FROM}
     WHERE k.tenant_id = $1 AND k.grid_id = ANY($2::uuid[]) AND $3::timestamptz IS NOT NULL AND ${where}
       AND ($4::uuid[] IS NULL OR k.grid_id = ANY($4::uuid[]))
       AND ($5::timestamptz IS NULL OR (date_trunc('milliseconds', ${at}), k.id) ${sign} ($5::timestamptz, $6::uuid))
     ORDER BY date_trunc('milliseconds', ${at}) ${direction}, k.id ${direction} LIMIT $7`,
    [
      tenant,
      [...page.gridIds],
      page.now,
      sight.grids ?? null,
      page.after?.at ?? null,
      page.after?.id ?? null,
      page.limit,
    ],
  )
}

/** How many stand where, per grid. */
export type GridTally = {
  readonly gridId: string
  readonly due: number
  readonly late: number
  readonly planned: number
  readonly missed: number
  readonly doneThisMonth: number
}

/** Counts of open tasks, of missed ones that nobody has looked after, and of those done since a moment. */
export async function tallies(
  sql: Sql,
  tenant: number,
  sight: Sight,
  of: { readonly gridIds: readonly string[]; readonly now: Date; readonly since: Date },
): Promise<GridTally[]> {
  return sql.prepared<GridTally>(
    'tasks_tallies',
    `SELECT k.grid_id AS "gridId",
       count(*) FILTER (WHERE ${OPEN} AND k.ready_at <= $3 AND k.due_at > $3)::int AS due,
       count(*) FILTER (WHERE ${OPEN} AND k.due_at <= $3 AND k.expires_at > $3)::int AS late,
       count(*) FILTER (WHERE ${OPEN} AND k.ready_at > $3)::int AS planned,
       count(*) FILTER (WHERE k.state = 'missed' AND k.cleared_at IS NULL)::int AS missed,
       count(*) FILTER (WHERE k.state = 'done' AND k.done_at >= $4)::int AS "doneThisMonth"
     FROM ${FROM} WHERE k.tenant_id = $1 AND k.grid_id = ANY($2::uuid[]) AND ($5::uuid[] IS NULL OR k.grid_id = ANY($5::uuid[]))
       AND (k.state IN ('planned', 'ready', 'missed') OR (k.state = 'done' AND k.expires_at >= $4))
     GROUP BY k.grid_id`,
    [tenant, [...of.gridIds], of.now, of.since, sight.grids ?? null],
  )
}

/** Where a household is, for the order in which one walks. */
export type DoorPlace = {
  readonly householdId: string
  readonly gridId: string
  readonly buildingId: string
  readonly compound: string
  readonly building: string
  readonly entrance: string
  readonly floor: number
  readonly room: string
}

/** The places of some households, whoever asks: the caller sees their tasks. */
export async function doorPlaces(sql: Sql, tenant: number, householdIds: readonly string[]): Promise<DoorPlace[]> {
  if (householdIds.length === 0) return []
  return sql.prepared<DoorPlace>(
    'task_door_places',
    `SELECT h.id AS "householdId", hg.grid_id AS "gridId", b.id AS "buildingId", coalesce(c.name, '') AS compound, b.name AS building,
       e.name AS entrance, h.floor, h.room
     FROM households h
     JOIN household_grids hg ON hg.tenant_id = h.tenant_id AND hg.household_id = h.id AND hg.valid_until IS NULL
     JOIN entrances e ON e.tenant_id = h.tenant_id AND e.id = h.entrance_id
     JOIN buildings b ON b.tenant_id = h.tenant_id AND b.id = h.building_id
     LEFT JOIN compounds c ON c.tenant_id = b.tenant_id AND c.id = b.compound_id
     WHERE h.tenant_id = $1 AND h.id = ANY($2::uuid[])`,
    [tenant, [...new Set(householdIds)]],
  )
}
