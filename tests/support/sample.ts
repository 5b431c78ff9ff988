import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { openDatabase } from '../../app/database.ts'
import { buildRunning } from '../../app/running.ts'
import { systemClock } from '../../platform/clock.ts'
import { connect } from '../../platform/db/connect.ts'
import { loadKeys } from '../../platform/keys.ts'
import { openLog } from '../../platform/log.ts'
import { loadSample } from '../../seeds/load.ts'
import { ROOT } from '../architecture/sources.ts'
import { SYSTEM } from './house.ts'

/** What a story needs of the sample: a printed code and the log-ins of everybody who may be asked to work there. */
export type StoryGround = { tenant: number; code: string; password: string; loginOfPost: Map<string, string> }

const PASSWORD = 'weige-sample'

/**
 * The sample of 师大社区 in a data folder, with a few of its cases, marked complete, and log-ins for all posts on the line of one
 * micro grid.
 */
export async function seedSample(data: string): Promise<StoryGround> {
  const config = {
    root: ROOT,
    version: '0',
    localDir: data,
    databaseUrl: undefined,
    host: '127.0.0.1',
    port: 0,
    isSample: true,
    isLan: false,
    publicUrl: '',
    isSecure: false,
    trustProxy: false,
  }
  const keys = await loadKeys(join(data, 'keys'))
  const opened = await openDatabase(config, systemClock.now(), () => undefined)
  const db = connect(opened.address, 'app', { max: 6, mayLoseLast: true })
  const running = buildRunning({ db, keys, clock: systemClock, log: openLog('silent') })
  try {
    await db.q.insertInto('settings').values({ key: 'is_sample', value: 'loading' }).execute()
    await loadSample(running, {
      now: systemClock.now(),
      password: PASSWORD,
      wanted: ['shida'],
      share: 0.05,
      say: () => undefined,
    })
    await db.q.updateTable('settings').set({ value: 'complete' }).where('key', '=', 'is_sample').execute()
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
          { commandId: randomUUID(), tenant, input: { personId: row.person_id, login, password: PASSWORD } },
          SYSTEM,
        )
      }
      loginOfPerson.set(row.person_id, login)
      loginOfPost.set(row.post_id, login)
    }
    return { tenant, code, password: PASSWORD, loginOfPost }
  } finally {
    await running.stop()
    await db.close()
    await opened.close()
  }
}
