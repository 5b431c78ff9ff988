import { type Leaf, tales } from './leaf.ts'

/** 意见建议与治理参与. */
export const VOICES: readonly Leaf[] = [
  {
    code: '1201',
    weight: 5,
    where: 'compound',
    onSites: true,
    tier: 'community',
    hours: 30,
    natures: ['suggestion'],
    more: ['邻居们都很支持', '愿意出一份力', '别的社区已经有了'],
    outcome: 'planned',
    tales: tales(`
建议在{place}门口装一个快递柜 → 建议很好，已与企业对接选址，本月内安装
{place}能不能加一条遮雨连廊，接孩子不淋雨 → 已列入社区年度计划，方案确定后公示征求意见
建议{place}晚上增加保安巡逻 → 物业从下周起夜间增加两班巡逻，路线在公示栏公布
建议把{place}的公告栏换成灯箱，晚上也能看清 → 灯箱已报价，纳入下季度采购
建议{place}多开些晚上的课，上班族也能参加 → 夜间课程已在下季度安排中增加，开课表会提前公布
{place}路口建议装一面凸面镜 → 交警部门已现场踏勘，同意安装，正在备料`),
  },
  {
    code: '1202',
    weight: 3,
    where: 'compound',
    tier: 'community',
    hours: 30,
    natures: ['suggestion'],
    more: ['已经有{n}户报名', '可以一起画图', '费用大家凑一点'],
    outcome: 'planned',
    tales: tales(`
{place}架空层闲着，能不能做成共享书屋 → 提案已纳入微更新项目库，将召开坝坝会征求意见
想把{place}的边角地改成小花园，大家认领种植 → 设计师志愿者已到场踏勘，方案下周公示
建议{place}做一个儿童涂鸦墙 → 社区保障资金可支持颜料，正在征集孩子们的设计
{place}旧车棚改成歇脚的地方好不好 → 旧车棚产权已核清，改造方案进入征求意见`),
  },
  {
    code: '1203',
    weight: 2,
    where: 'compound',
    notInDormitories: true,
    tier: 'community',
    hours: 30,
    natures: ['suggestion', 'help'],
    more: ['希望大家坐下来谈', '最好安排在周末'],
    tales: tales(`
{place}加装电梯有人同意有人反对，请社区组织协商 → 已组织三方议事会，低层补偿方案公示中
{place}停车收费方案大家意见不一，想开个坝坝会 → 坝坝会已召开，意见整理后进入表决
想请社区主持商量{place}的晾衣区怎么分 → 协商达成一致，轮流使用表已张贴`),
  },
  {
    code: '1204',
    weight: 4,
    where: 'compound',
    onSites: true,
    tier: 'community',
    hours: 12,
    natures: ['thanks'],
    more: ['希望转告本人', '给你们点赞', '真的很暖心'],
    outcome: 'explained',
    tales: tales(`
感谢{place}的网格员，下雨天帮忙把老人送回家 → 谢谢您的肯定，已转达本人，我们会继续努力
表扬{place}保安师傅，捡到钱包主动联系失主 → 您的表扬已转告物业，并在例会上宣读
谢谢社区志愿者到{place}教老人用手机 → 志愿者收到您的谢意很高兴，下月还会再来
感谢处理得这么快，{place}的路灯当晚就亮了 → 感谢您的鼓励，已转达照明维护单位
{place}的楼栋长帮忙找回了走丢的猫，太感谢了 → 已把您的感谢转告楼栋长`),
  },
  {
    code: '1205',
    weight: 0.8,
    where: 'compound',
    tier: 'subdistrict',
    hours: 30,
    natures: ['complaint'],
    more: ['希望有人给个说法', '不是针对个人，希望改进'],
    tales: tales(`
住{place}，到窗口办事，工作人员态度不耐烦，来回跑 → 街道已核实并约谈当事人，向您致歉，窗口实行一次性告知
住{place}，上次反映的事说办好了，其实没有人来过 → 已安排专人重新核查并当面答复，同时改进了回访方式
住{place}，手机上字太小，看不清，上报要点好几下 → 长辈版页面已在首页置顶，字体可以调大，也可以直接打电话`),
  },
  {
    code: '1206',
    weight: 0.8,
    where: 'home',
    tier: 'subdistrict',
    hours: 24,
    natures: ['help'],
    more: ['可以提供证件核对', '怕接到骚扰电话'],
    tales: tales(`
已经搬离{place}，请删除登记的电话 → 核验身份后已删除相关登记，并通知其他登记同步
{place}登记的姓名写错了一个字，请更正 → 信息已更正，请您再次确认
住{place}，想知道社区登记了哪些信息 → 已按规定向您提供登记信息清单`),
  },
]
