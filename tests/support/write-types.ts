import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import pg from 'pg'
import { ROOT } from '../architecture/sources.ts'
import setUpCluster from './cluster.ts'
import { testAddress } from './template.ts'

/** `npm run db:types`: migrates an empty database and writes the types of its tables. */
const tearDown = await setUpCluster()
const address = testAddress('weige_template')
if (!('host' in address)) throw new Error('the test cluster has a socket')
const url = `postgres://${address.user}@localhost:${address.port}/${address.database}?host=${encodeURIComponent(address.host)}`
const types = JSON.stringify({ int8: 'number', date: 'string', tsvector: 'string', bytea: 'Buffer' })
execFileSync(
  process.execPath,
  [
    join(ROOT, 'node_modules/kysely-codegen/dist/cli/bin.js'),
    '--dialect',
    'postgres',
    '--url',
    url,
    '--out-file',
    join(ROOT, 'platform/db/schema.ts'),
    '--type-mapping',
    types,
    '--overrides',
    JSON.stringify({ columns: await wordColumns() }),
  ],
  { stdio: 'inherit' },
)
await tearDown()

/** Columns that a CHECK holds to a list of words (`state IN ('reported', …)`): their type is that list. */
async function wordColumns(): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ table: string; text: string; nullable: string[] }>(
    `SELECT c.conrelid::regclass::text AS "table", pg_get_constraintdef(c.oid) AS text,
       ARRAY(SELECT attname::text FROM pg_attribute a WHERE a.attrelid = c.conrelid AND a.attnum > 0 AND NOT a.attnotnull) AS nullable
     FROM pg_constraint c WHERE c.contype = 'c' AND c.connamespace = 'public'::regnamespace ORDER BY 1, c.conname`,
  )
  await client.end()
  return Object.fromEntries(
    rows.flatMap(({ table, text, nullable }) => {
      const found = /^CHECK \(\((?:\((\w+) IS NULL\) OR \()?\(?(\w+) = ANY \(ARRAY\[([^\]]*)\]\)\)*$/.exec(text)
      if (!found) return []
      const [, asked, column, list] = found
      if (asked !== undefined && asked !== column) return []
      const words = [...list.matchAll(/'(\w+)'::text/g)].map((match) => `"${match[1]}"`)
      return [[`${table}.${column}`, [...words, ...(nullable.includes(column) ? ['null'] : [])].join(' | ')]]
    }),
  )
}
