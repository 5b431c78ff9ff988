import { type Leaf, tales } from './leaf.ts'

/** 矛盾纠纷. */
export const DISPUTES: readonly Leaf[] = [
  {
    code: '0601',
    weight: 7,
    where: 'building',
    tier: 'grid',
    hours: 16,
    natures: ['help', 'complaint'],
    more: ['希望有人来说和一下', '都是老邻居，不想闹大', '双方都愿意坐下来谈'],
    tales: tales(`
{place}两家因为晾衣服滴水吵了好几回 → 上下两家约定甩干后再晾，楼下加装了雨棚 → 请两家坐在院坝里谈了半小时，当场说开了
{place}对门把鞋柜放在公共门厅，说不通 → 调解后对门把鞋柜移回家中，两家握手言和 → 两边劝了一阵，对门当场把鞋柜挪进去了
{place}楼上楼下为了漏水赔多少谈不拢 → 调解员现场核价，双方签了和解书，当场履行
{place}邻居装的摄像头正对着别人家门 → 摄像头已调整角度并贴了遮挡，双方互留电话 → 邻居当场把摄像头转了方向
{place}两户因为空调外机位置起了争执 → 按调解意见外机移位，费用各担一半`),
  },
  {
    code: '0602',
    weight: 2,
    where: 'home',
    notInDormitories: true,
    tier: 'community',
    hours: 16,
    natures: ['help'],
    more: ['请不要让外人知道', '想请人劝劝'],
    tales: tales(`
{place}一家子因为老人赡养天天吵 → 调委会上门疏导，子女就赡养达成书面约定
{place}夫妻闹离婚，孩子没人管 → 心理老师和调解员分别谈话，双方同意先冷静一段时间，孩子由外婆照看
子女为{place}的房子分配意见不一 → 律师讲明继承规定，子女同意协商分割并签了意向`),
  },
  {
    code: '0603',
    weight: 0.6,
    where: 'home',
    notInDormitories: true,
    tier: 'subdistrict',
    hours: 2,
    natures: ['help', 'tip_off'],
    more: ['已经拨打110', '家里还有个小孩'],
    tales: tales(`
{place}里面有女人在哭喊，还有摔东西的声音 → 民警与妇联到场处置，当事人已妥善安置，社区持续关心
{place}有位住户身上总有伤，自己不敢说 → 妇联专人陪同谈话，已告知求助渠道并申请了告诫书`),
  },
  {
    code: '0604',
    weight: 4,
    where: 'compound',
    notInDormitories: true,
    tier: 'community',
    hours: 36,
    natures: ['complaint', 'help'],
    more: ['希望社区主持公道', '不想走到打官司那一步', '有照片和记录'],
    tales: tales(`
{place}物业起诉欠费住户，大家觉得服务没到位 → 三方调解后物业减免部分费用并撤诉，住户补交欠费
车在{place}被剐，物业说监控看不了 → 物业配合调取监控，责任车主已赔付
{place}物业断了地下室的电，说没交公摊 → 物业已恢复供电，公摊账目现场核对清楚
{place}公共水管爆裂泡了家具，跟物业谈不下来 → 律师讲明责任，双方签订调解协议并已履行`),
  },
  {
    code: '0605',
    weight: 2,
    where: 'shop',
    onSites: true,
    tier: 'subdistrict',
    hours: 30,
    natures: ['help', 'complaint'],
    more: ['一起的还有{n}个人', '有打卡记录和聊天截图', '不敢一个人去要'],
    tales: tales(`
在{place}打工，老板拖了两个月工资 → 劳动监察员约谈用人单位，拖欠工资已足额发放
在{place}辞工以后押金和工资都不给结 → 经协调，押金和工资当天结清
在{place}上班，加班费没有按规定算 → 用人单位补发了加班费差额，当事人签字确认
{place}一家劳务中介收了报名费，岗位和说的不一样 → 中介退还全部费用，另行推荐了正规岗位`),
  },
  {
    code: '0606',
    weight: 3,
    where: 'shop',
    onSites: true,
    tier: 'subdistrict',
    hours: 30,
    natures: ['complaint', 'consultation'],
    more: ['有收据', '听说不止一个人遇到', '打电话也不接'],
    tales: tales(`
在{place}办的卡，店说关就关，钱不退 → 市场监管所组织调解，商家退还余额
在{place}买的电器三天就坏，不给换 → 商家同意更换新机，当事人表示满意
{place}团购时说的和实际不一样 → 商家承认宣传不当，退还差价并改了页面`),
  },
  {
    code: '0607',
    weight: 3,
    where: 'home',
    notInDormitories: true,
    tier: 'community',
    hours: 36,
    natures: ['consultation', 'help'],
    more: ['合同写得清清楚楚', '想问问该怎么办', '有聊天记录'],
    tales: tales(`
租的{place}还没到期，房东让搬走 → 已讲明合同约定和相关规定，双方同意按合同履行
{place}退租时房东扣押金，说墙面有划痕 → 调解员现场看房，房东扣除合理费用后退还大部分押金
租{place}时中介收了钱，钥匙一直不给 → 经协调中介退款，并换了一套房源`),
  },
  {
    code: '0608',
    weight: 0.6,
    where: 'compound',
    onSites: true,
    tier: 'subdistrict',
    hours: 4,
    natures: ['tip_off', 'help'],
    more: ['主要是因为收费的事', '希望社区先来沟通'],
    tales: tales(`
{place}有几十个人聚在门口，说要讨说法 → 街道与社区当面听取诉求，现场平稳散去，约定三日后座谈答复
{place}群里约着明天一起去堵大门 → 提前与代表见面沟通，问题进入协商程序，未发生聚集`),
  },
]
