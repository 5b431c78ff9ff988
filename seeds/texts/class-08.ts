import { type Leaf, tales } from './leaf.ts'

/** 便民与政务服务. */
export const SERVICES: readonly Leaf[] = [
  {
    code: '0801',
    weight: 8,
    where: 'home',
    notInDormitories: true,
    tier: 'grid',
    hours: 12,
    natures: ['help', 'consultation'],
    more: ['子女都不在身边', '跑了两次都没带齐材料', '下周就要用'],
    tales: tales(`
{place}老人不会用手机，社保认证不知道怎么弄 → 网格员上门协助完成认证，并留下联系卡 → 当场用手机帮老人做完认证
住{place}，腿脚不便，想请网格员代办居住证明 → 材料已代收代交，证明办好送到家中
孩子上学要开居住证明，住{place} → 核对材料后证明已开具，当天可领取
想代缴明年的医保，{place}就我一个老人 → 网格员上门协助缴费，凭证已打印留存 → 当面帮忙缴好，凭证留给老人了
住{place}，异地生育备案要哪些材料，能不能代交 → 已协助网上备案成功，回执发到您手机 → 帮忙拍照上传材料，已提交成功`),
  },
  {
    code: '0802',
    weight: 7,
    where: 'compound',
    onSites: true,
    tier: 'community',
    hours: 8,
    natures: ['consultation'],
    more: ['网上说法不一样', '需要带哪些材料'],
    outcome: 'explained',
    tales: tales(`
请问{place}今年有没有改造计划 → 今年计划中暂未列入，明年申报时会征求居民意见，届时公示
住{place}，想了解养老服务补贴的条件 → 已电话详细解答，条件和材料清单发到您手机
请问住{place}租房补贴现在还能申请吗 → 您符合条件，可在每月十五日前到社区窗口办理
住{place}，灵活就业社保补贴怎么办理 → 办理流程和窗口时间已告知，线上也可以提交
想问{place}老年人免费体检什么时候开始 → 体检安排在下月中旬，具体日期会在群里和公示栏通知
请问{place}这边以旧换新补贴在社区能不能办 → 补贴由商家线上办理，操作步骤已发给您，不会操作可来窗口`),
  },
  {
    code: '0803',
    weight: 4,
    where: 'compound',
    tier: 'community',
    hours: 8,
    natures: ['consultation'],
    more: ['想一次跑完', '需要本人到场吗'],
    outcome: 'explained',
    tales: tales(`
居住证到期了，在{place}租房怎么续 → 已说明续签流程，可在线办理，网格员协助上传材料
住{place}，想把父母户口迁过来，需要什么条件 → 已告知投靠条件、材料和派出所户籍窗口时间，并提前预约
住{place}，新生儿上户口要在哪里办 → 新生儿落户可“一件事”联办，办理链接已发送
{place}的集体户可以落户吗 → 已解释集体户落户条件，所需单位证明清单发给您`),
  },
  {
    code: '0804',
    weight: 3,
    where: 'compound',
    onSites: true,
    tier: 'community',
    hours: 20,
    natures: ['help', 'consultation'],
    more: ['晚上和周末有时间', '学历不高也可以吗'],
    tales: tales(`
想在{place}附近找个能接送孩子的工作 → 已登记求职意向，推荐了{n}个岗位，并约好面试
{place}有没有免费的技能培训 → 已报名本期培训班，开课时间短信通知
住{place}，失业了想咨询失业金 → 失业金条件和流程已讲清，协助网上提交成功
听说{place}有夜校，想报名学电工 → 夜校电工班还有名额，已帮您报上`),
  },
  {
    code: '0805',
    weight: 4,
    where: 'home',
    notInDormitories: true,
    tier: 'grid',
    hours: 8,
    natures: ['help'],
    more: ['牙口不好，要软一点', '每周两次就行'],
    tales: tales(`
{place}老人做不了饭，想订长者食堂的送餐 → 已登记送餐，从明天中午开始送到家 → 帮老人在食堂登记好，今天的午饭先送上门
想给{place}的老人约助浴 → 助浴服务已预约，护理员上门前会电话联系
{place}老人要去医院拿药，家里没人陪 → 志愿者陪同取药，老人已平安到家`),
  },
  {
    code: '0806',
    weight: 5,
    where: 'home',
    tier: 'grid',
    hours: 16,
    natures: ['help'],
    more: ['晚上七点后在家', '请问费用多少', '不急，方便时来'],
    tales: tales(`
{place}水龙头关不紧，想请维修师傅 → 站点师傅已上门更换阀芯，不再滴水 → 带了扳手过去，水龙头已修好
{place}灯泡坏了，自己够不着 → 志愿者更换了灯泡，未收费用 → 顺手把灯泡换好了，试过能亮
{place}门锁打不开，锁芯坏了 → 备案锁匠上门更换锁芯，网格员在场核对了身份
{place}洗衣机不脱水，站点能修吗 → 师傅上门清理排水泵，脱水正常
{place}床板断了一块，想借工具 → 工具已借出，志愿者帮忙加固了床板 → 带工具上门，一起把床板钉好了`),
  },
  {
    code: '0807',
    weight: 3,
    where: 'compound',
    onSites: true,
    tier: 'community',
    hours: 6,
    natures: ['consultation', 'help'],
    more: ['大概{tens}个人', '需要投影'],
    tales: tales(`
住{place}，想约周末的多功能室办个聚会 → 场地已预约成功，请按时到场登记
{place}合唱队想固定用活动室 → 经协调，每周二、四下午活动室归合唱队使用
请问{place}的羽毛球场怎么预约 → 已发送预约入口，每人每周可约两次
想借会议室给{place}的居民开个会 → 会议室已预留，设备提前调试好`),
  },
  {
    code: '0808',
    weight: 2,
    where: 'home',
    notInDormitories: true,
    tier: 'grid',
    hours: 6,
    natures: ['help'],
    more: ['家里人都在上班', '费用自己出'],
    tales: tales(`
{place}老人要去做白内障手术，想找人陪诊 → 志愿者全程陪诊，检查结果已转告家属
{place}的人感冒出不了门，想请人代买菜和药 → 菜和药已送到门口，票据一并交付 → 买菜时顺路带上，已送到门口
刚做完手术住{place}，想请人帮忙倒几天垃圾 → 楼栋志愿者接力帮忙一周 → 每天上下楼时顺手带走，已经说好了`),
  },
]
