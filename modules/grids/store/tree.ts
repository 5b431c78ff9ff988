import type { Context, WriteContext } from '../../../platform/context.ts'
import type { Db, Sql } from '../../../platform/db/connect.ts'
import { districtTenant } from '../../../platform/pure/ids.ts'
import { buildTree, type GridNode, type GridTree, type TreeCommunity } from '../tree.ts'

/** Row of `counters` that every change of grids raises, in the change's own transaction. */
const COUNTER = 'grid_tree'
/** For so long a tree is used without asking whether another process changed it. */
const TRUSTED_SECONDS = 1

/** `version` counts the changes; `checkedAt` is seconds of this process; `floor` is the newest change committed by this process: an older tree is never kept. */
type Kept = { tree: GridTree | undefined; version: string; checkedAt: number; floor: number }

const kept = new WeakMap<Db, Map<number, Kept>>()
/** Transactions that change a tenant's tree, with the tree as they see it; undefined = to be read again. */
const changing = new WeakMap<Sql, { readonly tenant: number; tree: GridTree | undefined }>()

/**
 * The tree of the context's tenant as the transaction sees it. Kept in memory for all callers of the process; another process's change is seen
 * within a second; a transaction that changed the tree sees its own change.
 */
export async function treeOf(ctx: Context): Promise<GridTree> {
  const change = changing.get(ctx.sql)
  if (change?.tenant === ctx.tenant) {
    change.tree ??= await loadTree(ctx)
    return change.tree
  }
  const entry = entryOf(ctx.db, ctx.tenant)
  if (entry.tree && process.uptime() - entry.checkedAt < TRUSTED_SECONDS) return entry.tree
  const { version, changes } = await readVersion(ctx)
  if (entry.tree && entry.version === version) {
    entry.checkedAt = process.uptime()
    return entry.tree
  }
  const tree = await loadTree(ctx)
  // A transaction that began before the last change of this process sees an older tree: right for it, not for others.
  if (changes >= entry.floor) Object.assign(entry, { tree, version, checkedAt: process.uptime() })
  return tree
}

/** The tree as it stands at this moment in the transaction's view, with the number of its changes: for a preview that will be run later. */
export async function freshTree(ctx: Context): Promise<{ tree: GridTree; version: number }> {
  const entry = entryOf(ctx.db, ctx.tenant)
  const { version, changes } = await readVersion(ctx)
  const tree = entry.tree && entry.version === version ? entry.tree : await loadTree(ctx)
  return { tree, version: changes }
}

/**
 * Announces to all caches that this transaction changes the tree, and makes changes of one tenant's tree follow one another: the counter's
 * row stays locked until the end. To be called before what the change rests on is read.
 */
export async function lockTree(ctx: WriteContext): Promise<GridTree> {
  if (changing.get(ctx.sql)?.tenant !== ctx.tenant) {
    const [{ value }] = await ctx.sql.raw<{ value: number }>(
      `INSERT INTO counters AS c (tenant_id, key, value) VALUES ($1, $2, 1)
       ON CONFLICT (tenant_id, key) DO UPDATE SET value = c.value + 1 RETURNING value`,
      [ctx.tenant, COUNTER],
    )
    changing.set(ctx.sql, { tenant: ctx.tenant, tree: undefined })
    ctx.afterCommit(() => {
      const entry = entryOf(ctx.db, ctx.tenant)
      Object.assign(entry, { tree: undefined, floor: Math.max(entry.floor, value) })
    })
  }
  return treeOf(ctx)
}

/** Forgets the tree that this transaction read before it changed something; the next `treeOf` sees the change. */
export function treeChanged(ctx: WriteContext): void {
  changing.set(ctx.sql, { tenant: ctx.tenant, tree: undefined })
}

/**
 * The tree of this moment, held as it is until the end of the transaction: for acts that put things into grids, so that no grid changes its
 * community under them. They do not wait for each other.
 */
export async function holdTree(ctx: WriteContext): Promise<GridTree> {
  if (changing.get(ctx.sql)?.tenant === ctx.tenant) return treeOf(ctx)
  await ctx.sql.prepared('hold_grid_tree', 'SELECT value FROM counters WHERE tenant_id = $1 AND key = $2 FOR SHARE', [
    ctx.tenant,
    COUNTER,
  ])
  return (await freshTree(ctx)).tree
}

/** How often the tree was changed so far: what an import's preview rests on. */
export async function treeVersion(sql: Sql, tenant: number): Promise<number> {
  const rows = await sql.prepared<{ value: number }>(
    'grid_tree_version',
    'SELECT value FROM counters WHERE tenant_id = $1 AND key = $2',
    [tenant, COUNTER],
  )
  return rows[0]?.value ?? 0
}

function entryOf(db: Db, tenant: number): Kept {
  const tenants = kept.get(db) ?? new Map<number, Kept>()
  kept.set(db, tenants)
  const entry = tenants.get(tenant) ?? { tree: undefined, version: '', checkedAt: 0, floor: 0 }
  tenants.set(tenant, entry)
  return entry
}

/** The district above is founded once and then never changes its id: only its being there counts. */
async function readVersion(ctx: Context): Promise<{ version: string; changes: number }> {
  const changes = await treeVersion(ctx.sql, ctx.tenant)
  const district = districtTenant(ctx.tenant)
  const above = district === ctx.tenant ? changes : await treeVersion(ctx.sql, district)
  return { version: `${changes}/${above > 0}`, changes }
}

async function loadTree(ctx: Context): Promise<GridTree> {
  const grids = await ctx.sql.prepared<GridNode>('grid_tree', GRIDS, [ctx.tenant])
  const communities = await ctx.sql.prepared<TreeCommunity>('grid_tree_communities', COMMUNITIES, [ctx.tenant])
  const district = await ctx.sql.prepared<{ id: string }>('grid_tree_district', DISTRICT, [districtTenant(ctx.tenant)])
  return buildTree(grids, communities, district[0]?.id)
}

/** The columns of a node, from `grids g` joined with its current version `v`. */
const GRIDS = `
SELECT g.id, v.id AS "versionId", g.community_id AS "communityId", g.level, g.kind, g.dedicated_kind AS "dedicatedKind", v.code, v.name,
  v.parent_id AS "parentId", g.is_synthetic AS "isSynthetic", v.shape IS NOT NULL AS "hasShape", v.valid_from AS "validFrom"
FROM grids g JOIN grid_versions v ON v.tenant_id = g.tenant_id AND v.grid_id = g.id AND v.valid_until IS NULL
WHERE g.tenant_id = $1 ORDER BY v.code`
const COMMUNITIES = `
SELECT id, chain_id AS "chainId", code, name, subdistrict_name AS "subdistrictName", district_name AS "districtName",
  managed_by AS "managedBy", is_synthetic AS "isSynthetic"
FROM communities WHERE tenant_id = $1 ORDER BY code`
const DISTRICT = `SELECT id FROM grids WHERE tenant_id = $1 AND level = 'district'`
