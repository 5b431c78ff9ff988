import { addDedicatedBodies, addPropertyCompanies, addSocialOrganizations, openBodies } from '../build/bodies.ts'
import { buildHousing } from '../build/buildings.ts'
import { finish, spots } from '../build/finish.ts'
import { layGround } from '../build/ground.ts'
import { openStations, settleResidents } from '../build/places.ts'
import type { CommunityPlan } from '../build/plan.ts'
import { openRoster } from '../build/roster.ts'
import {
  staffCommunity,
  staffDedicatedGrids,
  staffMicroGrids,
  staffOrdinaryGrids,
  staffSubdistrict,
} from '../build/staff.ts'
import { at, createRandom } from '../random.ts'
import type { SampleCommunity, Tag } from '../sample.ts'

/** 武侯区火车南站街道得胜社区: four levels with compounds, and a force of a known make-up. */
const PLAN: CommunityPlan = {
  key: 'desheng',
  phoneSeries: 2,
  official: {
    code: '510107007003',
    name: '得胜社区',
    officialName: '得胜社区居委会',
    subdistrict: { code: '510107007', name: '火车南站街道' },
    district: { code: '510107', name: '武侯区' },
    managedBy: null,
  },
  center: [104.06, 30.61],
  turn: -8,
  compoundLevel: true,
  mains: [
    {
      name: '得胜社区总网格',
      ordinaryGrids: 10,
      microGrids: 68,
      microsPerOrdinary: [5, 9],
      housing: [
        ['商品房小区', 46],
        ['老旧院落', 24],
        ['单位宿舍', 14],
        ['拆迁安置小区', 8],
        ['沿街商铺', 8],
      ],
      compoundSize: [1, 4],
      dedicated: [
        { name: '南桥小学', kind: 'school', size: 4 },
        { name: '凯旋中心写字楼', kind: 'office_building', size: 3 },
        { name: '得胜里商业街', kind: 'business_block', size: 4 },
        { name: '南门客运换乘点', kind: 'transport_hub', size: 3 },
      ],
    },
  ],
  roads: ['凯歌街', '南桥路', '得胜横街', '双桥里', '桐梓街', '新乐南路'],
  compoundNames: '凯歌 南岸 和悦 桐华 蜀韵 望南 新乐 天和 芙蓉 映月 长宁 景安 佳木 兰亭 丰和 紫竹 祥云 南屏'.split(' '),
}

/** The force (队伍): 29 veterans or army families, 35 Party members, 13 volunteers, 10 social organizations. */
const VETERANS = 29
const PARTY_MEMBERS = 35
const VOLUNTEERS = 13
const SOCIAL_ORGANIZATIONS = [
  '益心社会工作服务中心',
  '红枫退役军人志愿服务队',
  '乐邻公益发展中心',
  '巧手娘工坊',
  '和风调解工作室',
  '夕阳伴助老服务社',
  '绿动环保志愿服务队',
  '向阳花儿童成长中心',
  '律心法律服务站',
  '声声慢文艺社',
] as const

/** Of the Party members, so many sit on the two committees (the secretary among them), and so many of the others are registered twice (双报到). */
const PARTY_MEMBERS_ON_COMMITTEES = 5
const DUAL_REGISTERED = 16

/** Builds the community from a seed. */
export const buildDesheng = (seed: string): SampleCommunity => {
  const random = createRandom(`${seed}/${PLAN.key}`)
  const ground = layGround(PLAN, random.fork('ground'))
  const housing = buildHousing(ground, random.fork('housing'))
  const { subdistrict, mains, ordinaries, micros, dedicated } = spots(ground)

  const roster = openRoster(PLAN.key, PLAN.phoneSeries, random.fork('people'))
  staffSubdistrict(roster, subdistrict.key)
  const { committeeKeys } = staffCommunity(roster, at(mains, 0).key, {
    secretary: ['two_committees', 'party_member'],
    committee: Array.from({ length: 6 }, (_, index) =>
      index + 1 < PARTY_MEMBERS_ON_COMMITTEES ? ['two_committees', 'party_member'] : ['two_committees'],
    ),
    desks: 3,
  })
  staffOrdinaryGrids(roster, ordinaries, committeeKeys)
  const members = staffMicroGrids(roster, micros, forceTags(), random.fork('members'))
  staffDedicatedGrids(roster, dedicated, 2, ['enterprise_cadre'])

  const bodies = openBodies(PLAN.key)
  addPropertyCompanies(bodies, roster, ['南岸', '玉成', '诚邻'], ground.compounds)
  addDedicatedBodies(bodies, roster, dedicated)
  addSocialOrganizations(bodies, roster, SOCIAL_ORGANIZATIONS, ordinaries, random.fork('bodies'))
  bodies.add('火车南站派出所驻得胜社区警务室', 'department', [subdistrict.key])

  const stations = openStations(PLAN.key, ground, [
    {
      name: '得胜社区党群服务中心',
      kind: 'service',
      gridKey: at(micros, 20).key,
      offerings: ['政务代办', '法律咨询', '议事厅'],
    },
    { name: '红枫老兵驿站', kind: 'member_home', gridKey: at(micros, 45).key, offerings: ['理发', '磨刀', '量血压'] },
  ])
  const residences = settleResidents(roster, housing, members, 170, random.fork('residents'))
  return finish(PLAN, { ground, housing, roster, stations, residences, organizations: bodies.list })
}

/** Tags of the members of the micro grids: everybody of the force who does not sit on a committee. */
const forceTags = (): Tag[][] => [
  ...Array.from({ length: VETERANS }, (): Tag[] => ['veteran_or_army_family']),
  ...Array.from({ length: PARTY_MEMBERS - PARTY_MEMBERS_ON_COMMITTEES }, (_, index): Tag[] =>
    index < DUAL_REGISTERED ? ['party_member', 'dual_registered_member'] : ['party_member'],
  ),
  ...Array.from({ length: VOLUNTEERS }, (): Tag[] => ['volunteer']),
]
