import { randomBytes, randomUUID } from 'node:crypto'
import type { PersonActor } from '../platform/access.ts'
import type { Loading } from './load.ts'
import { id } from './load-places.ts'

/** The community in which members carry phones without a network. */
const WHERE = 'shida'
const MINUTE = 60_000

/** One phone in use, and one that was lost and had not sent what somebody wrote in a stairwell: the lead finds it. */
export async function loadPhones(loading: Loading, now: Date): Promise<void> {
  const { sample, clock, run } = loading
  if (sample.key !== WHERE) return
  clock.set(new Date(Math.max(clock.now().getTime(), now.getTime() - 20 * MINUTE)))
  // Whoever one can sign in as tries it on a phone of one's own.
  const [, inUse, lost] = membersOf(loading)
  if (!inUse || !lost) throw new Error(`sample: too few members in ${sample.key}`)
  const secret = () => randomBytes(32).toString('hex')
  await run('sync.enrolDevice', { deviceId: randomUUID(), secret: secret(), label: 'HarmonyOS · HuaweiBrowser' }, inUse)
  const phone = { deviceId: randomUUID(), secret: secret() }
  await run('sync.enrolDevice', { ...phone, label: 'Android · Chrome' }, lost)
  const madeAt = clock.now().toISOString()
  clock.set(new Date(Math.min(clock.now().getTime() + 10 * MINUTE, now.getTime())))
  await run('sync.revokeDevice', { deviceId: phone.deviceId }, lost)
  const text = '六楼过道堆着旧沙发，消防通道被挡了一半。'
  const item = { commandId: randomUUID(), name: 'intake.receiveReport', input: { text }, madeAt, about: text }
  const visitor = { kind: 'visitor' } as const
  await run('sync.rescue', { ...phone, item, why: 'revoked' }, visitor)
  await run('sync.contact', { ...phone, phoneTime: clock.now().toISOString(), hasWiped: true }, visitor)
  loading.step('2 部离线手机、1 条抢救回来的 phones without a network')
}

/** Micro-grid members as they would be signed in. */
function membersOf({ sample, known }: Loading): PersonActor[] {
  const posts = new Map(sample.posts.map((post) => [post.key, post]))
  return sample.holders.flatMap(({ personKey, postKey, as }): PersonActor[] => {
    const post = posts.get(postKey)
    if (post?.role !== 'micro_grid_member' || as !== 'holder') return []
    const personId = id(known.persons, personKey)
    const gridId = id(known.grids, post.gridKey)
    const grant = {
      postId: id(known.posts, postKey),
      role: post.role,
      gridId,
      as,
      reach: [gridId],
      seesSensitive: false,
    }
    return [{ kind: 'person', accountId: personId, personId, grants: [grant] }]
  })
}
