import { type Leaf, tales } from './leaf.ts'

/** 城市秩序. */
export const CITY_ORDER: readonly Leaf[] = [
  {
    code: '0901',
    weight: 5,
    where: 'road',
    onSites: true,
    tier: 'subdistrict',
    hours: 4,
    natures: ['complaint'],
    more: ['一到下班时间就来', '巡查的人走了又回来', '希望划个固定区域'],
    tales: tales(`
{place}人行道被水果摊占满，行人只能走车道 → 商贩已迁入临时疏导点，人行道恢复通行
{place}晚上摆夜市，桌椅摆到路中间 → 占道桌椅已清理，商家承诺店内经营
{place}早点摊油污满地 → 地面油污冲洗干净，摊主加铺了防油垫
{place}有人在路口卖菜，堵得公交车都过不来 → 综合执法队定时值守，菜贩引导至农贸市场内`),
  },
  {
    code: '0902',
    weight: 3,
    where: 'building',
    notInDormitories: true,
    tier: 'subdistrict',
    hours: 60,
    natures: ['tip_off', 'complaint'],
    more: ['建材还在往上搬', '希望趁没建好赶紧制止', '不要透露是谁反映的'],
    tales: tales(`
{place}顶楼在搭彩钢棚，已经立起柱子了 → 执法队当天叫停，当事人已自行拆除立柱
{place}一楼把花园圈起来盖房子 → 下达通知书后当事人拆除围墙，绿地恢复
{place}{floor}把承重墙打了一个门洞 → 住建部门鉴定后责令恢复，已完成加固
{place}露台封起来做了厨房 → 违建部分拆除完毕，恢复原状`),
  },
  {
    code: '0903',
    weight: 5,
    where: 'building',
    onSites: true,
    tier: 'grid',
    hours: 7,
    natures: ['complaint'],
    more: ['刚刷的墙又被贴了', '看着很乱'],
    tales: tales(`
{place}楼道贴满了开锁、通下水的小广告 → 小广告已清除并粉刷墙面，号码移交执法队处理 → 和志愿者一起从一楼铲到顶楼，都清干净了
{place}门上每天塞好几张传单 → 门岗不再放行发传单人员，门上传单已收走 → 把门上的传单都收走了，也提醒了门岗
{place}电梯里贴了贷款广告，盖住了年检标志 → 贷款广告已撕除，年检标志重新张贴 → 顺手把广告撕了，年检标志露出来了
{place}墙上喷了一串电话号码 → 喷涂处已粉刷覆盖，号码已上报停机`),
  },
  {
    code: '0904',
    weight: 6,
    where: 'road',
    onSites: true,
    tier: 'subdistrict',
    hours: 5,
    natures: ['complaint', 'help'],
    more: ['救护车上次进不来', '没有车主电话', '希望加装隔离桩'],
    tales: tales(`
{place}双排停车，会车都困难 → 交警现场劝离处罚，增设了单侧禁停标线
{place}盲道上停了{n}辆车 → 车辆已挪走，盲道旁加装了隔离桩
{place}接送孩子的车乱停，孩子从车缝里钻 → 放学时段安排护学岗，划了即停即走区
{place}一辆面包车停了{days}没动，满是灰 → 经查为僵尸车，按程序拖移，车位已空出
{place}大货车晚上停在路口，挡视线 → 已联系车主移走，路口安装了违停抓拍`),
  },
  {
    code: '0905',
    weight: 4,
    where: 'road',
    onSites: true,
    tier: 'grid',
    hours: 7,
    natures: ['complaint'],
    more: ['早高峰最严重', '一下雨全倒在地上'],
    tales: tales(`
{place}共享单车堆成小山，人都走不了 → 运维企业已清运超量车辆，划定停放框
{place}倒了一长排共享单车 → 已扶正摆齐，运维人员每天早晚整理两次 → 顺手把倒地的单车扶正摆齐了
{place}共享单车停到了盲道上 → 车辆已移入停放框，盲道设为禁停区 → 把占盲道的几辆挪开摆好了`),
  },
  {
    code: '0906',
    weight: 3,
    where: 'road',
    onSites: true,
    tier: 'subdistrict',
    hours: 5,
    natures: ['complaint'],
    more: ['晾的衣服一层灰', '已经好几天了'],
    tales: tales(`
{place}工地没有喷淋，灰尘大得不敢开窗 → 住建部门检查后工地开启喷淋、覆盖裸土
{place}工地夜里十二点还在打桩 → 工地已停止夜间打桩，违规行为立案处理
{place}渣土车没盖篷布，一路撒 → 查处违规车辆，工地出口加装冲洗设备，路面清扫干净
{place}施工围挡占了整个人行道 → 围挡内收，留出行人通道并设夜间警示灯`),
  },
  {
    code: '0907',
    weight: 5,
    where: 'compound',
    tier: 'community',
    hours: 16,
    natures: ['complaint', 'suggestion'],
    more: ['说了还骂人', '养犬公约没人看', '希望有人管一管'],
    tales: tales(`
{place}有人遛大狗不牵绳，吓哭了孩子 → 民警与网格员上门告知养犬规定，当事人已办证并承诺牵绳
{place}草坪上到处是狗屎 → 增设{n}处宠物拾便箱，保洁加强清理
{place}有人在楼道喂流浪狗，几只狗追人 → 流浪狗已由专业队收容，喂养人改为室外定点
{place}电梯里狗尿味很重 → 电梯已消毒除味，召开养犬居民座谈，约定进出抱犬`),
  },
]
