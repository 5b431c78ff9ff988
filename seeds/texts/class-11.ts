import { type Leaf, tales } from './leaf.ts'

/** 自然灾害与突发. */
export const DISASTERS: readonly Leaf[] = [
  {
    code: '1101',
    weight: 2,
    where: 'compound',
    onSites: true,
    tier: 'community',
    hours: 2,
    natures: ['hazard', 'help'],
    more: ['雨还在下', '沙袋不够'],
    tales: tales(`
{place}地下车库进水了，已经淹到轮胎 → 抽排完毕，车库清淤消毒，无人员受伤
{place}一楼下水倒灌，水没过脚背 → 关闭倒灌管口并抽排，逐户帮助清理
{place}大门口积水没过膝盖，出不去 → 市政疏通出水口，积水退去，备了沙袋和挡水板`),
  },
  {
    code: '1102',
    weight: 2,
    where: 'compound',
    tier: 'community',
    hours: 3,
    natures: ['hazard'],
    more: ['请尽快来处理', '已经让大家绕开'],
    tales: tales(`
{place}大风把雨棚吹翻，挂在{floor}外面 → 雨棚拆除，排查其他雨棚加固{n}处
{place}雷击后监控和道闸都不动了 → 设备更换后恢复，加装了防雷模块
{place}树被吹倒压住两辆车 → 倒树已移除，协助车主联系保险`),
  },
  {
    code: '1103',
    weight: 0.5,
    where: 'compound',
    tier: 'subdistrict',
    hours: 2,
    natures: ['hazard'],
    more: ['墙外就是住户', '还在下雨'],
    tales: tales(`
{place}背后的坡下雨后在往下滑土 → 已撤离临坡住户并拉警戒，专业队伍加固排水，监测稳定
{place}挡墙旁地面裂了一道缝，比昨天宽了 → 裂缝已封填监测，挡墙打桩加固，住户安全`),
  },
  {
    code: '1104',
    weight: 0.6,
    where: 'building',
    onSites: true,
    tier: 'subdistrict',
    hours: 1,
    natures: ['help'],
    more: ['楼里正在往下撤', '有老人需要背'],
    tales: tales(`
{place}{floor}冒浓烟，已经打119 → 微型消防站先期扑救，消防队到场扑灭，无人员伤亡，原因调查中
{place}楼下电动车棚起火 → 火已扑灭，烧损车辆{n}辆，车棚停用检查线路`),
  },
  {
    code: '1105',
    weight: 1,
    where: 'home',
    notInDormitories: true,
    tier: 'community',
    hours: 3,
    natures: ['help'],
    more: ['年纪大不肯去医院', '怕出事'],
    tales: tales(`
{place}老人家里没有空调，这几天身体不舒服 → 接老人到社区休息点，送去电扇和药品
{place}独居老人取暖器坏了 → 更换了取暖器并检查用电安全`),
  },
  {
    code: '1106',
    weight: 1,
    where: 'compound',
    onSites: true,
    tier: 'subdistrict',
    hours: 3,
    natures: ['help', 'consultation'],
    more: ['请告诉大概什么时候恢复', '没接到通知'],
    tales: tales(`
{place}整片停电，连路灯都灭了 → 供电抢修完成，恢复送电，期间已逐栋核查电梯
{place}和附近几个小区全停水 → 管网爆裂修复，安排了送水车，已恢复供水`),
  },
  {
    code: '1107',
    weight: 0.5,
    where: 'building',
    tier: 'community',
    hours: 2,
    natures: ['help'],
    more: ['请带轮椅', '人没有受伤'],
    tales: tales(`
{place}水已经到一楼窗台，有行动不便的老人要转移 → 网格员与志愿者将老人转移到安置点，安排了食宿
{place}楼道被倒下的架子堵住，里面的人出不来 → 架子已移开，被困住户安全走出`),
  },
]
