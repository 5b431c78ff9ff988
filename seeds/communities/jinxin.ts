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
import { usualTags } from '../build/tags.ts'
import { at, createRandom } from '../random.ts'
import type { SampleCommunity } from '../sample.ts'

/** 锦江区柳江街道锦馨社区: mediation, lawyers, older people living alone, and a reserve of young members (后备力量). */
const PLAN: CommunityPlan = {
  key: 'jinxin',
  phoneSeries: 4,
  official: {
    code: '510104036003',
    name: '锦馨社区',
    officialName: '锦馨社区居委会',
    subdistrict: { code: '510104036', name: '柳江街道' },
    district: { code: '510104', name: '锦江区' },
    managedBy: null,
  },
  center: [104.12, 30.61],
  turn: 5,
  compoundLevel: false,
  mains: [
    {
      name: '锦馨社区总网格',
      ordinaryGrids: 12,
      microGrids: 64,
      microsPerOrdinary: [4, 7],
      housing: [
        ['拆迁安置小区', 40],
        ['商品房小区', 34],
        ['保障性住房', 14],
        ['老旧院落', 6],
        ['沿街商铺', 6],
      ],
      compoundSize: [2, 6],
      dedicated: [
        { name: '柳江第二小学', kind: 'school', size: 4 },
        { name: '锦汇生活广场', kind: 'business_block', size: 3 },
        { name: '馨怡街地铁站', kind: 'transport_hub', size: 2 },
      ],
    },
  ],
  roads: ['馨怡街', '柳江中路', '锦绣东街', '桃溪路', '林荫巷'],
  compoundNames: '锦馨 柳岸 馨怡 东篱 桃溪 听荷 锦东 柳荫 花语 和美 春锦 柏林 芳邻 月湖'.split(' '),
}

/** Young people who stand in for members and learn from them. */
const YOUNG_RESERVE = 24

/** Builds the community from a seed. */
export const buildJinxin = (seed: string): SampleCommunity => {
  const random = createRandom(`${seed}/${PLAN.key}`)
  const ground = layGround(PLAN, random.fork('ground'))
  const housing = buildHousing(ground, random.fork('housing'))
  const { subdistrict, mains, ordinaries, micros, dedicated } = spots(ground)

  const roster = openRoster(PLAN.key, PLAN.phoneSeries, random.fork('people'))
  staffSubdistrict(roster, subdistrict.key)
  const { committeeKeys } = staffCommunity(roster, at(mains, 0).key, {
    secretary: ['two_committees', 'party_member'],
    committee: Array.from({ length: 7 }, (_, index) =>
      index < 5 ? ['two_committees', 'party_member'] : ['two_committees'],
    ),
    desks: 3,
  })
  staffOrdinaryGrids(roster, ordinaries, committeeKeys)
  const tags = random.fork('tags')
  const tagSets = Array.from({ length: 88 }, () => usualTags(tags))
  const members = staffMicroGrids(roster, micros, tagSets, random.fork('members'))
  staffDedicatedGrids(roster, dedicated, 2, ['enterprise_cadre'])

  const posts = roster.posts.filter(({ role, slot }) => role === 'micro_grid_member' && slot === 1)
  const reserve = random.fork('reserve')
  for (const post of reserve.shuffle(posts).slice(0, YOUNG_RESERVE)) {
    roster.seat(post.key, roster.addPerson({ tags: ['young_reserve', 'volunteer'] }), 'deputy')
  }

  const bodies = openBodies(PLAN.key)
  addPropertyCompanies(bodies, roster, ['柳岸', '锦家园'], ground.compounds)
  addDedicatedBodies(bodies, roster, dedicated)
  addSocialOrganizations(
    bodies,
    roster,
    ['馨邻调解工作室', '法润锦馨律师服务队', '馨家长学校', '爱馨助老服务社', '阳光心理服务站'],
    ordinaries,
    random.fork('bodies'),
  )
  bodies.add('柳江街道司法所', 'department', [subdistrict.key])

  const stations = openStations(PLAN.key, ground, [
    {
      name: '锦馨社区党群服务中心',
      kind: 'service',
      gridKey: at(micros, 18).key,
      offerings: ['政务代办', '以案说法', '家长课堂', '调解室'],
    },
    { name: '馨生活守护站', kind: 'operations', gridKey: at(micros, 36).key, offerings: ['设备报修', '平安问候'] },
    { name: '馨邻食堂', kind: 'kitchen', gridKey: at(micros, 50).key, offerings: ['午餐', '送餐'] },
  ])
  const residences = settleResidents(roster, housing, members, 190, random.fork('residents'))
  return finish(PLAN, { ground, housing, roster, stations, residences, organizations: bodies.list })
}
