import { type Leaf, tales } from './leaf.ts'

/** 特殊人群关爱. */
export const CARE: readonly Leaf[] = [
  {
    code: '0701',
    weight: 3,
    where: 'home',
    notInDormitories: true,
    tier: 'grid',
    hours: 1,
    natures: ['help'],
    more: ['请帮忙去看一眼', '有高血压', '备用钥匙在楼栋长那里'],
    tales: tales(`
{place}独居的老人两天没下楼了，打电话也不接 → 网格员上门见到本人，老人因感冒卧床，已陪同就医并告知家属 → 敲门见到老人，只是手机静音，已帮忙调好
{place}老人的报警器响了，子女在外地赶不回来 → 上门查看为误触报警，老人身体正常，已教会取消方法 → 上门看过是碰到了按钮，老人没事，已给子女回电话
{place}的婆婆平时天天下来打水，{when}起没见到人 → 老人去了亲戚家忘带手机，已与家属确认平安 → 去看了，婆婆在家看电视，一切都好`),
  },
  {
    code: '0702',
    weight: 3,
    where: 'home',
    notInDormitories: true,
    tier: 'community',
    hours: 16,
    natures: ['help', 'consultation'],
    more: ['两个孩子还在上学', '不好意思开口，请保密'],
    tales: tales(`
{place}家里男主人住院，生活一下子困难了 → 民政专干上门核实，已协助申请临时救助，先送去米油
住{place}，想问低保怎么申请 → 已讲解低保条件和材料，并帮忙准备申请
{place}的老人连燃气费都交不起了 → 对接慈善帮扶，欠费已缴清，列入定期走访`),
  },
  {
    code: '0703',
    weight: 2,
    where: 'home',
    notInDormitories: true,
    tier: 'community',
    hours: 30,
    natures: ['help', 'consultation'],
    more: ['需要什么材料', '能不能上门办'],
    tales: tales(`
{place}有坐轮椅的家人，想申请家庭无障碍改造 → 残联专干上门评估，已列入本批改造名单
残疾证到期了，{place}的老人出不了门怎么换 → 预约了上门评定，新证办好后由网格员送到家
想给{place}的孩子申请康复补贴 → 已协助网上提交，审核通过后按月发放`),
  },
  {
    code: '0704',
    weight: 1,
    where: 'home',
    notInDormitories: true,
    tier: 'community',
    hours: 7,
    natures: ['help', 'tip_off'],
    more: ['作业没人管', '希望有人多关心'],
    tales: tales(`
{place}有个上小学的孩子，放学总是一个人在楼道里 → 儿童主任入户了解，已安排四点半课堂和志愿者结对
{place}孩子父母都在外打工，跟着八十岁的爷爷 → 联系到家长并说明情况，社区每周走访一次`),
  },
  {
    code: '0705',
    weight: 1,
    where: 'compound',
    tier: 'subdistrict',
    hours: 2,
    natures: ['help'],
    more: ['穿灰色外套、黑布鞋', '已经报警'],
    tales: tales(`
{place}一位老人早上出门到现在没回，有点糊涂 → 网格群协查，在附近公园找到，已由家属接回
{place}门口有个走失的小孩在哭 → 民警联系到家长，孩子平安回家`),
  },
  {
    code: '0706',
    weight: 1,
    where: 'road',
    tier: 'subdistrict',
    hours: 5,
    natures: ['help'],
    more: ['给了吃的，他不肯走', '天凉怕出事'],
    tales: tales(`
{place}桥洞下睡着一个人 → 救助站到场劝导，已护送至站内安置
{place}有位流浪老人，问什么都不说 → 当事人不愿入站，已送去棉被和食物，每日查看`),
  },
  {
    code: '0707',
    weight: 2,
    where: 'home',
    tier: 'community',
    hours: 7,
    natures: ['help', 'consultation'],
    more: ['希望保密', '线上也可以'],
    tales: tales(`
住{place}，孩子最近不肯上学，关在房间里，想找人聊聊 → 心理咨询师已预约面谈，并提供了二十四小时热线
{place}邻居老伴去世后情绪很不好 → 社工每周上门陪伴一次，情绪有好转
住{place}，工作压力大，整晚睡不着，想问有没有心理咨询 → 已安排线上咨询三次，后续按需要转介`),
  },
  {
    code: '0708',
    weight: 0.6,
    where: 'building',
    tier: 'subdistrict',
    hours: 2,
    natures: ['help', 'hazard'],
    more: ['家属联系不上', '大家有点害怕'],
    tales: tales(`
{place}有位邻居最近情绪失控，半夜在楼道大喊 → 民警与社区医生到场，已由家属陪同就医，社区做好随访
{place}有人拿东西砸自家门，叫也叫不应 → 民警到场稳定情绪，联系到家属陪同就医`),
  },
]
