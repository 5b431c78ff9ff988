import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
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
  ],
  { stdio: 'inherit' },
)
await tearDown()
