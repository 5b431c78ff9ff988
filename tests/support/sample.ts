import { randomUUID } from 'node:crypto'
import { buildRunning } from '../../app/running.ts'
import { testClock } from '../../platform/clock.ts'
import { connect } from '../../platform/db/connect.ts'
import { setUpChannels } from '../../platform/deliver.ts'
import { openLog } from '../../platform/log.ts'
import { LETTER_KINDS } from '../../platform/pure/letter-words.ts'
import { buildSampleCommunities } from '../../seeds/communities/index.ts'
import { loadSample } from '../../seeds/load.ts'
import type { SampleCommunity } from '../../seeds/sample.ts'
import { SYSTEM, testKeys } from './house.ts'
import { cloneOfMade, testAddress } from './template.ts'

/** The password of all sample people. */
export const SAMPLE_PASSWORD = 'weige-sample'

/** What a story needs of the sample: a printed code and the log-ins of everybody who may be asked to work there. */
export type StoryGround = { tenant: number; code: string; password: string; loginOfPost: Map<string, string> }

/**
 * A database of one's own with one of the sample communities, as it is made at `now`, with a share of its cases. To make one
 * takes half a minute, so each is made once in a test run and cloned: `name` tells apart what is made differently.
 */
export function cloneSample(
  name: string,
  { key, now, share }: { key: string; now: Date; share: number },
): Promise<string> {
  return cloneOfMade(`sample_${name}_${key}`, async (database) => {
    const db = connect(testAddress(database), 'app', { max: 8 })
    setUpChannels(db, LETTER_KINDS)
    const running = buildRunning({ db, keys: testKeys(), clock: testClock(now), log: openLog('silent') })
    await loadSample(running, { now, password: SAMPLE_PASSWORD, wanted: [key], share, say: () => undefined })
    await running.stop()
    await db.close()
  })
}

/** What the seeds say of a sample community, by its key: desheng, shuangfulu … */
export function sampleOf(key: string): SampleCommunity {
  const found = buildSampleCommunities('weige').find((one) => one.key === key)
  if (!found) throw new Error(`no sample community ${key}`)
  return found
}

/**
 * Readies a clone of 师大社区 for being served as a sample: marked complete, with log-ins for all posts on the line of one
 * micro grid.
 */
export async function readySample(database: string, now: Date): Promise<StoryGround> {
  const db = connect(testAddress(database), 'app', { max: 2 })
  const running = buildRunning({ db, keys: testKeys(), clock: testClock(now), log: openLog('silent') })
  try {
    await db.q.insertInto('settings').values({ key: 'is_sample', value: 'complete' }).execute()
    const tenant = 510112002
    const member = await db.pool.query<{ grid_id: string; code: string }>(
      `SELECT p.grid_id, c.code FROM accounts a JOIN account_persons ap ON ap.account_id = a.id JOIN post_holders h ON h.person_id = ap.person_id
       JOIN posts p ON p.id = h.post_id JOIN place_codes c ON c.grid_id = p.grid_id AND c.kind = 'entrance' AND c.revoked_at IS NULL
       WHERE a.login = 'shida.member' AND p.role = 'micro_grid_member' ORDER BY c.code LIMIT 1`,
    )
    const [{ grid_id, code }] = member.rows
    const line = await db.pool.query<{ post_id: string; person_id: string; login: string | null }>(
      `WITH RECURSIVE line AS (
         SELECT grid_id, parent_id FROM grid_versions WHERE grid_id = $1 AND valid_until IS NULL
         UNION ALL SELECT v.grid_id, v.parent_id FROM grid_versions v JOIN line l ON v.grid_id = l.parent_id WHERE v.valid_until IS NULL)
       SELECT p.id AS post_id, h.person_id, a.login FROM line JOIN posts p ON p.grid_id = line.grid_id
       JOIN post_holders h ON h.post_id = p.id AND h.valid_until IS NULL
       LEFT JOIN account_persons ap ON ap.person_id = h.person_id LEFT JOIN accounts a ON a.id = ap.account_id
       WHERE p.role IN ('micro_grid_member', 'ordinary_grid_lead', 'main_grid_lead', 'desk_officer', 'subdistrict_officer', 'community_officer', 'committee_member')
       ORDER BY p.id, h.holds_as, h.person_id`,
      [grid_id],
    )
    const loginOfPost = new Map<string, string>()
    const loginOfPerson = new Map<string, string>()
    for (const row of line.rows) {
      const login = row.login ?? loginOfPerson.get(row.person_id) ?? `post.${loginOfPerson.size}`
      if (row.login === null && !loginOfPerson.has(row.person_id)) {
        await running.house.run(
          'people.openAccount',
          { commandId: randomUUID(), tenant, input: { personId: row.person_id, login, password: SAMPLE_PASSWORD } },
          SYSTEM,
        )
      }
      loginOfPerson.set(row.person_id, login)
      loginOfPost.set(row.post_id, login)
    }
    return { tenant, code, password: SAMPLE_PASSWORD, loginOfPost }
  } finally {
    await running.stop()
    await db.close()
  }
}
