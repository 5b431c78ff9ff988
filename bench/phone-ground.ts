import { randomUUID } from 'node:crypto'
import type { Commands } from '../modules/api.ts'
import { planSweep, stepSweep } from '../modules/tasks/index.ts'
import { addDays } from '../modules/tasks/rules.ts'
import type { ServerActor } from '../platform/access.ts'
import type { InputOf, OutputOf } from '../platform/pure/contract.ts'
import { localDate } from '../platform/pure/time.ts'
import { buildCommunity } from '../tests/support/community.ts'
import type { BenchGround } from './ground.ts'

/** Three digits, so that each is found by its number alone. */
export const BUILDINGS = 400
const IN_ONE_ACT = 200
const HOMES = 9
const REPORTS = 3000
const OF_MEMBER = 120
const CLIENTS = 6

/** A member whose one micro grid has ten thousand rows for her phone: 400 buildings, a visit due at each of 3,600 doors, 3,000 open cases and the words of each. */
export async function layPhoneGround({ running }: BenchGround, isQuick: boolean) {
  const { house } = running
  const here = await buildCommunity(running, '510112041001')
  const { tenant, communityId, member, micro } = here
  const system: ServerActor = { kind: 'system', name: 'bench' }
  const run = <Name extends keyof Commands>(name: Name, input: InputOf<Commands[Name]>, as: ServerActor) =>
    house.run(name, { commandId: randomUUID(), tenant, input }, as) as Promise<OutputOf<Commands[Name]>>
  const share = isQuick ? 0.1 : 1
  const login = 'bench.phone'
  const password = 'a-long-enough-secret'
  await run('people.openAccount', { personId: member.personId, login, password }, system)
  const households = Array.from({ length: Math.ceil(HOMES * share) }, (_, i) => ({ floor: i + 1, room: `${i + 1}01` }))
  const wanted = Array.from({ length: BUILDINGS }, (_, n) => ({
    compound: null,
    name: `${n + 1}幢`,
    gridId: micro[0],
    lng: 104.2 + (n % 20) * 0.00008,
    lat: 30.62 + Math.floor(n / 20) * 0.00004,
    entrances: [{ name: '1单元', households }],
  }))
  const buildings: { id: string }[] = []
  for (let n = 0; n < wanted.length; n += IN_ONE_ACT) {
    const laid = await run(
      'grids.registerBuildings',
      { communityId, buildings: wanted.slice(n, n + IN_ONE_ACT) },
      system,
    )
    buildings.push(...laid.buildings)
  }
  await layTasks()
  let next = 0
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (let i = next++; i < REPORTS * share; i = next++) await layCase(i)
    }),
  )
  return { login, password, tenant }

  async function layTasks() {
    const today = localDate(house.clock.now())
    const templateId = randomUUID()
    await run(
      'tasks.saveTemplate',
      {
        templateId,
        seriesId: templateId,
        communityId,
        gridIds: [micro[0]],
        kind: 'visit',
        nameZh: '入户看燃气',
        nameEn: 'A look at the gas',
        what: '看一看软管，问一问近况。',
        sourceDepartment: '区应急管理局',
        legalBasis: '应急〔2022〕22号',
        frequency: { unit: 'once', on: today },
        dueDays: 5,
        expiresDays: 20,
        target: 'households',
        mark: null,
        minutes: 5,
        form: { fields: [], questions: [] },
        isUrgent: false,
        consent: '',
      },
      system,
    )
    await run('tasks.submit', { templateId }, system)
    const until = addDays(today, 300)
    await run(
      'tasks.admit',
      { templateId, validFrom: today, validUntil: until, isLawful: true, overReason: '测量' },
      here.street,
    )
    for (const sweep of [planSweep, stepSweep]) await running.sweep(sweep, tenant)
  }

  async function layCase(i: number) {
    const place = { by: 'building' as const, buildingId: buildings[i % buildings.length].id }
    const text = `第${i}件：三楼楼道灯坏了两天，晚上看不清台阶`
    const { caseId } = await run('intake.receiveReport', { channel: 'member', text, place }, member)
    if (i >= OF_MEMBER) return
    await run('cases.triage', { caseId, categoryCode: '0303', nature: 'help' }, here.desk)
    await run('cases.assign', { caseId, toPostId: member.grants[0].postId }, here.desk)
  }
}
