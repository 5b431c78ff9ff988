import type { Config } from '../config.ts'
import { openDatabase } from '../database.ts'

/** `weige migrate`: brings the schema up to date and says what was done. */
export async function migrateOnly(config: Config, say: (line: string) => void): Promise<void> {
  const opened = await openDatabase(config, new Date(), say)
  for (const name of opened.migrated) say(`✓ ${name}`)
  if (opened.migrated.length === 0) say('已是最新。The schema is up to date.')
  await opened.close()
}
