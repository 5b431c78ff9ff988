import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../../platform/db/embedded/server.ts'
import { buildTemplate } from './template.ts'

/** One PostgreSQL for a whole test run: a temporary folder, fsync off, and a migrated template that test files clone. WEIGE_TEST_POSTGRES names the programs of another major. */
export default async function setup(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'weige-test-'))
  const native = process.env.WEIGE_TEST_POSTGRES
  const server = await startEmbedded({ dataDir, durable: false, ...(native === undefined ? {} : { native }) })
  process.env.WEIGE_TEST_SOCKET = server.socketDir
  process.env.WEIGE_TEST_PORT = String(server.port)
  await buildTemplate()
  return async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
