import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { modules } from '../app/modules.ts'
import { buildRunning, type Running } from '../app/running.ts'
import { systemClock } from '../platform/clock.ts'
import { type Address, connect, type Db } from '../platform/db/connect.ts'
import { type Keys, loadKeys } from '../platform/keys.ts'
import { openLog } from '../platform/log.ts'
import { buildCommunity, type TestCommunity } from '../tests/support/community.ts'
import { addressOf, createDatabase, migrated } from './databases.ts'
import type { BenchGround } from './ground.ts'
import { loadCases } from './load-cases.ts'

/** A city of many subdistricts at one size. */
export type City = {
  /** As it is named in a line: 10k, 1M. */
  readonly size: string
  readonly db: Db
  readonly address: Address
  readonly running: Running
  readonly communities: readonly TestCommunity[]
}

/** The same city small and large, in two databases of one server, so that both are measured in turns. */
export type Cities = { readonly small: City; readonly large: City; close(): Promise<void> }

/** Sizes of the two cities, and how much of each lies in the community whose desk is measured. */
const FULL = { subdistricts: 260, small: { cases: 10_000, desk: 1_000 }, large: { cases: 1_000_000, desk: 10_000 } }
const QUICK = { subdistricts: 8, small: { cases: 2_000, desk: 1_000 }, large: { cases: 10_000, desk: 2_000 } }
/** Communities that are founded at a time. */
const AT_ONCE = 12

/**
 * Founds a community in every subdistrict through the real commands, loads the small city, copies the database, and loads the rest
 * into the copy. The desk that is measured has 80 open cases in the small city – its pages are as full as in the large one –
 * and 800 in the large.
 */
export async function openCities(ground: BenchGround, isQuick: boolean, say: (line: string) => void): Promise<Cities> {
  const sizes = isQuick ? QUICK : FULL
  const now = systemClock.now()
  const keysFolder = await mkdtemp(join(tmpdir(), 'weige-bench-keys-'))
  const keys = await loadKeys(keysFolder)
  const small = addressOf(ground, 'city_small')
  const large = addressOf(ground, 'city_large')
  await createDatabase(ground, 'city_small')
  await migrated(small, now)

  const communities = await found(small, keys, sizes.subdistricts, say)
  const followers = modules.flatMap((one) => (one.follows ? [one.name] : []))
  const shares = ({ cases, desk }: { cases: number; desk: number }, there = { cases: 0, desk: 0 }) => {
    const others = (size: typeof there) => Math.floor((size.cases - size.desk) / (communities.length - 1))
    return communities.map((community, index) => ({
      community,
      cases: index === 0 ? desk - there.desk : others({ cases, desk }) - others(there),
    }))
  }
  await loadCases(small, shares(sizes.small), now, followers, (line) => say(`small city: ${line}`))
  await createDatabase(ground, 'city_large', 'city_small')
  await loadCases(large, shares(sizes.large, sizes.small), now, followers, (line) => say(`large city: ${line}`))
  const open = (address: Address, size: string): City => {
    const db = connect(address, 'app', { max: 12 })
    const running = buildRunning({ db, keys, clock: systemClock, log: openLog('silent') })
    return { size, db, address, running, communities }
  }
  const cities = [open(small, sizeName(sizes.small.cases)), open(large, sizeName(sizes.large.cases))] as const
  return {
    small: cities[0],
    large: cities[1],
    close: async () => {
      for (const { db, running } of cities) {
        await running.stop()
        await db.close()
      }
      await rm(keysFolder, { recursive: true, force: true })
    },
  }
}

async function found(
  address: Address,
  keys: Keys,
  subdistricts: number,
  say: (line: string) => void,
): Promise<TestCommunity[]> {
  const db = connect(address, 'app', { max: AT_ONCE, mayLoseLast: true })
  const running = buildRunning({ db, keys, clock: systemClock, log: openLog('silent') })
  const communities: TestCommunity[] = []
  const code = (index: number) => `510112${String(index + 1).padStart(3, '0')}009`
  // The first one also publishes the district's calendar, catalogue and rules.
  communities.push(await buildCommunity(running, code(0)))
  while (communities.length < subdistricts) {
    const from = communities.length
    const count = Math.min(AT_ONCE, subdistricts - from)
    communities.push(
      ...(await Promise.all(Array.from({ length: count }, (_, i) => buildCommunity(running, code(from + i))))),
    )
    say(`${communities.length} of ${subdistricts} communities founded`)
  }
  await running.followers.idle()
  await running.stop()
  await db.close()
  return communities
}

function sizeName(cases: number): string {
  return cases >= 1_000_000 ? `${cases / 1_000_000}M` : `${cases / 1_000}k`
}
