import { type Leaf, tales } from './leaf.ts'

/** 公共卫生与动物. */
export const HEALTH: readonly Leaf[] = [
  {
    code: '1001',
    weight: 0.6,
    where: 'compound',
    onSites: true,
    tier: 'subdistrict',
    hours: 3,
    natures: ['tip_off', 'help'],
    more: ['已经去了医院', '请社区关注一下'],
    tales: tales(`
{place}有{n}个孩子同时发烧出疹 → 社区卫生中心上门采样，指导消毒和居家休息，情况平稳
{place}好几家人上吐下泻，怀疑是水的问题 → 卫生中心采样检测，水质合格，指导了肠道病防护，患者均已好转`),
  },
  {
    code: '1002',
    weight: 3,
    where: 'shop',
    onSites: true,
    tier: 'subdistrict',
    hours: 16,
    natures: ['tip_off', 'complaint'],
    more: ['有小票和照片', '希望查一查', '学生常在这里买'],
    tales: tales(`
在{place}吃完饭拉肚子，一起的人都这样 → 市场监管所现场抽检并责令整改，商家承担了医药费
{place}卖的面包过期了还在架上 → 过期食品下架封存，商家受到处罚
{place}后厨有老鼠，操作台很脏 → 后厨已停业清洁，复查合格后恢复营业
{place}送来的餐里有异物 → 商家赔付并更换供货渠道，监管所约谈了负责人`),
  },
  {
    code: '1003',
    weight: 1,
    where: 'building',
    tier: 'subdistrict',
    hours: 4,
    natures: ['complaint', 'hazard'],
    more: ['放了很久也不清', '不敢喝'],
    tales: tales(`
{place}自来水发白有漂白粉味 → 水务公司采样检测合格，发白为气泡，静置后消失
{place}水龙头放出来有黑色小颗粒 → 冲洗管道并更换老化垫圈后恢复正常，检测报告已公示`),
  },
  {
    code: '1004',
    weight: 1,
    where: 'shop',
    tier: 'subdistrict',
    hours: 36,
    natures: ['tip_off'],
    more: ['来的多是老年人', '不方便留名'],
    tales: tales(`
{place}挂着养生馆的牌子，在给人打针 → 卫健执法人员已查处，责令停止诊疗活动
{place}卖没有批号的减肥药 → 药品已封存送检，案件进入处理程序`),
  },
  {
    code: '1005',
    weight: 3,
    where: 'compound',
    onSites: true,
    tier: 'subdistrict',
    hours: 8,
    natures: ['hazard', 'help'],
    more: ['不敢单独出门', '已经有人被吓到'],
    tales: tales(`
{place}有几只流浪狗成群，追骑车的人 → 捕犬队到场收容{n}只，周边已做巡查
{place}流浪猫在车库生了一窝，抓伤了人 → 志愿者协助绝育和领养，伤者已指导打疫苗
{place}草丛里发现一条蛇 → 消防员已捕捉并放归，草丛清理完毕`),
  },
  {
    code: '1006',
    weight: 1,
    where: 'road',
    tier: 'subdistrict',
    hours: 6,
    natures: ['help'],
    more: ['怕传染病', '苍蝇很多'],
    tales: tales(`
{place}绿化带里有只死猫，已经发臭 → 已由专业人员无害化收运，现场消毒
{place}水渠里漂着死鸡 → 水面已清理打捞，周边喷洒消毒`),
  },
]
