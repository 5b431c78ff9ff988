import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { CATCH_UP_EVERY } from '../app/running.ts'
import type { PersonActor, ServerActor } from '../platform/access.ts'
import { directoryKey } from '../platform/directory.ts'
import type { TestCommunity } from '../tests/support/community.ts'
import type { Cities, City } from './city.ts'
import { load, quantile } from './ground.ts'
import type { Line } from './run.ts'
import { record, replay, type Tape } from './tape.ts'

const CLIENTS = 16
/** Communities whose lifecycles are recorded for the ceiling. */
const TAPES = 12

/**
 * Whole lives of cases through the real commands – received, triaged, assigned, claimed, resolved, verified, rated, found by search –
 * spread over the communities of a small and of a large city, in turns. Beside each stands its ceiling: the very statements of such
 * lives, followers included, sent again by a bare driver with as many commits.
 */
export async function runLifecycle(cities: Cities, isQuick: boolean): Promise<Line[]> {
  const [turns, millis] = isQuick ? [1, 3_000] : [3, 10_000]
  const sides = [cities.small, cities.large].map((city) => ({
    city,
    tapes: [] as Tape[],
    took: [] as number[],
    rates: [] as number[],
    ceilings: [] as number[],
  }))
  for (const { city, tapes } of sides) {
    for (const community of city.communities.slice(0, TAPES)) tapes.push(await recordLife(city, community))
    await load(CLIENTS, millis / 3, () => live(city))
  }
  for (let turn = 0; turn < turns; turn++) {
    for (const { city, took, rates } of sides) {
      const lives = await withCatchUp(city, () => load(CLIENTS, millis, () => live(city)))
      rates.push(lives.length / (millis / 1000))
      took.push(...lives)
    }
    for (const { city, tapes, ceilings } of sides) ceilings.push(await bare(city, tapes, millis / 2))
  }
  const [small, large] = sides
  const median = (values: readonly number[]) => quantile(values, 0.5)
  const lines = sides.map((side): Line => {
    const [figure, ceiling] = [median(side.rates), median(side.ceilings)]
    return {
      workload: 'lifecycle',
      figure: round(figure),
      unit: 'lifecycles/s',
      must: '>= 60',
      ceiling: round(ceiling),
      ratio: round(figure / ceiling),
      p50: Math.round(quantile(side.took, 0.5)),
      p99: Math.round(quantile(side.took, 0.99)),
      clients: CLIENTS,
      statements: side.tapes[0].transactions.flat().length,
      commits: side.tapes[0].transactions.length,
      data: `${side.city.size} cases in ${side.city.communities.length} subdistricts`,
    }
  })
  lines.push({
    workload: 'lifecycle: large beside small',
    figure: round(median(large.rates)),
    unit: 'lifecycles/s',
    ceiling: round(median(small.rates)),
    // Each round's pair ran one after the other: their quotients suffer least from what else the machine does.
    ratio: round(median(large.rates.map((rate, i) => rate / small.rates[i]))),
    must: '>= 0.85 of the rate in the small city',
    ceilings: round(median(large.ceilings.map((rate, i) => rate / small.ceilings[i]))),
    data: `${large.city.size} beside ${small.city.size} cases`,
  })
  return lines
}

/** Pace of the spike, lives a second: at rest, up, down to nothing, the valley, and the same again. */
const SPIKE = [
  { name: 'base', seconds: 12, from: 1, to: 1 },
  { name: 'climb', seconds: 8, from: 1, to: 35 },
  { name: 'fall', seconds: 8, from: 35, to: 0 },
  { name: 'valley', seconds: 12, from: 1, to: 1 },
  { name: 'climb', seconds: 8, from: 1, to: 35 },
  { name: 'fall', seconds: 8, from: 35, to: 0 },
] as const

/**
 * A crowd that comes and goes, twice: 1 → 35 → 0 lives a second in the large city. Lives begin when they are due, whether or not earlier
 * ones are through. The figure is the p95 of a command in the first valley, beside the p95 at rest.
 */
export async function runSpike(cities: Cities, isQuick: boolean): Promise<Line[]> {
  const city = cities.large
  const shorter = isQuick ? 4 : 1
  const took = new Map<string, number[]>()
  const running = new Set<Promise<void>>()
  let errors = 0
  let begun = 0
  for (const { name, seconds, from, to } of SPIKE) {
    const samples = took.get(name) ?? []
    took.set(name, samples)
    const started = performance.now()
    const millis = (seconds * 1000) / shorter
    let owed = 0
    for (let last = started; performance.now() - started < millis; ) {
      const at = performance.now()
      owed += ((at - last) / 1000) * (from + ((to - from) * (at - started)) / millis)
      last = at
      for (; owed >= 1; owed--) {
        begun++
        const one = live(city, (step) => samples.push(step))
          .catch(() => {
            errors++
          })
          .finally(() => running.delete(one))
        running.add(one)
      }
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  await Promise.all(running)
  const p95 = (name: string) => round(quantile(took.get(name) ?? [], 0.95))
  return [
    {
      workload: 'spike',
      figure: p95('valley'),
      unit: 'ms (p95 of a command in the first valley)',
      ceiling: p95('base'),
      ratio: round(p95('valley') / p95('base')),
      must: '0 errors; the valley as at rest',
      errors,
      lives: begun,
      p95Climb: p95('climb'),
      p95Fall: p95('fall'),
      data: `1 → 35 → 0 lives/s, ${city.size} cases`,
    },
  ]
}

/** Lets the followers pass over what wakes none of them, as often as the running house does; the last time when the work is done. */
async function withCatchUp<T>({ running: { followers } }: City, work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => void followers.catchUp(), CATCH_UP_EVERY)
  try {
    return await work()
  } finally {
    clearInterval(timer)
    await followers.catchUp()
    await followers.idle()
  }
}

/** One life of a case; `tell` hears how long each command took, in milliseconds. */
async function live(
  city: City,
  tell: (millis: number) => unknown = () => undefined,
  community: TestCommunity = city.communities[Math.floor(Math.random() * city.communities.length)],
): Promise<void> {
  const { house } = city.running
  const { tenant, desk, ordinaryLead } = community
  const timed = async <T>(work: Promise<T>): Promise<T> => {
    const start = performance.now()
    const value = await work
    await tell(performance.now() - start)
    return value
  }
  const run = (name: string, input: object, as: ServerActor) =>
    timed(house.run(name, { commandId: randomUUID(), tenant, input }, as))
  const receipt = (await run(
    'intake.receiveReport',
    {
      channel: 'qr',
      text: '三单元楼道里路灯不亮，晚上看不清，请尽快派人来看看',
      place: { by: 'code', code: community.code },
    },
    { kind: 'visitor' },
  )) as Receipt
  const { caseId } = receipt
  await run('cases.triage', { caseId, categoryCode: '0303', nature: 'help' }, desk)
  await run('cases.assign', { caseId, toPostId: ordinaryLead.grants[0].postId }, desk)
  await run('cases.claim', { caseId }, ordinaryLead)
  await run('cases.resolve', { caseId, outcome: 'solved', answer: '已经换好灯泡，请您放心。' }, ordinaryLead)
  await run('cases.verify', { caseId, passed: true }, desk)
  await run('cases.rate', { caseId, rating: 5 }, bearerOf(city, receipt))
  const found = await timed(search(city, community, desk, receipt.number))
  if (!found.cases.some((one) => one.id === caseId && one.state === 'closed'))
    throw new Error(`case ${receipt.number} was not found closed`)
}

type Receipt = { caseId: string; number: string; trackingCode: string }

function bearerOf(city: City, { caseId, trackingCode }: Receipt): ServerActor {
  const bearerHash = directoryKey(city.running.house.keys, 'tracking', trackingCode).toString('hex')
  return { kind: 'bearer', subjectId: caseId, bearerHash }
}

async function search(city: City, { tenant }: TestCommunity, as: PersonActor, words: string) {
  const input = { scope: 'my_grids', sort: 'newest', search: words }
  return (await city.running.house.ask('cases.desk', { tenant, input }, as)) as {
    cases: { id: string; state: string }[]
  }
}

/** Records one life in a community, each command and what followed it as a transaction of its own. */
async function recordLife(city: City, community: TestCommunity): Promise<Tape> {
  const { followers } = city.running
  // Once unrecorded: what a process looks up only once – the tree, the catalogue – is no part of the work.
  await live(city, undefined, community)
  await followers.idle()
  return record((cut) =>
    live(
      city,
      async () => {
        cut()
        await followers.idle()
        cut()
      },
      community,
    ),
  )
}

/** Lives a second of a bare driver that sends what was recorded. */
async function bare(city: City, tapes: readonly Tape[], millis: number): Promise<number> {
  const pool = new pg.Pool({ ...city.address, max: city.db.pool.options.max, options: '-c role=weige_app' })
  try {
    const lives = await load(CLIENTS, millis, async () => {
      const client = await pool.connect()
      try {
        await replay(client, tapes[Math.floor(Math.random() * tapes.length)])
        client.release()
      } catch (error) {
        // Its transaction is broken off: nobody else is to be given this connection.
        client.release(true)
        throw error
      }
    })
    return lives.length / (millis / 1000)
  } finally {
    // What was sent again moved the places of the followers too.
    await pool.query(
      'UPDATE cursors k SET seq = c.seq FROM chains c WHERE c.tenant_id = k.tenant_id AND c.chain_id = k.chain_id',
    )
    await pool.end()
  }
}

const round = (value: number): number => Math.round(value * 100) / 100
