import {
  addDedicatedBodies,
  addPropertyCompanies,
  addSocialOrganizations,
  firstHolder,
  openBodies,
} from '../build/bodies.ts'
import { buildHousing, type Housing } from '../build/buildings.ts'
import { finish, spots } from '../build/finish.ts'
import { layGround } from '../build/ground.ts'
import { openStations, settleResidents } from '../build/places.ts'
import type { CommunityPlan } from '../build/plan.ts'
import { openRoster, type Roster } from '../build/roster.ts'
import {
  staffCommunity,
  staffDedicatedGrids,
  staffMicroGrids,
  staffOrdinaryGrids,
  staffSubdistrict,
} from '../build/staff.ts'
import { usualTags } from '../build/tags.ts'
import { at, createRandom, type Random } from '../random.ts'
import type { SampleBuilding, SampleCommunity, SampleGrid, Tag } from '../sample.ts'

/**
 * 高新西园街道天瑞社区: coded under 郫都, managed by 高新区. Its second main grid is an area of dormitories for 100,000
 * workers with two leads, beside the plants (dedicated grids) where they work: one person may lead a line in the plant
 * and a floor at home.
 */
const PLAN: CommunityPlan = {
  key: 'tianrui',
  phoneSeries: 3,
  official: {
    code: '510117020400',
    name: '天瑞社区',
    officialName: '天瑞社区工作站社区',
    subdistrict: { code: '510117020', name: '西园街道' },
    district: { code: '510117', name: '郫都区' },
    managedBy: '成都高新技术产业开发区',
  },
  center: [103.9, 30.77],
  turn: 21,
  compoundLevel: false,
  mains: [
    {
      name: '天瑞社区总网格',
      ordinaryGrids: 5,
      microGrids: 24,
      microsPerOrdinary: [4, 6],
      housing: [
        ['商品房小区', 50],
        ['拆迁安置小区', 25],
        ['保障性住房', 15],
        ['沿街商铺', 10],
      ],
      compoundSize: [2, 4],
      dedicated: [
        { name: '西芯科技园', kind: 'industrial_park', size: 8 },
        { name: '天瑞实验学校', kind: 'school', size: 4 },
      ],
    },
    {
      name: '青年公寓片区总网格',
      ordinaryGrids: 17,
      microGrids: 131,
      microsPerOrdinary: [7, 8],
      housing: [['集体宿舍', 1]],
      compoundSize: [7, 8],
      dedicated: [
        { name: '智造园一厂', kind: 'enterprise', size: 26 },
        { name: '智造园二厂', kind: 'enterprise', size: 22 },
        { name: '智造园三厂', kind: 'enterprise', size: 18 },
        { name: '青年公寓生活广场', kind: 'business_block', size: 5 },
      ],
    },
  ],
  roads: ['天瑞路', '西芯大道', '合顺街', '尚锦南街', '科园横路'],
  compoundNames: '天瑞 西芯 合顺 尚品 科苑 云芯 锦西 百草 清江 檬香 星野 晨光'.split(' '),
}

/** Production lines in one plant; each has a line leader (线长). */
const LINES = 24
/** Of the line leaders, so many also lead a floor in the dormitories. */
const LINE_AND_FLOOR_LEADS = 64

/** Builds the community from a seed. */
export const buildTianrui = (seed: string): SampleCommunity => {
  const random = createRandom(`${seed}/${PLAN.key}`)
  const ground = layGround(PLAN, random.fork('ground'))
  const housing = buildHousing(ground, random.fork('housing'))
  const { subdistrict, mains, ordinaries, micros, dedicated } = spots(ground)

  const roster = openRoster(PLAN.key, PLAN.phoneSeries, random.fork('people'))
  staffSubdistrict(roster, subdistrict.key)
  const { secretaryKey, committeeKeys } = staffCommunity(roster, at(mains, 0).key, {
    secretary: ['two_committees', 'party_member'],
    committee: Array.from({ length: 7 }, (_, index) =>
      index < 4 ? ['two_committees', 'party_member'] : ['two_committees'],
    ),
    desks: 4,
  })
  const dormitories = at(mains, 1).key
  roster.appoint(secretaryKey, dormitories, 'main_grid_lead', '社区书记、总网格长')
  const cadreKey = roster.addPerson({ tags: ['enterprise_cadre', 'party_member'], isContactPublic: true })
  roster.appoint(cadreKey, dormitories, 'main_grid_lead', '企业党委委员、总网格长')
  staffDormitoryDesk(roster, at(mains, 0).key, dormitories)
  staffOrdinaryGrids(roster, ordinaries, committeeKeys)

  const tags = random.fork('tags')
  const tagSets = micros.map(() =>
    tags.chance(0.4) ? (['new_employment', 'volunteer'] satisfies Tag[]) : usualTags(tags),
  )
  const members = staffMicroGrids(roster, micros, tagSets, random.fork('members'))
  const plants = dedicated.filter(({ dedicatedKind }) => dedicatedKind === 'enterprise')
  staffDedicatedGrids(
    roster,
    dedicated.filter((grid) => !plants.includes(grid)),
    2,
    ['enterprise_cadre'],
  )
  const lineLeads = staffLines(roster, plants)
  const floorLeads = staffFloors(roster, housing, lineLeads, random.fork('floors'))

  const bodies = openBodies(PLAN.key)
  addPropertyCompanies(bodies, roster, ['智寓公寓管理', '合顺'], ground.compounds)
  addDedicatedBodies(bodies, roster, dedicated)
  addSocialOrganizations(
    bodies,
    roster,
    ['新蜂青年社工服务中心', '工友之家互助社', '青年大学志愿讲师团'],
    ordinaries,
    random.fork('bodies'),
  )
  bodies.add('西园街道劳动保障所', 'department', [subdistrict.key])

  const nests = ['理发', '维修', '洗衣', '缝补', '图书借阅']
  const inDormitories = micros.slice(24)
  const stations = openStations(PLAN.key, ground, [
    ...[5, 30, 55, 80, 105, 125].map((index, number) => ({
      name: `${'一二三四五六'[number]}号蜂格巢`,
      kind: 'member_home' as const,
      gridKey: at(inDormitories, index).key,
      offerings: nests,
    })),
    {
      name: '爱+社区厨房',
      kind: 'kitchen',
      gridKey: at(inDormitories, 60).key,
      offerings: ['共享灶台', '生日餐', '送餐'],
    },
    {
      name: '青年大学学习中心',
      kind: 'service',
      gridKey: at(inDormitories, 90).key,
      offerings: ['技能课程', '学历提升咨询', '自习室'],
    },
  ])
  const residences = settleResidents(roster, housing, [...members, ...floorLeads], 240, random.fork('residents'))
  return finish(PLAN, { ground, housing, roster, stations, residences, organizations: bodies.list })
}

/** The desk of the second main grid: two desk officers of its own, and the community's officers in a second post. */
const staffDormitoryDesk = (roster: Roster, mainKey: string, dormitories: string): void => {
  for (let i = 1; i <= 2; i += 1) roster.appoint(roster.addPerson(), dormitories, 'desk_officer', `公寓片区坐席${i}`)
  for (const post of roster.posts.filter(({ gridKey, role }) => gridKey === mainKey && role === 'community_officer')) {
    roster.appoint(firstHolder(roster, post.key), dormitories, 'community_officer', post.title)
  }
}

/** A liaison for each line of each plant. Returns their keys. */
const staffLines = (roster: Roster, plants: readonly SampleGrid[]): string[] =>
  plants.flatMap((plant) =>
    Array.from({ length: LINES }, (_, index) => {
      const personKey = roster.addPerson({ tags: ['enterprise_cadre'], isContactPublic: index === 0 })
      roster.appoint(
        personKey,
        plant.key,
        'dedicated_grid_liaison',
        `${plant.name.replace('专属网格', '')}${index + 1}号线线长`,
      )
      return personKey
    }),
  )

/** A lead for every two floors of every dormitory; some of them lead a line in the plant too, the last seat is vacant. */
const staffFloors = (
  roster: Roster,
  { buildings }: Housing,
  lineLeads: readonly string[],
  random: Random,
): { gridKey: string; personKey: string }[] => {
  const dormitories = buildings.filter(({ floors, entrances }) => floors === 6 && entrances.length === 1)
  const seats = dormitories.flatMap((building) => floorPairs(building).map((title) => ({ building, title })))
  const both = random.shuffle(lineLeads).slice(0, LINE_AND_FLOOR_LEADS)
  const placed = random.shuffle(seats.slice(0, -1))
  for (const { building, title } of seats.slice(-1)) roster.addPost(building.gridKey, 'floor_lead', title)
  return placed.map(({ building, title }, index) => {
    const personKey = both[index] ?? roster.addPerson({ tags: ['new_employment'], isContactPublic: random.chance(0.5) })
    roster.appoint(personKey, building.gridKey, 'floor_lead', title)
    return { gridKey: building.gridKey, personKey }
  })
}

const floorPairs = ({ name, floors }: SampleBuilding): string[] =>
  Array.from({ length: floors / 2 }, (_, index) => `${name}${index * 2 + 1}–${index * 2 + 2}层楼层长`)
