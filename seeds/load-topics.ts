import { randomBytes } from 'node:crypto'
import { turnSweep } from '../modules/deliberation/sweep.ts'
import type { ServerActor } from '../platform/access.ts'
import { groupBy } from '../platform/pure/group.ts'
import type { Loading } from './load.ts'
import { id } from './load-places.ts'
import { actorsOf } from './load-stories.ts'
import type { SampleCommunity } from './sample.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Communities in which something is decided: one matter that is over and accounted for, and one that is open. */
const WITH_TOPICS: readonly string[] = ['jinxin', 'shuangfulu']

const OVER = {
  title: '院内建不建非机动车充电棚',
  question: '是否同意利用院内东侧空地建一座非机动车充电棚，费用由社区保障资金承担？',
  background: '院里有住户拉线给电瓶车充电，消防检查提出整改。充电棚距住宅 8 米以上，带自动断电，晚上 11 点后停止充电。',
  opinions: ['支持，楼道里再也不用堆电瓶车了。', '离窗户远一点，晚上别太亮。', '建好以后请把楼道里的线一起清掉。'],
  answer: '收到。灯改成感应的，开工时一并清理楼道飞线。',
  resolution: '经按户表决同意，在院内东侧空地建非机动车充电棚，并清理楼道飞线。',
  account: '充电棚已建成通电，共 24 个位；楼道飞线同日清理完毕，由楼栋长每周巡查。',
}
const OPEN = {
  title: '院坝改造选哪个方案',
  question: '院坝改造资金已经落实，您家支持哪个方案？得票最多的方案报批实施。',
  background:
    '三个方案造价相近，工期都在两个月左右。方案一保留现有停车位；方案二减少 4 个车位，加一块晾晒区；方案三减少 6 个车位，加儿童和老人活动角。图纸贴在公示栏。',
  options: ['方案一：修整地面，车位不变', '方案二：加晾晒区', '方案三：加儿童和老人活动角'],
  opinions: ['家里老人多，希望有坐的地方。', '车位本来就紧，少 6 个太多了。'],
}

/** A matter that was decided before the stories of the sample begin, with its case and what came of it. */
export async function loadTopicOver(loading: Loading): Promise<void> {
  const yard = yardOf(loading)
  if (!yard) return
  const { clock, run, running, tenant } = loading
  const start = clock.now().getTime()
  const at = (hours: number) => clock.set(new Date(start + hours * HOUR))
  const { lead, desk, handler } = await staffOf(loading, yard.gridKeys)
  at(1)
  const closes = evening(start + 7 * DAY)
  const { topicId } = await run('deliberation.openTopic', {
    scope: yard.scope,
    kind: 'vote',
    title: OVER.title,
    question: OVER.question,
    background: OVER.background,
    options: [
      { text: '同意', stance: 'for' },
      { text: '不同意', stance: 'against' },
      { text: '弃权', stance: 'abstain' },
    ],
    quorum: 'none',
    closesAt: new Date(closes).toISOString(),
  })
  let n = 0
  for (const [householdId, person] of yard.residents) {
    at(2 + n)
    if (n < OVER.opinions.length) {
      const { opinionId } = await run('deliberation.giveOpinion', { topicId, text: OVER.opinions[n] }, person)
      if (n === 1) await run('deliberation.answerOpinion', { opinionId, answer: OVER.answer }, desk.actor)
    }
    const choices = [n % 6 === 4 ? 2 : n % 9 === 7 ? 3 : 1]
    await run('deliberation.castVote', { topicId, householdId, choices, expects: null, blind: blind() }, person)
    n++
    if (n > 100) break
  }
  clock.set(new Date(closes + HOUR))
  await running.sweep(turnSweep, tenant)
  const { caseId } = await run('deliberation.adoptResolution', { topicId, text: OVER.resolution }, lead.actor)
  await run('cases.triage', { caseId, categoryCode: '0504', nature: 'suggestion' }, desk.actor)
  await run('cases.assign', { caseId, toPostId: handler.postId }, desk.actor)
  clock.set(new Date(start + 8 * DAY))
  await run('cases.claim', { caseId }, handler.actor)
  clock.set(new Date(start + 12 * DAY))
  await run('cases.resolve', { caseId, outcome: 'solved', answer: OVER.account }, handler.actor)
  clock.set(new Date(start + 12 * DAY + HOUR))
  await run('cases.verify', { caseId, passed: true }, desk.actor)
  await running.followers.catchUp()
  await running.followers.idle()
  loading.step('1 个已交账的议题 topic that is accounted for')
}

/** A matter that is being decided today; some households have voted, the others can. */
export async function loadTopicOpen(loading: Loading, now: Date): Promise<void> {
  const yard = yardOf(loading)
  if (!yard) return
  const { clock, run } = loading
  clock.set(new Date(Math.max(clock.now().getTime(), now.getTime() - HOUR)))
  const { topicId } = await run('deliberation.openTopic', {
    scope: yard.scope,
    kind: 'vote',
    title: OPEN.title,
    question: OPEN.question,
    background: OPEN.background,
    options: OPEN.options.map((text) => ({ text })),
    quorum: 'none',
    threshold: 'most',
    closesAt: new Date(evening(now.getTime() + 9 * DAY)).toISOString(),
    paperHours: 24,
  })
  const voters = yard.residents.slice(0, Math.ceil(yard.residents.length * 0.4))
  for (const [n, [householdId, person]] of voters.entries()) {
    if (n < OPEN.opinions.length) await run('deliberation.giveOpinion', { topicId, text: OPEN.opinions[n] }, person)
    const choices = [[3, 1, 3, 2, 3][n % 5]]
    await run('deliberation.castVote', { topicId, householdId, choices, expects: null, blind: blind() }, person)
  }
  loading.step('1 个进行中的议题 open topic')
}

/** Eight in the evening, China time, of the day of a moment (UTC). */
function evening(at: number): number {
  return Math.floor(at / DAY) * DAY + 12 * HOUR
}

/** The compound in which most of the sample's residents live; undefined where nothing is decided. */
function yardOf({ sample, known }: Loading) {
  if (!WITH_TOPICS.includes(sample.key)) return undefined
  const households = new Map(sample.households.map((one) => [one.key, one]))
  const buildings = new Map(sample.buildings.map((one) => [one.key, one]))
  const compoundOf = ({ householdKey }: SampleCommunity['residences'][number]) =>
    buildings.get(households.get(householdKey)?.buildingKey ?? '')?.compoundKey ?? ''
  const [most] = [...groupBy(sample.residences, compoundOf)].sort(([, a], [, b]) => b.length - a.length)
  if (!most) return undefined
  const [compoundKey, living] = most
  const standing = sample.buildings.filter((one) => one.compoundKey === compoundKey).slice(0, 100)
  const residents = living.map(({ householdKey, personKey }): [string, ServerActor] => {
    const personId = id(known.persons, personKey)
    return [id(known.households, householdKey), { kind: 'person', accountId: personId, personId, grants: [] }]
  })
  return {
    scope: { by: 'buildings' as const, buildingIds: standing.map((one) => id(known.buildings, one.key)) },
    gridKeys: standing.map((one) => one.gridKey),
    residents,
  }
}

/** Who leads, who sits at the desk, and who does the work: of the main grid, and of the ordinary grid above the buildings. */
async function staffOf(loading: Loading, gridKeys: readonly string[]) {
  const { sample } = loading
  const actors = await actorsOf(loading)
  const parentOf = new Map(sample.grids.map((one) => [one.key, one.parentKey]))
  const above = (key: string): string[] => {
    const parent = parentOf.get(key)
    return parent ? [parent, ...above(parent)] : []
  }
  const path = above(gridKeys[0] ?? '')
  const holding = (role: string) => {
    const post = path
      .flatMap((gridKey) => sample.posts.filter((one) => one.role === role && one.gridKey === gridKey))
      .find((one) => sample.holders.some((holder) => holder.postKey === one.key))
    const holder = sample.holders.find((one) => one.postKey === post?.key)
    const actor = holder && actors.get(holder.personKey)
    if (!post || !actor) throw new Error(`no ${role} in ${sample.key}`)
    return { actor, postId: id(loading.known.posts, post.key) }
  }
  return { lead: holding('main_grid_lead'), desk: holding('desk_officer'), handler: holding('ordinary_grid_lead') }
}

function blind(): string {
  return randomBytes(18).toString('base64url')
}
