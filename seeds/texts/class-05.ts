import { type Leaf, tales } from './leaf.ts'

/** 小区与物业. */
export const ESTATES: readonly Leaf[] = [
  {
    code: '0501',
    weight: 2,
    where: 'building',
    onSites: true,
    tier: 'grid',
    hours: 1,
    natures: ['help'],
    more: ['手机快没电了', '里面很闷'],
    tales: tales(`
{place}电梯卡在{floor}，里面有人在拍门 → 维保人员到场平层开门，被困人员安全，电梯停用检修
被困在{place}电梯里了，按了紧急铃没人应 → 已解救并陪同休息，更换了对讲机和门机
{place}电梯突然下坠一层停住，里面有位老人和孩子 → 老人和孩子已平安救出，电梯检测合格前停用`),
  },
  {
    code: '0502',
    weight: 8,
    where: 'building',
    notInDormitories: true,
    mayLinger: true,
    tier: 'grid',
    hours: 7,
    natures: ['complaint', 'help'],
    more: ['家里老人下不了楼', '只贴了张维修中', '上个月才修过'],
    tales: tales(`
{place}电梯又坏了，停了{days} → 备件到货后完成更换，电梯已恢复，物业承诺故障两小时内公示进度
{place}电梯门关一半又弹开，反复好几次 → 维保更换了光幕和门机皮带，连续试运行正常
{place}电梯运行时咣咣响，还抖 → 导轨已校正并加注润滑油，运行平稳
{place}两部电梯只开一部，早上要等十几分钟 → 两部电梯均已恢复，高峰时段安排了引导
{place}电梯按键失灵，{floor}按不了 → 按键板已更换，逐层测试正常`),
  },
  {
    code: '0503',
    weight: 5,
    where: 'building',
    tier: 'grid',
    hours: 7,
    natures: ['help', 'complaint'],
    more: ['怕流到电井里', '已经有{days}了', '前台也报过了'],
    tales: tales(`
{place}楼道水管接头一直在滴水，地面都结青苔了 → 接头和阀门已更换，地面青苔清理干净 → 先关掉分支阀门止水，已约维修师傅换接头
{place}自来水有点黄，还有铁锈味 → 二次供水水箱已清洗消毒，水质检测合格并公示
{place}管道井漏水，{floor}电梯口全是水 → 管道井接口重新密封，观察两天不再渗漏 → 关了楼层总阀，把水拖干，已通知物业来修
{place}屋顶水箱溢水，顺着外墙往下流 → 浮球阀更换完成，溢水停止`),
  },
  {
    code: '0504',
    weight: 9,
    where: 'compound',
    mayLinger: true,
    tier: 'grid',
    hours: 24,
    natures: ['complaint', 'suggestion', 'consultation'],
    more: ['天天为这个吵架', '希望能重新规划一下', '愿意参加讨论'],
    tales: tales(`
{place}外来车辆随便进，晚上回来没地方停 → 物业更新了车辆登记，晚间设专人引导
{place}充电桩坏了{n}个，剩下的都被油车占着 → 充电桩已修复，划定专用车位并张贴提示
{place}有人用地锁占公共车位 → 地锁已拆除，车位恢复公用
{place}车停在单元门口，轮椅出不来 → 单元门口划了禁停区，安装了隔离墩
想在{place}装充电桩，物业说不行，请问怎么办 → 已与物业对接，按规定提供证明材料，可以申请安装
{place}电动车棚太小，车都停到草坪上了 → 三方协商后新增非机动车位{tens}个，已启用`),
  },
  {
    code: '0505',
    weight: 7,
    where: 'compound',
    notInDormitories: true,
    mayLinger: true,
    tier: 'community',
    hours: 36,
    natures: ['complaint', 'consultation'],
    more: ['想请社区召集开个会', '群里大家意见很大', '和合同上写的不一样'],
    tales: tales(`
{place}物业费涨了，没有开会征求意见 → 社区组织物业与居民代表座谈，涨价暂缓，待依法表决
{place}保洁一周才扫一次楼梯，物业费却一分不少 → 已督促物业按合同恢复每日清扫，社区按月检查
{place}物业把公共区域广告费收走，从来没公布 → 物业公示了公共收益收支，承诺每季度公开
空置房物业费是不是可以打折，{place}物业说不行 → 经核对合同和规定，收费依据已向您说明，如有异议可申请街道调解
{place}物业前台电话从来打不通 → 物业更换了值班电话并公示，安排专人二十四小时接听`),
  },
  {
    code: '0506',
    weight: 3,
    where: 'compound',
    notInDormitories: true,
    tier: 'community',
    hours: 60,
    natures: ['consultation', 'suggestion', 'complaint'],
    more: ['有{tens}多户愿意签名', '希望社区指导一下'],
    outcome: 'explained',
    tales: tales(`
{place}想成立业委会，不知道流程怎么走 → 专人上门讲解流程并提供表格，筹备组名单正在公示
{place}外墙渗水想动用维修资金，需要多少户同意 → 已说明表决比例和材料，协助制作了征求意见表
{place}业委会到期{days}了还没有换届 → 街道已发换届通知，社区将全程指导，时间表已公示`),
  },
  {
    code: '0507',
    weight: 6,
    where: 'building',
    mayLinger: true,
    tier: 'grid',
    hours: 16,
    natures: ['complaint', 'help'],
    more: ['前几天还丢了快递', '进出很不方便', '报修好几次了'],
    tales: tales(`
{place}单元门禁坏了，谁都可以进 → 门禁主机已更换，住户卡重新录入
{place}人脸识别总是认不出老人 → 已保留刷卡和密码两种方式，并为老人重新采集
{place}楼道摄像头黑屏好久了 → 摄像头更换后画面正常，存储满足三十天
{place}对讲机打不通，快递都送不上来 → 对讲线路修复，逐户测试正常
{place}门口道闸把车顶砸了一下 → 道闸感应器已校准，车主损失由物业赔付`),
  },
  {
    code: '0508',
    weight: 5,
    where: 'home',
    notInDormitories: true,
    mayLinger: true,
    tier: 'community',
    hours: 30,
    natures: ['help', 'complaint'],
    more: ['说过了保修期', '家具都发霉了', '已经{days}了'],
    tales: tales(`
{place}卫生间楼上漏水，天花板都起泡了 → 网格员协调双方进场查漏，楼上重做防水，费用由双方协商承担
{place}一下雨天花板就漏，盆都接满了 → 上方屋面接缝重做防水，雨后复查不漏
{place}窗台渗水，墙皮一片片掉 → 外窗打胶处理完成，观察两场雨未再渗水
{place}楼上水管爆了，地板全泡了 → 楼上已更换水管，赔偿在调解员见证下谈妥`),
  },
  {
    code: '0509',
    weight: 3,
    where: 'building',
    mayLinger: true,
    tier: 'community',
    hours: 5,
    natures: ['hazard'],
    more: ['楼下是人行通道', '起风时还在往下掉'],
    tales: tales(`
{place}外墙瓷砖掉下来几块，地上全是碎片 → 已拉警戒并铲除松动瓷砖，通道搭设了防护棚
{place}阳台底板水泥块脱落，露出了钢筋 → 松动水泥已清除，钢筋除锈后修补完成
{place}外墙保温层鼓起来一大片 → 高空作业队完成排险，鼓包处重新粘贴固定`),
  },
]
