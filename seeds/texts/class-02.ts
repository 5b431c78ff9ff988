import { type Leaf, tales } from './leaf.ts'

/** 公共安全与治安. */
export const PUBLIC_SAFETY: readonly Leaf[] = [
  {
    code: '0201',
    weight: 5,
    where: 'building',
    tier: 'community',
    hours: 8,
    natures: ['hazard', 'complaint'],
    more: ['楼下就是孩子玩的地方', '摄像头的角度看不到', '希望挨家提醒一下'],
    tales: tales(`
{place}楼上{when}又往下扔烟头，差点砸到人 → 物业逐户上门提醒，并在楼下加装了朝上的监控
{place}{floor}阳台外沿放了{n}个花盆，风大的时候在晃 → 花盆已全部收回室内，同楼栋也做了一遍排查 → 敲门提醒后，住户把花盆都搬进屋了
{place}空调外机支架锈断了，机器歪着挂在外面 → 厂家已更换支架重新固定，现场警戒已撤
{place}楼上掉下来一块玻璃，碎在人行道上 → 碎玻璃已清扫，松动窗扇由物业加固，并检查了同侧窗户 → 先用围栏挡住，碎玻璃已扫净，正联系该户加固窗扇
{place}有人高空扔饭盒，汤水溅到楼下晾的被子上 → 会同派出所调看监控，锁定当事人并当面教育，已写下保证`),
  },
  {
    code: '0202',
    weight: 2,
    where: 'building',
    tier: 'subdistrict',
    hours: 3,
    natures: ['tip_off', 'help'],
    more: ['已经报了110，也请社区留意', '穿深色外套，背一个双肩包'],
    tales: tales(`
{place}有陌生人在单元门口挨个试门把手 → 派出所已到场核查，未发现财物损失，物业加密了夜间巡逻
{place}地下车库有人拿着手电往车里照 → 民警到场盘查，确认并无被盗车辆，车库加装了照明
{when}看到一个人在{place}每层楼门上做记号 → 经民警核实为上门推销人员，已登记劝离，并提醒住户擦掉记号`),
  },
  {
    code: '0203',
    weight: 3,
    where: 'compound',
    tier: 'subdistrict',
    hours: 6,
    natures: ['tip_off', 'consultation'],
    more: ['怕还有人上当', '对方还在加微信', '希望社区做个反诈宣传'],
    tales: tales(`
{place}有老人被拉去听保健品课，交了好几千 → 市场监管与派出所到场核查，协助老人退回大部分货款
我住{place}，接到自称客服的电话，说要退款，让我共享屏幕 → 反诈民警已电话核实，确认为诈骗号码，您的账户未受损失
{place}有人挨家推销“养老投资”，说每月返利 → 线索已移交派出所，推销人员已离开，网格员逐户提醒了老人
邻居在网上刷单被骗了，住{place}，想请社区帮忙 → 民警已立案并指导保存证据，社区开展了一场反诈宣讲`),
  },
  {
    code: '0204',
    weight: 2,
    where: 'road',
    onSites: true,
    tier: 'subdistrict',
    hours: 2,
    natures: ['help', 'complaint'],
    more: ['已经打了110', '旁边还有学生'],
    tales: tales(`
{place}有人喝醉了在砸瓶子 → 民警到场处置，当事人由家属接回，地面碎玻璃已清扫
{place}两拨人因为停车吵起来，快动手了 → 民警到场调解，双方已各自离开
{place}有人醉酒躺在路中间 → 已联系家属接回，现场交通恢复`),
  },
  {
    code: '0205',
    weight: 1,
    where: 'building',
    tier: 'subdistrict',
    hours: 16,
    natures: ['tip_off'],
    more: ['不方便留姓名', '窗户一直拉着帘子'],
    tales: tales(`
{place}{floor}有一户天天进出十几个陌生年轻人，像是在上课喊口号 → 线索已转派出所核查处理，请放心，您的信息不会外泄
{place}有人半夜开麻将馆，进进出出很多人，怀疑赌钱 → 派出所已现场检查并依法处理，场所已停止营业`),
  },
  {
    code: '0206',
    weight: 3,
    where: 'home',
    notInDormitories: true,
    tier: 'community',
    hours: 30,
    natures: ['hazard', 'tip_off'],
    more: ['隔断都是木板', '水压都不够用了', '门口鞋子摆到楼梯上'],
    tales: tales(`
{place}隔成了七八间出租，每间都在用电磁炉 → 社区会同派出所、消防现场核查，房东已拆除违规隔断并登记租客信息
{place}房东把客厅打了隔断，住了十几个人 → 已约谈房东，隔断拆除，租住人数符合要求，复查合格
{place}是短租房，天天换人，半夜拖箱子 → 房东已办理登记并约定夜间入住规则，网格员每周回看一次`),
  },
  {
    code: '0207',
    weight: 2,
    where: 'compound',
    onSites: true,
    mayLinger: true,
    tier: 'community',
    hours: 5,
    natures: ['hazard'],
    more: ['孩子们常在那边玩', '晚上没有灯根本看不见'],
    tales: tales(`
{place}后面的围墙裂了一条大缝，已经往外斜 → 险段已拆除重砌，现场恢复
{place}里面有一个深坑没有盖，只放了块木板 → 已设围挡警示，施工单位完成回填夯实
{place}挡土墙下雨后掉了好几块石头 → 街道组织专业队伍加固挡墙，安排专人观测`),
  },
]
