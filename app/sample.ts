import { randomInt } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Role } from '../modules/people/contract.ts'
import { connect, type Db } from '../platform/db/connect.ts'
import { buildSampleCommunities } from '../seeds/communities/index.ts'
import { loadSample } from '../seeds/load.ts'
import { type Config, OperatorError } from './config.ts'
import type { OpenDatabase } from './database.ts'
import { buildRunning, type Running } from './running.ts'

/** The password of all sample people on one's own machine. A trial in the LAN makes a random one. */
const SAMPLE_PASSWORD = 'weige-sample'

/** A sample database stays one for good, and a real one never becomes one. @throws OperatorError */
export async function refuseMixing(db: Db, config: Config): Promise<void> {
  const mark = await db.q.selectFrom('settings').select('value').where('key', '=', 'is_sample').executeTakeFirst()
  if (mark && !config.isSample) {
    throw new OperatorError(
      '这个数据库装的是样例数据,不能用于正式运行。请换一个空库(DATABASE_URL 或 WEIGE_DATA)。\nThis database holds sample data and cannot be used for real work; use an empty one.',
    )
  }
  if (!mark && config.isSample) {
    const there = await db.q.selectFrom('communities').select('id').limit(1).executeTakeFirst()
    if (there)
      throw new OperatorError(
        '这个数据库里已有正式数据,不能装入样例。This database holds real data; sample data are not put into it.',
      )
  }
}

/** Fills an empty database with the sample communities, once. One that was interrupted is begun anew by emptying the data folder. */
export async function sampleSetUp(
  running: Running,
  opened: OpenDatabase,
  config: Config,
  say: (line: string) => void,
): Promise<void> {
  const { db, clock, keys, log } = running.house
  const mark = await db.q.selectFrom('settings').select('value').where('key', '=', 'is_sample').executeTakeFirst()
  if (mark?.value === 'complete') return
  if (mark) await emptySample(db)
  else await db.q.insertInto('settings').values({ key: 'is_sample', value: 'loading' }).execute()
  say(
    '正在生成样例社区(只在第一次启动时,约一两分钟)… Making the sample communities (first start only, a minute or two)…',
  )
  // An interrupted sample is made anew, so its commits need not wait for the disk one by one.
  const fast = connect(opened.address, 'app', { hasRoles: opened.hasRoles, max: 10, mayLoseLast: true })
  const loader = buildRunning({ db: fast, keys, clock, log })
  try {
    await loadSample(loader, { now: clock.now(), password: await samplePassword(config), say })
  } finally {
    await loader.stop()
    await fast.close()
  }
  await db.q.updateTable('settings').set({ value: 'complete' }).where('key', '=', 'is_sample').execute()
}

/** People worth signing in as, with what they do. */
export async function samplePeople(
  running: Running,
): Promise<{ login: string; password: string; name: string; role: Role | ''; community: string }[]> {
  const password = sampleSecret ?? SAMPLE_PASSWORD
  const known = await running.house.db.q.selectFrom('accounts').select('login').where('login', 'is not', null).execute()
  const logins = new Set(known.map((row) => row.login))
  return buildSampleCommunities('weige').flatMap((sample) => {
    const persons = new Map(sample.people.map((one) => [one.key, one]))
    return sample.accounts
      .filter((account) => logins.has(account.login))
      .map((account) => {
        const post = sample.posts.find(
          (one) => one.key === sample.holders.find((holder) => holder.personKey === account.personKey)?.postKey,
        )
        return {
          login: account.login,
          password,
          name: persons.get(account.personKey)?.name ?? '',
          role: post?.role ?? '',
          community: sample.community.name,
        }
      })
  })
}

/** What the first page of sample mode offers: a code of each community, and people to sign in as. */
export async function sampleStart(running: Running): Promise<{ places: object[]; people: object[] }> {
  const people = await samplePeople(running)
  return { places: await sampleCodes(running), people: people.map((one) => ({ ...one, place: one.community })) }
}

/** A printed code of each community, at a door whose member can be signed in as: so that the whole way of a case can be walked. */
export async function sampleCodes(
  running: Running,
): Promise<{ code: string; placeName: string; communityName: string }[]> {
  const { rows } = await running.house.db.pool.query<{ code: string; placeName: string; communityName: string }>(
    `SELECT DISTINCT ON (c.tenant_id, c.community_id) c.code, c.place_name AS "placeName", m.name AS "communityName"
     FROM place_codes c JOIN communities m ON m.tenant_id = c.tenant_id AND m.id = c.community_id
     LEFT JOIN (SELECT DISTINCT p.tenant_id, p.grid_id FROM posts p
       JOIN post_holders h ON h.tenant_id = p.tenant_id AND h.post_id = p.id AND h.valid_until IS NULL
       JOIN account_persons a ON a.tenant_id = h.tenant_id AND a.person_id = h.person_id
       WHERE p.role = 'micro_grid_member') w ON w.tenant_id = c.tenant_id AND w.grid_id = c.grid_id
     WHERE c.revoked_at IS NULL AND c.kind = 'entrance'
     ORDER BY c.tenant_id, c.community_id, w.grid_id IS NULL, c.issued_at, c.id`,
  )
  return rows
}

let sampleSecret: string | undefined

async function samplePassword(config: Config): Promise<string> {
  if (!config.isLan) return SAMPLE_PASSWORD
  const path = join(config.localDir, 'sample-password')
  sampleSecret = await readFile(path, 'utf8').catch(() => undefined)
  if (sampleSecret === undefined) {
    sampleSecret = Array.from({ length: 12 }, () => 'abcdefghjkmnpqrstuvwxyz23456789'[randomInt(31)]).join('')
    await writeFile(path, sampleSecret, { mode: 0o600 })
  }
  return sampleSecret
}

/** A first start that was killed half-way leaves nothing that the next could trip over. */
async function emptySample(db: Db): Promise<void> {
  const tables = await db.pool.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('migrations', 'settings')",
  )
  await db.pool.query(
    `SET ROLE NONE; TRUNCATE ${tables.rows.map((row) => `"${row.name}"`).join(', ')} CASCADE; SET ROLE weige_app`,
  )
}
