import { type Leaf, tales } from './leaf.ts'

/** 市政与公用设施. */
export const PUBLIC_WORKS: readonly Leaf[] = [
  {
    code: '0401',
    weight: 3,
    where: 'road',
    onSites: true,
    tier: 'subdistrict',
    hours: 3,
    natures: ['hazard'],
    more: ['先放了把椅子挡着', '晚上看不清，太危险'],
    tales: tales(`
{place}人行道上一个井盖不见了，只剩个黑洞 → 已围挡警示，权属单位当天装上新井盖和防坠网
{place}井盖裂成两半，车压上去直响 → 井盖及井圈更换完毕，过车测试平稳
{place}井盖翘起一边，{when}绊倒了一位老人 → 井盖重新落座固定，周边路面补平`),
  },
  {
    code: '0402',
    weight: 5,
    where: 'road',
    onSites: true,
    tier: 'subdistrict',
    hours: 16,
    natures: ['help', 'complaint'],
    more: ['下晚自习的孩子都从这里走', '已经{days}了', '好像是上次挖路以后坏的'],
    tales: tales(`
{place}有{n}盏路灯不亮，晚上黑漆漆的 → 照明维护单位已更换灯头，夜间复查全部点亮
{place}路灯一闪一闪，看着眼晕 → 更换了镇流器，灯光稳定
{place}路灯白天亮晚上不亮 → 时控开关已调整，亮灭时间正常`),
  },
  {
    code: '0403',
    weight: 3,
    where: 'road',
    mayLinger: true,
    tier: 'subdistrict',
    hours: 8,
    natures: ['complaint', 'hazard'],
    more: ['已经摔过人', '推轮椅根本过不去'],
    tales: tales(`
{place}路面坑坑洼洼，骑车颠得厉害 → 市政已铣刨补平，路面恢复
{place}人行道地砖松了一大片，下雨踩一脚水 → 松动地砖重新铺设，现场清理完毕
{place}刚挖过的沟没填平，车轮陷进去 → 施工单位已回填压实并恢复面层`),
  },
  {
    code: '0404',
    weight: 6,
    where: 'building',
    onSites: true,
    tier: 'community',
    hours: 4,
    natures: ['help', 'consultation'],
    more: ['也没看到通知', '请问什么时候能好', '群里也没有人说'],
    tales: tales(`
{place}从{when}开始就停水 → 为管网抢修，现已恢复供水，并在群里补发了通知
{place}整栋停电了，冰箱里的东西都要坏了 → 供电所更换了故障开关，已恢复送电
{place}天然气没气了，灶打不着 → 调压箱故障已排除，逐户检查点火正常
{place}宽带断了{days}，客服一直说在修 → 通信公司已修复光缆，逐户测试上网正常
{place}水压特别小，{floor}以上热水器都打不燃 → 二次加压泵故障已排除，水压恢复正常`),
  },
  {
    code: '0405',
    weight: 3,
    where: 'road',
    onSites: true,
    tier: 'community',
    hours: 7,
    natures: ['hazard', 'complaint'],
    more: ['骑车差点被绊到', '也不知道是哪家公司的'],
    tales: tales(`
{place}通信线缆垂到一人高，货车过都要刮到 → 通信公司已上门捆扎抬高，净空达标 → 用竹竿把线缆挑高固定住，已通知通信公司
{place}电线杆上的线缠成一团，还有断头 → 断头线已拆除，线缆分束整理
{place}有根光缆掉在人行道上 → 光缆重新架设固定，通信正常 → 先把光缆绕到高处固定，已通知通信公司`),
  },
  {
    code: '0406',
    weight: 4,
    where: 'compound',
    mayLinger: true,
    tier: 'grid',
    hours: 16,
    natures: ['complaint', 'suggestion'],
    more: ['怕伤到孩子', '希望顺便把地垫换一下'],
    tales: tales(`
{place}健身器材螺丝松了，一用就晃 → 螺丝已紧固，其他器材也检查了一遍
{place}儿童滑梯裂了口，边上很锋利 → 滑梯破损处已修复打磨，铺设了新的安全地垫
{place}秋千链子断了一根 → 秋千链子已更换，承重测试正常
{place}乒乓球台的网没了，桌面也翘起来 → 球台面板已校平，换了新网`),
  },
  {
    code: '0407',
    weight: 3,
    where: 'road',
    tier: 'subdistrict',
    hours: 5,
    natures: ['hazard', 'help'],
    more: ['刮风时吱吱响', '看着随时要掉'],
    tales: tales(`
{place}一棵行道树斜得厉害，压着电线 → 园林部门已支护扶正并修剪，电线复位
{place}枯枝掉下来砸到停着的车 → 枯枝清理完毕，对整条街行道树做了安全检查
{place}树枝长到{floor}窗户里了，蚊虫多还挡光 → 已修剪遮挡枝条，采光恢复`),
  },
  {
    code: '0408',
    weight: 1,
    where: 'road',
    mayLinger: true,
    tier: 'community',
    hours: 30,
    natures: ['suggestion', 'complaint'],
    more: ['家里有坐轮椅的老人', '希望有人来看看'],
    tales: tales(`
{place}盲道被电线杆截断了 → 盲道已改线绕行重新铺设
{place}无障碍坡道太陡，轮椅推不上去 → 坡道坡度已调整，加装了扶手
{place}公厕无障碍扶手松了 → 扶手更换固定，承重检查合格`),
  },
  {
    code: '0409',
    weight: 1,
    where: 'road',
    tier: 'subdistrict',
    hours: 2,
    natures: ['hazard'],
    more: ['已经叫大家绕行', '旁边就是公交站'],
    tales: tales(`
{place}路面塌了一个洞，能看到下面是空的 → 市政已围挡抢修，回填夯实后恢复通行
{place}下雨后人行道陷下去一大块 → 下方管道渗漏已修复，回填后重新铺装`),
  },
]
