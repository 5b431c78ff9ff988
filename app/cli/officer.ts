import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { ROLES } from '../../modules/people/contract.ts'
import { ROLE_WORDS } from '../../modules/people/words.ts'
import type { ServerActor } from '../../platform/access.ts'
import { systemClock } from '../../platform/clock.ts'
import { loadKeys } from '../../platform/keys.ts'
import { openLog } from '../../platform/log.ts'
import { Invalid, Refusal } from '../../platform/pure/refusals.ts'
import { type Config, OperatorError } from '../config.ts'
import { openDatabase } from '../database.ts'
import { buildRunning, type Running } from '../running.ts'
import { refusalInWords } from './in-words.ts'

const OPERATOR: ServerActor = { kind: 'system', name: 'operator' }

/** Who is to be registered: all of it is said on the command line. */
export type Officer = {
  community: string | undefined
  role: string | undefined
  name: string | undefined
  login: string | undefined
  phone: string | undefined
}

const USAGE = `weige officer --community <12 位 digits> --role <岗位 role> --name <姓名> --login <登录名> [--phone <手机号>]
  --community 510112002009  社区；末三位 000 是街道 a community; ending in 000 a subdistrict
  --role ${ROLES.map((role) => `${role}（${ROLE_WORDS[role].zh}）`).join('、')}`

/**
 * `weige officer`: the first officer of a community or subdistrict, with a post and a login. The first password is printed once and must
 * be changed at the first sign-in; everybody else is then registered on the console.
 */
export async function officer(config: Config, wanted: Officer, say: (line: string) => void): Promise<void> {
  const { community, role, name, login, phone } = wanted
  if (!community || !role || !name || !login) throw new OperatorError(`请写全。Say all of it:\n${USAGE}`, 2)
  if (!/^\d{12}$/.test(community) || !ROLES.some((one) => one === role))
    throw new OperatorError(`没有这样的社区编码或岗位。No such code or role:\n${USAGE}`, 2)
  const keys = await loadKeys(join(config.localDir, 'keys'))
  const opened = await openDatabase(config, new Date(), say)
  const running = buildRunning({ db: opened.db, keys, clock: systemClock, log: openLog('warn') })
  const tenant = Number(community.slice(0, 9))
  const password = firstPassword()
  try {
    const place = await placeOf(running, tenant, community)
    // Asked first, so that nothing is left half done.
    const taken = await running.house.db.pool.query('SELECT 1 FROM accounts WHERE login = $1', [login])
    if (taken.rows.length > 0) throw new Refusal('account.login_taken')
    const run = (command: string, input: object) =>
      running.house.run(command, { commandId: randomUUID(), tenant, input }, OPERATOR) as Promise<
        Record<string, string>
      >
    const { personId } = await run('people.registerPerson', {
      communityId: place.communityId,
      name,
      phone: phone ?? null,
      tags: ['two_committees'],
    })
    const { postId } = await run('people.createPost', {
      gridId: place.gridId,
      role,
      slot: await freeSlot(running, tenant, place.gridId, role),
    })
    await run('people.takePost', { postId, personId })
    await run('people.openAccount', { personId, login, password })
  } catch (error) {
    if (error instanceof Refusal || error instanceof Invalid) throw new OperatorError(refusalInWords(running, error))
    throw error
  } finally {
    await running.stop()
    await opened.close()
  }
  say(
    `✓ 已为${name}开通 ${login}，初始密码 ${password}（只显示这一次，首次登录必须修改）。\n  ${name} can sign in as ${login} with the first password ${password}: shown only now, to be changed at the first sign-in.\n  ${config.publicUrl}/console`,
  )
}

async function placeOf(
  running: Running,
  tenant: number,
  code: string,
): Promise<{ communityId: string; gridId: string }> {
  const rows = await running.house.db.pool.query<{ community_id: string; grid_id: string }>(
    `SELECT c.id AS community_id, g.id AS grid_id FROM communities c
     JOIN grids g ON g.tenant_id = c.tenant_id AND g.community_id = c.id
     WHERE c.tenant_id = $1 AND c.code = $2 AND g.level IN ('subdistrict', 'main') ORDER BY g.id LIMIT 1`,
    [tenant, code],
  )
  if (!rows.rows[0])
    throw new OperatorError(
      `没有编码为 ${code} 的社区或街道，先用 weige import divisions:<城市> 建立。There is no community ${code}; first load it with weige import divisions:<city>.`,
    )
  return { communityId: rows.rows[0].community_id, gridId: rows.rows[0].grid_id }
}

async function freeSlot(running: Running, tenant: number, gridId: string, role: string): Promise<number> {
  const rows = await running.house.db.pool.query<{ slot: number }>(
    'SELECT coalesce(max(slot), 0) + 1 AS slot FROM posts WHERE tenant_id = $1 AND grid_id = $2 AND role = $3',
    [tenant, gridId, role],
  )
  return rows.rows[0].slot
}

/** Three groups of letters and digits that cannot be mistaken for each other: 59 bits. */
function firstPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const drawn = [...randomBytes(16)].map((byte) => letters[byte % letters.length])
  return [0, 4, 8].map((at) => drawn.slice(at, at + 4).join('')).join('-')
}
