import type { Db } from '../../platform/db/connect.ts'

/** A node of a plan, as EXPLAIN (FORMAT JSON) prints it. */
export type PlanNode = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Plan Rows': number
  Plans?: PlanNode[]
}

/** The plans that the server would choose now for these statements with these very values. */
export async function explainAll(
  db: Db,
  statements: readonly { text: string; values: readonly unknown[] }[],
): Promise<PlanNode[]> {
  const plans: PlanNode[] = []
  for (const { text, values } of statements) {
    if (!/^\s*(select|with|insert|update)\b/i.test(text)) continue
    const result = await db.pool.query(`EXPLAIN (FORMAT JSON) ${text}`, [...values])
    plans.push(result.rows[0]['QUERY PLAN'][0].Plan)
  }
  return plans
}

/** Tables of more than `rows` rows that these plans read from end to end; a small one is read fastest that way. */
export async function scannedTables(db: Db, plans: readonly PlanNode[], rows = 1_000): Promise<string[]> {
  const large = await db.pool.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND reltuples > $1",
    [rows],
  )
  const names = new Set(large.rows.map((row) => row.name))
  const scanned = plans
    .flatMap(nodes)
    .flatMap((node) => (node['Node Type'].endsWith('Seq Scan') ? [node['Relation Name'] ?? ''] : []))
  return [...new Set(scanned)].filter((name) => names.has(name))
}

/** Indexes that these plans use. */
export function usedIndexes(plans: readonly PlanNode[]): string[] {
  return plans.flatMap(nodes).flatMap((node) => node['Index Name'] ?? [])
}

/** A plan and everything below it. */
function nodes(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodes)]
}
