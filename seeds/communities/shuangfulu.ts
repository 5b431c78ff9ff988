import { addDedicatedBodies, addPropertyCompanies, addSocialOrganizations, openBodies } from '../build/bodies.ts'
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
import type { SampleCommunity } from '../sample.ts'

/** 成华区万年场街道双福路社区: community, property companies and residents together; a lead for every building (楼栋长). */
const PLAN: CommunityPlan = {
  key: 'shuangfulu',
  phoneSeries: 5,
  official: {
    code: '510108011009',
    name: '双福路社区',
    officialName: '双福路社区居委会',
    subdistrict: { code: '510108011', name: '万年场街道' },
    district: { code: '510108', name: '成华区' },
    managedBy: null,
  },
  center: [104.12, 30.67],
  turn: -15,
  compoundLevel: false,
  mains: [
    {
      name: '双福路社区总网格',
      ordinaryGrids: 14,
      microGrids: 76,
      microsPerOrdinary: [4, 8],
      housing: [
        ['商品房小区', 52],
        ['老旧院落', 20],
        ['单位宿舍', 14],
        ['保障性住房', 6],
        ['沿街商铺', 8],
      ],
      compoundSize: [2, 5],
      dedicated: [
        { name: '双福小学', kind: 'school', size: 4 },
        { name: '万和汇商场', kind: 'business_block', size: 4 },
        { name: '东兴大厦', kind: 'office_building', size: 2 },
        { name: '轨道维保基地工地', kind: 'construction_site', size: 3 },
      ],
    },
  ],
  roads: ['双福路', '双福二路', '万年横街', '踏水桥北街', '槐树店巷', '跃进街'],
  compoundNames: '双福 万和 东篱 跃进里 映湖 桂语 河畔 新泓 建兴 华林 玉双 和熙 双林 晶蓝 望平 槐荫'.split(' '),
}

/** Builds the community from a seed. */
export const buildShuangfulu = (seed: string): SampleCommunity => {
  const random = createRandom(`${seed}/${PLAN.key}`)
  const ground = layGround(PLAN, random.fork('ground'))
  const housing = buildHousing(ground, random.fork('housing'))
  const { subdistrict, mains, ordinaries, micros, dedicated } = spots(ground)

  const roster = openRoster(PLAN.key, PLAN.phoneSeries, random.fork('people'))
  staffSubdistrict(roster, subdistrict.key)
  const { committeeKeys } = staffCommunity(roster, at(mains, 0).key, {
    secretary: ['two_committees', 'party_member'],
    committee: Array.from({ length: 6 }, (_, index) =>
      index < 4 ? ['two_committees', 'party_member'] : ['two_committees'],
    ),
    desks: 3,
  })
  staffOrdinaryGrids(roster, ordinaries, committeeKeys)
  const tags = random.fork('tags')
  const tagSets = Array.from({ length: 104 }, () => usualTags(tags))
  const members = staffMicroGrids(roster, micros, tagSets, random.fork('members'))
  staffDedicatedGrids(roster, dedicated, 2, ['enterprise_cadre'])
  const buildingLeads = staffBuildings(roster, housing, members, random.fork('buildings'))

  const bodies = openBodies(PLAN.key)
  addPropertyCompanies(bodies, roster, ['双福家园', '万和', '蜀邻'], ground.compounds)
  addDedicatedBodies(bodies, roster, dedicated)
  addSocialOrganizations(
    bodies,
    roster,
    ['槐荫社会工作服务中心', '邻里帮互助会', '东郊记忆文艺队'],
    ordinaries,
    random.fork('bodies'),
  )
  bodies.add(
    '双福路商居联盟',
    'other',
    ordinaries.slice(0, 6).map(({ key }) => key),
  )

  const stations = openStations(PLAN.key, ground, [
    {
      name: '双福路微网实格治理中心',
      kind: 'operations',
      gridKey: at(micros, 30).key,
      offerings: ['受理登记', '一键转办', '会商'],
    },
    {
      name: '跃进街党群服务站',
      kind: 'service',
      gridKey: at(micros, 8).key,
      offerings: ['政务代办', '法律咨询', '小件维修'],
    },
    {
      name: '槐树店巷网格员之家',
      kind: 'member_home',
      gridKey: at(micros, 62).key,
      offerings: ['饮水', '雨具借用', '理发'],
    },
  ])
  const residences = settleResidents(roster, housing, [...members, ...buildingLeads], 180, random.fork('residents'))
  return finish(PLAN, { ground, housing, roster, stations, residences, organizations: bodies.list })
}

/**
 * A lead for every building: in one of three the member of the micro grid, else another resident. The seat of the last
 * building is vacant. Returns the other residents.
 */
const staffBuildings = (
  roster: Roster,
  { buildings }: Housing,
  members: readonly { gridKey: string; personKey: string }[],
  random: Random,
): { gridKey: string; personKey: string }[] =>
  buildings.flatMap(({ name, gridKey }, index) => {
    const postKey = roster.addPost(gridKey, 'building_lead', `${name}楼栋长`)
    if (index === buildings.length - 1) return []
    const member = random.chance(1 / 3) ? members.find((candidate) => candidate.gridKey === gridKey) : undefined
    const personKey =
      member?.personKey ?? roster.addPerson({ tags: ['building_lead'], isContactPublic: random.chance(0.8) })
    roster.seat(postKey, personKey)
    return member ? [] : [{ gridKey, personKey }]
  })
