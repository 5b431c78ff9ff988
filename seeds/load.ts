import { randomBytes } from 'node:crypto'
import { buildRunning, type Running } from '../app/running.ts'
import { setUpDistrict } from '../app/set-up.ts'
import type { Commands } from '../modules/api.ts'
import { STARTERS } from '../modules/cases/rules.ts'
import type { ServerActor } from '../platform/access.ts'
import { type TestClock, testClock } from '../platform/clock.ts'
import type { InputOf, OutputOf } from '../platform/pure/contract.ts'
import { uuidv7 } from '../platform/pure/ids.ts'
import { buildSampleCommunities } from './communities/index.ts'
import { SAMPLE_ANSWERS } from './known-answers.ts'
import { layCare, visitCared } from './load-care.ts'
import { loadForce } from './load-force.ts'
import { loadHelp } from './load-help.ts'
import { loadPeople } from './load-people.ts'
import { loadPhones } from './load-phones.ts'
import { loadPlaces } from './load-places.ts'
import { bookStations, layStations } from './load-stations.ts'
import { loadStories } from './load-stories.ts'
import { layItems, loadTasks } from './load-tasks.ts'
import { loadTopicOpen, loadTopicOver } from './load-topics.ts'
import { pastReports } from './past-reports.ts'
import { pastVisits } from './past-visits.ts'
import type { SampleCommunity } from './sample.ts'

/** What has been made so far, by the keys of the sample. */
export type Known = {
  communityId: string
  readonly grids: Map<string, string>
  readonly buildings: Map<string, string>
  readonly entrances: Map<string, string>
  readonly households: Map<string, string>
  readonly codes: Map<string, string>
  readonly persons: Map<string, string>
  readonly posts: Map<string, string>
}

/** A community on its way into the database, through the real commands at moments of the past. */
export type Loading = {
  readonly sample: SampleCommunity
  readonly tenant: number
  readonly known: Known
  readonly running: Running
  readonly clock: TestClock
  /** Runs a command as the system, at the loading's clock. */
  run<Name extends keyof Commands>(
    name: Name,
    input: InputOf<Commands[Name]>,
    as?: ServerActor,
  ): Promise<OutputOf<Commands[Name]>>
  step(what: string): void
}

/** Who builds the sample. */
export const SEEDER: ServerActor = { kind: 'system', name: 'sample' }

/** The ground is laid this long before today; the cases fill the last three months. */
const GROUND_DAYS = 200
const DAY = 86_400_000

/**
 * Makes the five sample communities in an empty database: places, people and three months of cases that end today, all through
 * the real commands, so that every rule held and every chain verifies. The communities are loaded side by side; when one fails,
 * the others stop at their next step and the first failure is thrown.
 * @param wanted keys of the communities; all when left out
 * @param share part of the cases to make, 0–1: tests take fewer
 */
export async function loadSample(
  base: Running,
  options: { now: Date; password: string; wanted?: readonly string[]; share?: number; say(line: string): void },
): Promise<void> {
  const samples = buildSampleCommunities('weige').filter(
    (one) => options.wanted === undefined || options.wanted.includes(one.key),
  )
  const start = new Date(options.now.getTime() - GROUND_DAYS * DAY)
  for (const sample of samples) await setUpDistrict(base, Number(sample.community.subdistrict.code), start)
  const stop = new AbortController()
  const failures: unknown[] = []
  await Promise.all(
    samples.map((sample) =>
      loadCommunity(base, sample, start, options, stop.signal).catch((error: unknown) => {
        failures.push(error)
        stop.abort()
      }),
    ),
  )
  if (failures.length > 0) throw failures[0]
}

async function loadCommunity(
  base: Running,
  sample: SampleCommunity,
  start: Date,
  options: Parameters<typeof loadSample>[1],
  stop: AbortSignal,
): Promise<void> {
  const clock = testClock(start)
  const { db, keys, log } = base.house
  const running = buildRunning({ db, keys, clock, log })
  const tenant = Number(sample.community.subdistrict.code)
  const loading: Loading = {
    sample,
    tenant,
    running,
    clock,
    known: {
      communityId: '',
      grids: new Map(),
      buildings: new Map(),
      entrances: new Map(),
      households: new Map(),
      codes: new Map(),
      persons: new Map(),
      posts: new Map(),
    },
    run: async (name, input, as = SEEDER) => {
      stop.throwIfAborted()
      return (await running.house.run(
        name,
        { commandId: uuidv7(clock.now(), randomBytes(10)), tenant, input },
        as,
      )) as never
    },
    step: (what) => options.say(`  ${sample.community.name} ${what}`),
  }
  try {
    await loadPlaces(loading)
    await loadPeople(loading, options.password)
    await layTexts(loading)
    const cared = await layCare(loading)
    const stations = await layStations(loading)
    const items = await layItems(loading, options.now)
    await loadTopicOver(loading)
    const share = options.share ?? 1
    const beside = [
      ...(await pastVisits(loading, options.now, share)),
      ...(await pastReports(loading, options.now, share)),
    ]
    await loadStories(loading, options.now, share, beside)
    await loadTopicOpen(loading, options.now)
    await loadTasks(loading, items, options.now)
    await bookStations(loading, stations, options.now)
    await loadHelp(loading, options.now)
    await visitCared(loading, cared, options.now)
    await loadPhones(loading, options.now)
    await loadForce(loading, options.now)
  } finally {
    await running.stop()
  }
}

/** The common set of texts for answers, and what residents look up: both kept by the community. */
async function layTexts({ sample, known, clock, run }: Loading): Promise<void> {
  const main = sample.grids.find((grid) => grid.level === 'main')
  const gridId = main && known.grids.get(main.key)
  if (!gridId) throw new Error(`no main grid in ${sample.key}`)
  const newId = () => uuidv7(clock.now(), randomBytes(10))
  for (const starter of STARTERS) await run('cases.saveTemplate', { ...starter, templateId: newId(), gridId })
  for (const one of SAMPLE_ANSWERS)
    await run('intake.saveKnownAnswer', { ...one, answerId: newId(), gridId, validUntil: null })
}
