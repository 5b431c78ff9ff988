import { randomFillSync } from 'node:crypto'
import { searchVector } from '../modules/cases/store/search-terms.ts'
import type { EventBody, EventName } from '../modules/events.ts'
import { type Announcement, flush } from '../platform/announce.ts'
import { type Address, connect, type Db } from '../platform/db/connect.ts'
import { commit } from '../platform/keys.ts'
import { uuidv7 } from '../platform/pure/ids.ts'
import { localDate } from '../platform/pure/time.ts'
import { createRandom, type Random } from '../seeds/random.ts'
import type { TestCommunity } from '../tests/support/community.ts'
import { copyIn, LOADED, line, type Rows, strip } from './copy-rows.ts'
import { CATEGORIES, reportText } from './load-texts.ts'

/** How many cases a community gets. */
export type Share = { community: TestCommunity; cases: number }

/**
 * Fills a database with a year of cases. Rows come by COPY into tables without their secondary indexes and foreign keys; both are
 * made again afterwards, so that the database itself checks every owner, grid and case. History goes through the same append as
 * any command, one statement per community and span of days, so the chains verify; it is shorter than a lived one (two or three
 * facts a case, and all of one span carry its last moment). Followers begin behind what was loaded.
 * @param followers names of those who follow chains
 */
export async function loadCases(
  address: Address,
  shares: readonly Share[],
  now: Date,
  followers: readonly string[],
  say: (line: string) => void,
): Promise<void> {
  const db = connect(address, 'migrator', { hasRoles: false, max: 6, mayLoseLast: true })
  try {
    const started = performance.now()
    const total = shares.reduce((sum, share) => sum + share.cases, 0)
    const random = createRandom(`cases/${total}`)
    const rebuild = await strip(db)
    const grounds = await Promise.all(shares.map((share) => groundOf(db, share)))
    const spans = Math.min(MAX_SPANS, Math.max(4, Math.ceil(total / SPAN_ROWS)))
    let done = 0
    let writing = Promise.resolve()
    for (let span = 0; span < spans; span++) {
      const until = new Date(now.getTime() - ((spans - 1 - span) * YEAR_MS) / spans)
      const loads = grounds.map((ground) => {
        const count = Math.floor((ground.cases * (span + 1)) / spans) - Math.floor((ground.cases * span) / spans)
        return spanOf(ground, count, until, YEAR_MS / spans, now, random)
      })
      await writing
      writing = write(db, loads)
      done += loads.reduce((sum, load) => sum + load.rows.cases.length, 0)
      say(`${done} of ${total} cases, ${Math.round((performance.now() - started) / 1000)} s`)
    }
    await writing
    say('indexes and foreign keys')
    await rebuild.indexes()
    await rebuild.keys()
    await db.pool.query(
      `INSERT INTO cursors (tenant_id, chain_id, follower, seq) SELECT c.tenant_id, c.chain_id, f.name, c.seq FROM chains c, unnest($1::text[]) AS f (name)
       ON CONFLICT (tenant_id, chain_id, follower) DO UPDATE SET seq = excluded.seq`,
      [followers],
    )
    await db.pool.query('VACUUM (ANALYZE)')
    say(`loaded in ${Math.round((performance.now() - started) / 1000)} s`)
  } finally {
    await db.close()
  }
}

const YEAR_MS = 365 * 86_400_000
/** Cases written at a time, and the most parts that a year is cut into. */
const SPAN_ROWS = 12_000
const MAX_SPANS = 100
/** Residents of a community who report under their name. */
const RESIDENTS = 40
/** Share of cases that are open, and of reports without a name. */
const OPEN = 0.08
const ANONYMOUS = 0.4

/** What the cases of one community stand on. */
type Ground = {
  tenant: number
  communityId: string
  chainId: number
  cases: number
  /** The number of the next case: no two of a tenant are the same. */
  next: number
  sets: { category: string; routing: string; calendar: string }
  micro: readonly { gridId: string; versionId: string; name: string }[]
  codeId: string
  residents: readonly string[]
  deskPost: string
  handlers: readonly { postId: string; personId: string }[]
}

/** One community's rows of one span of days, with their history. */
type Load = { ground: Ground; at: Date; rows: Rows; facts: Announcement[] }

async function groundOf(db: Db, { community, cases }: Share): Promise<Ground> {
  const { tenant } = community
  const [row] = (
    await db.pool.query(
      `SELECT m.chain_id, (SELECT count(*)::int FROM cases c WHERE c.tenant_id = $1) AS there,
         (SELECT id FROM category_sets WHERE district_id = $3 AND state = 'published' ORDER BY published_at DESC LIMIT 1) AS category,
         (SELECT id FROM routing_sets WHERE district_id = $3 AND state = 'published' ORDER BY published_at DESC LIMIT 1) AS routing,
         (SELECT id FROM calendar_sets WHERE district_id = $3 AND state = 'published' ORDER BY published_at DESC LIMIT 1) AS calendar,
         (SELECT id FROM place_codes p WHERE p.tenant_id = $1 AND p.community_id = $2 LIMIT 1) AS code_id
       FROM communities m WHERE m.tenant_id = $1 AND m.id = $2`,
      [tenant, community.communityId, Math.floor(tenant / 1000)],
    )
  ).rows
  const micro = await db.pool.query(
    'SELECT grid_id AS "gridId", id AS "versionId", name FROM grid_versions WHERE tenant_id = $1 AND grid_id = ANY($2) AND valid_until IS NULL',
    [tenant, community.micro],
  )
  const residents = Array.from({ length: RESIDENTS }, () => uuidv7(new Date(0), chanceBytes(10)))
  await db.pool.query(
    `INSERT INTO persons (tenant_id, id, name, is_contact_public, is_synthetic, created_at) SELECT $1, id, '样例居民', false, true, $3 FROM unnest($2::uuid[]) AS r (id)`,
    [tenant, residents, new Date(0)],
  )
  return {
    tenant,
    communityId: community.communityId,
    chainId: row.chain_id,
    cases,
    next: row.there,
    sets: { category: row.category, routing: row.routing, calendar: row.calendar },
    micro: micro.rows,
    codeId: row.code_id,
    residents,
    deskPost: community.desk.grants[0].postId,
    handlers: [community.ordinaryLead, community.siblingLead, community.member].map((one) => ({
      postId: one.grants[0].postId,
      personId: one.personId,
    })),
  }
}

function spanOf(ground: Ground, count: number, until: Date, spanMs: number, now: Date, random: Random): Load {
  const rows: Rows = { cases: [], case_parties: [], case_clocks: [], reports: [], directory: [] }
  const facts: Announcement[] = []
  for (let i = 0; i < count; i++) {
    const reportedAt = new Date(until.getTime() - spanMs + (spanMs * (i + random.next())) / count)
    addCase(ground, reportedAt, now, random, rows, facts)
  }
  return { ground, at: until, rows, facts }
}

/** How far a case has come: the state, the clock that runs in it, and how many of the facts below it has behind it. */
const STAGES = [
  { state: 'reported', clock: 'triage', weight: 1 },
  { state: 'triaged', clock: 'assign', weight: 1 },
  { state: 'assigned', clock: 'handle', weight: 2 },
  { state: 'in_progress', clock: 'handle', weight: 3 },
  { state: 'resolved', clock: 'verify', weight: 0.5 },
  { state: 'verified', clock: 'rating', weight: 0.5 },
] as const
const CLOSED = { state: 'closed', clock: 'handle', weight: 0 } as const
const ORDER: readonly string[] = [...STAGES, CLOSED].map((stage) => stage.state)
const LATE = 0.1

function addCase(ground: Ground, reportedAt: Date, now: Date, random: Random, rows: Rows, facts: Announcement[]): void {
  const { tenant, sets } = ground
  const stage = random.chance(OPEN) ? random.weighted(STAGES, (one) => one.weight) : CLOSED
  const has = (state: string) => ORDER.indexOf(stage.state) >= ORDER.indexOf(state)
  const after = (hours: number) => new Date(reportedAt.getTime() + hours * 3_600_000)
  const chance = chanceBytes(80)
  const id = uuidv7(reportedAt, chance.subarray(0, 10))
  const [salt, answerSalt, textSalt] = [chance.subarray(10, 26), chance.subarray(26, 42), chance.subarray(42, 58)]
  const reportId = uuidv7(reportedAt, chance.subarray(58, 68))
  const partyId = uuidv7(reportedAt, chance.subarray(68, 78))
  const grid = random.pick(ground.micro)
  const handler = random.pick(ground.handlers)
  const category = has('triaged') ? random.pick(CATEGORIES) : null
  const priority = random.chance(0.03) ? 'urgent' : 'normal'
  const text = reportText(random)
  const number = `${localDate(reportedAt).slice(2).replaceAll('-', '')}-${String((ground.next++ * 7919) % 1_000_000).padStart(6, '0')}`
  const placeName = `幸福里${random.int(1, 30)}幢`
  const dueAt = new Date(now.getTime() + (random.chance(LATE) ? -1 : 1) * random.int(1, 240) * 3_600_000)
  const isOpen = stage.state !== 'closed'
  const ownerPost = has('assigned') && !has('resolved') ? handler.postId : ground.deskPost
  const [nature, channel] = [random.pick(['help', 'complaint', 'suggestion']), random.pick(['qr', 'snap', 'phone'])]
  const answer = has('resolved') ? '已经到现场处理,请您放心。' : null
  const tracking = random.chance(ANONYMOUS) ? chanceBytes(32) : null
  const person = tracking ? null : random.pick(ground.residents)
  const rating = isOpen ? null : random.int(3, 5)
  rows.cases.push(
    line([
      tenant,
      id,
      ground.communityId,
      ground.chainId,
      number,
      grid.gridId,
      grid.versionId,
      placeName,
      104.2 + random.next() * 0.01,
      30.62 + random.next() * 0.002,
      channel,
      stage.state,
      nature,
      category,
      sets.category,
      sets.routing,
      sets.calendar,
      'community',
      priority,
      random.chance(0.02),
      false,
      text,
      salt,
      searchVector(tenant, { number, summary: text, placeName })
        .map((term) => `'${term}'`)
        .join(' '),
      ownerPost,
      has('in_progress') ? handler.postId : null,
      has('in_progress') ? handler.personId : null,
      isOpen ? dueAt : null,
      has('assigned') ? dueAt : null,
      false,
      has('assigned') ? 'category' : null,
      has('resolved') ? 'solved' : null,
      answer,
      answer ? answerSalt : null,
      isOpen ? null : 'content',
      rating,
      0,
      0,
      0,
      reportedAt,
      has('assigned') ? after(2) : null,
      has('in_progress') ? after(6) : null,
      has('resolved') ? after(30) : null,
      has('verified') ? after(40) : null,
      isOpen ? null : after(60),
      ORDER.indexOf(stage.state) + 1,
    ]),
  )
  rows.case_parties.push(
    line([
      tenant,
      id,
      partyId,
      person,
      tracking,
      'reporter',
      reportedAt,
      has('verified') ? after(40) : null,
      isOpen ? null : 'content',
    ]),
  )
  rows.case_clocks.push(
    line([
      tenant,
      id,
      stage.clock,
      ownerPost,
      reportedAt,
      isOpen ? dueAt : after(100),
      3,
      'wd',
      false,
      isOpen ? null : after(30),
      isOpen && dueAt > now ? dueAt : null,
    ]),
  )
  rows.reports.push(
    line([
      tenant,
      reportId,
      id,
      channel,
      text,
      textSalt,
      ground.codeId,
      placeName,
      'code',
      person,
      tracking,
      reportedAt,
      reportedAt,
    ]),
  )
  if (tracking) rows.directory.push(line(['tracking', tracking, tenant, id]))
  const tell = <Name extends EventName>(name: Name, type: string, subjectId: string, data: EventBody<Name>) =>
    facts.push({
      id: uuidv7(reportedAt, chanceBytes(10)),
      name,
      subject: { type, id: subjectId, gridId: grid.gridId, chainId: ground.chainId },
      data,
    })
  tell('case.reported', 'case', id, {
    channel,
    category: null,
    nature,
    tier: 'community',
    priority,
    owner: ground.deskPost,
    dueAt: after(2).toISOString(),
    summary_seal: commit(salt, text),
  })
  tell('report.received', 'report', reportId, {
    case: id,
    channel,
    locatedBy: 'code',
    anonymous: tracking !== null,
    photos: 0,
    text_seal: commit(textSalt, text),
  })
  if (stage.state === 'assigned')
    tell('case.assigned', 'case', id, {
      to: handler.postId,
      dueAt: dueAt.toISOString(),
      provisional: false,
      ruledBy: 'category',
      rule: 1,
    })
  if (stage.state === 'in_progress') tell('case.claimed', 'case', id, { by: handler.personId })
  if (answer && isOpen)
    tell('case.resolved', 'case', id, { outcome: 'solved', answer_seal: commit(answerSalt, answer), onTheSpot: false })
  if (!isOpen) tell('case.closed', 'case', id, { outcome: 'solved', rated: true })
}

let pool = Buffer.alloc(0)
let taken = 0
/** Random bytes out of a large pool: millions of small buffers of their own would keep the collector busy. */
function chanceBytes(count: number): Buffer {
  if (taken + count > pool.length) {
    pool = randomFillSync(Buffer.alloc(POOL_BYTES))
    taken = 0
  }
  taken += count
  return pool.subarray(taken - count, taken)
}
const POOL_BYTES = 2 ** 20

/** Writes a span: rows of all communities by one COPY a table, then each community's history. */
async function write(db: Db, loads: readonly Load[]): Promise<void> {
  await Promise.all([
    ...LOADED.map((table) =>
      copyIn(
        db,
        table,
        loads.flatMap((load) => load.rows[table]),
      ),
    ),
    append(db, loads),
  ])
}

async function append(db: Db, loads: readonly Load[]): Promise<void> {
  for (const { ground, at, facts } of loads) {
    const act = {
      tenant: ground.tenant,
      commandId: uuidv7(at, chanceBytes(10)),
      at,
      madeAt: at,
      actorId: null,
      postId: null,
      via: 'import',
    }
    if (facts.length > 0) await db.transaction((sql) => flush(sql, act, facts, null))
  }
}
