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
import type { SampleArea, SampleCommunity } from '../sample.ts'

/** 龙泉驿区大面街道师大社区: 1 main, 32 ordinary, 159 micro and 6 dedicated grids, 222 micro-grid members, six areas. */
const PLAN: CommunityPlan = {
  key: 'shida',
  phoneSeries: 1,
  official: {
    code: '510112002009',
    name: '师大社区',
    officialName: '师大社区居委会',
    subdistrict: { code: '510112002', name: '大面街道' },
    district: { code: '510112', name: '龙泉驿区' },
    managedBy: null,
  },
  center: [104.2, 30.62],
  turn: 12,
  compoundLevel: false,
  mains: [
    {
      name: '师大社区总网格',
      ordinaryGrids: 32,
      microGrids: 159,
      microsPerOrdinary: [4, 7],
      housing: [
        ['商品房小区', 58],
        ['拆迁安置小区', 14],
        ['老旧院落', 8],
        ['单位宿舍', 6],
        ['保障性住房', 6],
        ['沿街商铺', 8],
      ],
      compoundSize: [2, 5],
      dedicated: [
        { name: '弘文学校', kind: 'school', size: 6 },
        { name: '启明幼儿园', kind: 'school', size: 2 },
        { name: '龙岭医院', kind: 'hospital', size: 4 },
        { name: '知行广场', kind: 'business_block', size: 5 },
        { name: '博远大厦', kind: 'office_building', size: 2 },
        { name: '青禾农贸市场', kind: 'business_block', size: 3 },
      ],
    },
  ],
  roads: ['书香路', '桃李街', '杏坛路', '墨池街', '弦歌路', '育贤街', '青衿路', '学府南街'],
  compoundNames:
    '澜岸 翰林 锦程 书香 望岳 云栖 梧桐 半山 观澜 桂语 清溪 知林 雅颂 丹桂 鹿鸣里 栖霞 朗润 春晖 琴台 听松 青岚 玉兰 芳草 龙吟 银杏 卓然 锦绣 汀兰 明德 致远 蓝岭 晴川 松涛'.split(
      ' ',
    ),
}

/** Members of all micro grids together. */
const MICRO_GRID_MEMBERS = 222

/** Builds the community from a seed. */
export const buildShida = (seed: string): SampleCommunity => {
  const random = createRandom(`${seed}/${PLAN.key}`)
  const ground = layGround(PLAN, random.fork('ground'))
  const housing = buildHousing(ground, random.fork('housing'))
  const { subdistrict, mains, ordinaries, micros, dedicated } = spots(ground)
  const mainKey = at(mains, 0).key

  const roster = openRoster(PLAN.key, PLAN.phoneSeries, random.fork('people'))
  staffSubdistrict(roster, subdistrict.key)
  const { committeeKeys } = staffCommunity(roster, mainKey, {
    secretary: ['two_committees', 'party_member'],
    committee: Array.from({ length: 8 }, (_, index) =>
      index < 5 ? ['two_committees', 'party_member'] : ['two_committees'],
    ),
    desks: 4,
  })
  staffOrdinaryGrids(roster, ordinaries, committeeKeys)
  const tags = random.fork('tags')
  const tagSets = Array.from({ length: MICRO_GRID_MEMBERS }, () => usualTags(tags))
  const members = staffMicroGrids(roster, micros, tagSets, random.fork('members'))
  staffDedicatedGrids(roster, dedicated, 2, ['enterprise_cadre'])

  const areas: SampleArea[] = Array.from({ length: 6 }, (_, index) => {
    const name = `第${'一二三四五六'[index]}片区`
    const leadPostKey = roster.appoint(at(committeeKeys, index), mainKey, 'area_lead', `${name}片长`)
    roster.seat(leadPostKey, at(committeeKeys, (index + 1) % committeeKeys.length), 'deputy')
    const [from, to] = [Math.round((index * 32) / 6), Math.round(((index + 1) * 32) / 6)]
    return {
      key: `${PLAN.key}/a${index + 1}`,
      name,
      gridKeys: ordinaries.slice(from, to).map(({ key }) => key),
      leadPostKey,
    }
  })

  const bodies = openBodies(PLAN.key)
  addPropertyCompanies(bodies, roster, ['澄心', '安澜', '嘉年', '和顺'], ground.compounds)
  addDedicatedBodies(bodies, roster, dedicated)
  addSocialOrganizations(
    bodies,
    roster,
    ['书香邻里社工服务中心', '银杏树助老服务社', '小桔灯阅读会'],
    ordinaries,
    random.fork('bodies'),
  )

  const stations = openStations(PLAN.key, ground, [
    {
      name: '师大社区智慧城运站',
      kind: 'operations',
      gridKey: at(micros, 40).key,
      offerings: ['受理登记', '调度会商'],
    },
    {
      name: '书香路党群服务站',
      kind: 'service',
      gridKey: at(micros, 12).key,
      offerings: ['政务代办', '证明打印', '理发', '小家电维修'],
    },
    {
      name: '桃李街网格员之家',
      kind: 'member_home',
      gridKey: at(micros, 95).key,
      offerings: ['雨具借用', '手机充电', '饮水'],
    },
    { name: '银杏长者食堂', kind: 'kitchen', gridKey: at(micros, 130).key, offerings: ['午餐', '晚餐', '送餐'] },
  ])
  const residences = settleResidents(roster, housing, members, 320, random.fork('residents'))
  return finish(PLAN, { ground, housing, roster, areas, stations, residences, organizations: bodies.list })
}
