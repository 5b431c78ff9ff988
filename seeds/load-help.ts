import type { Commands } from '../modules/api.ts'
import { daysAfter } from '../modules/help/rules.ts'
import type { PersonActor } from '../platform/access.ts'
import type { InputOf } from '../platform/pure/contract.ts'
import { localDate } from '../platform/pure/time.ts'
import type { Loading } from './load.ts'
import { id } from './load-places.ts'
import type { SampleCommunity } from './sample.ts'

/** The communities in which neighbours have begun to help each other. */
const WHERE: readonly string[] = ['shida', 'desheng']
const MINUTE = 60_000
/** All of it happens in the last hour before now, after the cases. */
const HOUR = 60 * MINUTE

type Ask = Pick<InputOf<Commands['help.ask']>, 'kind' | 'text' | 'shownName' | 'part'>
type Offer = Pick<InputOf<Commands['help.offer']>, 'kinds' | 'text' | 'shownName' | 'weekdays' | 'reach'>

const OFFERS: readonly Offer[] = [
  {
    kinds: ['carry', 'repair'],
    text: '下班后和周末有空，搬东西、换灯泡都行。',
    shownName: '小李',
    weekdays: [6, 0],
    reach: 'community',
  },
  {
    kinds: ['lesson', 'company'],
    text: '退休教师，可以教老人用手机，也能陪着聊聊天。',
    shownName: '周老师',
    weekdays: [1, 2, 3, 4, 5],
    reach: 'ordinary',
  },
  {
    kinds: ['accompany', 'shopping'],
    text: '有时间陪着看病、拿药，顺路帮忙买菜。',
    shownName: null,
    weekdays: [1, 3, 5],
    reach: 'micro',
  },
]
/** What becomes of each: still open, taken, or done and thanked. */
const ASKS: readonly (Ask & { until: 'open' | 'accepted' | 'thanked'; days: number })[] = [
  { kind: 'carry', text: '旧书柜想搬到楼下，一个人抬不动。', shownName: '张阿姨', until: 'thanked', days: 3 },
  { kind: 'lesson', text: '不会用手机挂号，想请人教一教。', shownName: '赵叔叔', until: 'thanked', days: 5 },
  {
    kind: 'accompany',
    text: '周内去医院复查，想有人陪着。',
    shownName: '王奶奶',
    part: 'morning',
    until: 'accepted',
    days: 6,
  },
  { kind: 'repair', text: '厨房灯泡坏了，够不着。', shownName: '孙阿姨', part: 'evening', until: 'open', days: 4 },
  { kind: 'borrow', text: '借一下电钻，装个窗帘杆，用完就还。', shownName: null, until: 'open', days: 2 },
]

/** Offers and requests of a few residents through the real commands: some open, one taken, some done and thanked. */
export async function loadHelp(loading: Loading, now: Date): Promise<void> {
  const { sample, clock } = loading
  if (!WHERE.includes(sample.key)) return
  clock.set(new Date(Math.max(clock.now().getTime(), now.getTime() - HOUR)))
  const wait = () => clock.set(new Date(Math.min(clock.now().getTime() + MINUTE, now.getTime())))
  const neighbours = neighboursOf(loading)
  if (neighbours.length < OFFERS.length + ASKS.length) throw new Error(`sample: too few neighbours in ${sample.key}`)
  for (const [index, offer] of OFFERS.entries()) {
    wait()
    const { actor, code } = neighbours[index]
    await loading.run('help.offer', { ...offer, at: { by: 'code', code } }, actor)
  }
  for (const [index, { until, days, ...ask }] of ASKS.entries()) {
    wait()
    const { actor, code } = neighbours[OFFERS.length + index]
    const [from, last] = [localDate(now), localDate(daysAfter(now, days))]
    const asked = { ...ask, from, until: last, at: { by: 'code' as const, code } }
    const { requestId } = await loading.run('help.ask', asked, actor)
    if (until === 'open') continue
    wait()
    const helper = neighbours[index % OFFERS.length].actor
    await loading.run('help.accept', { requestId, code }, helper)
    if (until === 'accepted') continue
    wait()
    await loading.run('help.sayDone', { requestId }, helper)
    wait()
    await loading.run('help.sayDone', { requestId }, actor)
    await loading.run('help.thank', { requestId, text: '谢谢您，帮了大忙！' }, actor)
  }
  loading.step(`${OFFERS.length} 份帮忙意愿、${ASKS.length} 件求助 offers and requests of help`)
}

/** Residents without a post, as they would be signed in, with the code printed at their door: those about the member one can sign in as first. */
function neighboursOf({ sample, known }: Loading): { actor: PersonActor; code: string }[] {
  const withPost = new Set(sample.holders.map(({ personKey }) => personKey))
  const entrances = new Map(sample.households.map(({ key, entranceKey }) => [key, entranceKey]))
  const codes = new Map(
    sample.places.flatMap(({ kind, entranceKey, key }) => {
      const code = known.codes.get(key)
      return kind === 'entrance' && entranceKey !== null && code !== undefined ? [[entranceKey, code] as const] : []
    }),
  )
  const first = entrancesOf(sample)
  return sample.residences
    .filter(({ personKey }) => !withPost.has(personKey))
    .flatMap(({ personKey, householdKey }) => {
      const entrance = entrances.get(householdKey) ?? ''
      const code = codes.get(entrance)
      const personId = id(known.persons, personKey)
      const actor: PersonActor = { kind: 'person', accountId: personId, personId, grants: [] }
      return code === undefined ? [] : [{ actor, code, isFirst: first.has(entrance) }]
    })
    .sort((a, b) => Number(b.isFirst) - Number(a.isFirst))
}

/** The entrances in the micro grid of the member with a log-in. */
function entrancesOf(sample: SampleCommunity): ReadonlySet<string> {
  const posts = new Map(sample.posts.map((post) => [post.key, post]))
  const members = new Set(sample.accounts.map(({ personKey }) => personKey))
  const grids = new Set(
    sample.holders.flatMap(({ personKey, postKey }) => {
      const post = posts.get(postKey)
      return members.has(personKey) && post?.role === 'micro_grid_member' ? [post.gridKey] : []
    }),
  )
  return new Set(
    sample.places.flatMap(({ gridKey, entranceKey }) => (grids.has(gridKey) && entranceKey ? [entranceKey] : [])),
  )
}
