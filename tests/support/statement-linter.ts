import { OWNERS } from '../architecture/ownership.ts'

/** Tables that every node of a cluster has whole, or that stand on its coordinator. */
export const SHARED_TABLES = [
  'directory',
  'sessions',
  'settings',
  'migrations',
  'accounts',
  'account_persons',
  'login_codes',
  'calendar_sets',
  'calendar_days',
  'service_windows',
  'day_windows',
  'category_sets',
  'categories',
  'routing_sets',
  'routing_rules',
] as const
const shared: readonly string[] = SHARED_TABLES
const tenantTables = new Set(
  Object.values(OWNERS)
    .flat()
    .filter((table) => !shared.includes(table)),
)

/** What a cluster would refuse, or silently do wrong (database-rules: 13–18, 20, 21). */
const FORBIDDEN: readonly [RegExp, string][] = [
  [/\bset_config\(/i, 'set_config()'],
  [/\bMERGE\s+INTO\b/i, 'MERGE'],
  [/\bROLLUP\b|\bCUBE\s*\(/i, 'ROLLUP or CUBE'],
  [/\bSET\s+TIME\s+ZONE\b/i, 'SET TIME ZONE'],
  [
    /\bnow\(\)|\bcurrent_(?:timestamp|date|time)\b|\bclock_timestamp\(|\bgen_random_uuid\(/i,
    'time or chance made in SQL',
  ],
]

/** What is read across a district or a city: counts per community, and what the communities are called. No row of it is about a person. */
const SUMMED_ACROSS: readonly string[] = ['figure_counts', 'figure_visit_counts', 'figure_tallies', 'communities']

/** The faults of a statement on a cluster: it must name its tenant for every tenant table it touches. */
export function lintStatement(text: string): string[] {
  const faults = FORBIDDEN.flatMap(([pattern, what]) => (pattern.test(text) ? [what] : []))
  const named = (words: string) =>
    [...text.matchAll(new RegExp(`\\b(?:${words})\\s+"?([a-z_]+)"?`, 'gi'))]
      .map((match) => match[1])
      .filter((table) => tenantTables.has(table))
  const read = named('from|join|update')
  // A read across tenants – a sweep looking for work, a proof – says which tenant each row is of.
  const isAcross = /^\s*select\s+(?:distinct\s+)?"?(?:\w+"?\."?)?tenant_id\b/i.test(text)
  // Pictures from above a street sum kept counts over a range of tenants; nothing else may.
  const isSummed = /tenant_id"?\s+between\s/i.test(text) && read.every((table) => SUMMED_ACROSS.includes(table))
  if (!isAcross && !isSummed && read.length > 0 && !/tenant_id"?\s*=\s*/i.test(text))
    faults.push(`no tenant_id = … for ${[...new Set(read)].join(', ')}`)
  const written = [...text.matchAll(/\binto\s+"?([a-z_]+)"?\s*\(([^)]*)\)/gi)].filter((match) =>
    tenantTables.has(match[1]),
  )
  for (const [, table, columns] of written)
    if (!/\btenant_id\b/.test(columns)) faults.push(`no tenant_id = … for ${table}`)
  return faults
}

/** Judges every statement of a test run as it is sent; a fault fails the test that sent it. */
export function statementLinter(): (text: string) => void {
  const judged = new Set<string>()
  return (text) => {
    if (judged.has(text)) return
    const faults = lintStatement(text)
    if (faults.length > 0) throw new Error(`a statement that a cluster would refuse – ${faults.join('; ')}:\n${text}`)
    judged.add(text)
  }
}
