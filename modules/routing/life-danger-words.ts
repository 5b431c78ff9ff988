/** Numbers of the state: 110 police, 119 fire and rescue, 120 ambulance. */
export const EMERGENCY_NUMBERS = ['110', '119', '120'] as const
export type EmergencyNumber = (typeof EMERGENCY_NUMBERS)[number]

/** One kind of danger to life: whom to call, the words that tell of it, what in the same clause makes it something else. */
export type Danger = {
  readonly name: string
  readonly call: readonly EmergencyNumber[]
  readonly words: RegExp
  readonly unless?: RegExp
  /** What must stand somewhere in the whole text: for words that mean danger only there. */
  readonly context?: RegExp
}

const SOMEBODY =
  '(人|我们|我|他|她|娃儿?|孩子?|小孩|老人|老头|婆婆|大爷|孃孃|爷爷|奶奶|外公|外婆|妈妈?|爸爸?|工人|学生)'

/** Every alternative is a pattern; blanks stand between them. */
export const DANGERS: readonly Danger[] = [
  {
    name: 'fire',
    call: ['119'],
    words: either(`
      (?<![打点]|[打点]不)着火 起火 失火 火灾 燃起来 (?<!香)燃了 燃烧起来 (?<!发)烧起来 冒火(?![花星]) 火光
      火苗(?!小|弱|不|发黄|偏) 有火(?![灾锅气车花腿机种药柴炉灶源]) 爆炸(?![性头式]) 喷火 (电池|电瓶|气罐).{0,6}(炸了|炸开|冒烟)`),
    unless: either('气得 火气'),
  },
  {
    name: 'smoke',
    call: ['119'],
    words: either('浓烟 冒黑?烟 有烟 烟好大 好大的烟'),
    unless: either('烟囱 油烟 排烟 抽烟 烧烤 火锅 餐馆 饭店 炒菜 厨房抽 工厂 汽车尾气 烟花 天天 每天'),
  },
  {
    name: 'gas',
    call: ['119'],
    words: either(`
      (煤气|天然气|燃气|液化气).{0,8}(泄漏|泄露|漏气|漏了|在漏|味|挖破|挖断|挖爆)
      挖[断破爆].{0,6}(燃气|天然气|煤气) 漏气 (闻到|有股|一股|像).{0,8}(煤气|天然气|燃气) 臭鸡蛋`),
    unless: either('轮胎 气球 打气 水管漏气 空调'),
  },
  { name: 'poisoned air', call: ['119', '120'], words: either('煤气中毒 一氧化碳中毒 瓦斯中毒') },
  {
    name: 'lift',
    call: ['119'],
    words: either(`
      [困关卡堵].{0,4}[在到].{0,8}(电梯|轿厢) 电梯.{0,12}(困人|困住|被困|困了|关人|出不来|打不开门|拍门)
      电梯.{0,10}(关起|关了|卡了).{0,4}人 ${SOMEBODY}.{0,6}[困关卡]在.{0,6}(里面|里头)
      电梯.{0,6}(往下掉|下坠|坠落|坠下) (娃儿?|孩子|小孩|人|手|脚|头|腿)[卡夹]在`),
    unless: either('冰箱 笼子 身份证'),
  },
  {
    name: 'people inside a lift that stands',
    call: ['119'],
    context: either('电梯.{0,40}[停卡坏困] 电梯.{0,20}(不动|不走|故障|打不开|警铃) [停卡坏困].{0,20}电梯'),
    words: either(
      '门打不开 打不开门 拍门 警铃 (里面|里头).{0,3}(有|还有|的人|关).{0,6}(人|孕妇|娃|孩) 在电梯(里面|里头|里)',
    ),
    unless: either('抽烟 吸烟 遛狗 撒尿 广告 充电'),
  },
  {
    name: 'cut off or buried',
    call: ['119', '120'],
    words: either(`
      ${SOMEBODY}.{0,6}(被困(?![扰惑难])|困在) 水.{0,8}(困住|围困) ${SOMEBODY}.{0,6}[埋压]在.{0,6}(下面|底下|里面) 被埋
      (房子|楼|墙|脚手架).{0,4}[垮塌倒].{0,6}[压砸埋].{0,4}人 [压砸埋][到了住].{0,4}人`),
    unless: /差点|险些|会|困在家(?!.*[水火淹])|下不了楼|隔离|电梯(坏|停运|故障)/,
  },
  {
    name: 'unconscious or dying',
    call: ['120'],
    words: either(`
      晕倒 昏倒 [昏晕]在 昏了 (心脏病|哮喘|癫痫|羊癫疯).{0,4}[犯发] 呼吸不 (孕妇|大肚子).{0,12}(血|破水|肚子痛)
      (人|老人|娃儿?|孩子|奶奶|爷爷|爸|妈|婆婆|大爷).{0,4}[倒躺瘫]在.{0,8}(起不来|没反应|不动|不醒|动不了|没动静) 倒在血 昏迷 昏过去 晕过去 没有?(呼吸|心跳|意识|知觉) 喊不答应 叫不醒 喊不醒 抽搐 口吐白沫 心梗 心肌梗 脑溢血 中风了
      休克 喘不[上过]气 呼吸困难 胸口.{0,4}[痛疼] 大出血 血流不止 流.{0,2}(好多|很多|一地|满地)的?血 [浑满全]身(都)?是血 要生了(?![锈虫病气]) 羊水破 快不行了 猝死 窒息
      噎住 噎到 热射病 溺水`),
    unless:
      /[熏臭气吵吓急闷]得.{0,6}(晕|昏过去|窒|喘)|瘫痪|后遗症|[一二两三四五六七八九十几多\d]年|(手机|电池|电梯|灯|车|树|生意).{0,4}快不行/,
  },
  {
    name: 'injured',
    call: ['120'],
    words: either(`
      头破血流 鲜血 (在|一直|不停).?流血 电到了?人 把.{0,3}人电
      (人|工人|师傅|娃儿?|孩子|小孩|老人)从.{0,10}[摔掉跌]下 [摔跌绊撞砸压烫咬].{0,6}(不醒|动不了|起不来|爬不起|骨折|断了腿|出血|流血|昏) 触电 被电[到了倒] 被车撞
      撞[到倒]了?.{0,3}人 车祸 有人受了?伤 误[食服喝] 吞[了下].{0,6}(电池|硬币|药) 被.{0,3}蛇咬 烫伤 烧伤 食物中毒 喝.{0,3}农药 吃.{0,4}(安眠药|老鼠药)`),
    unless: /差点|差一点|险些|补助|报销|残疾证|疤/,
  },
  {
    name: 'water',
    call: ['119', '120'],
    words: either(
      `落水 跳河 跳江 ${SOMEBODY}.{0,8}[掉摔落][进到下入]?.{0,2}(河|水塘|池塘|湖|井里|水里|深坑|基坑|化粪池)`,
    ),
    unless: /差点|差一点|险些|(手机|钥匙|球|帽子?|钱包|东西|垃圾|落水管)/,
  },
  {
    name: 'suicide',
    call: ['110', '119', '120'],
    words: either(`
      (桥|楼|窗|阳台).{0,6}(要跳|跳下) 要跳[下楼河江] 寻死 寻短见 说要死 跳楼(?![价机]) (?<![减年])轻生(?![活命产意]) 自杀 自残 割腕 割了?(手腕|脉) 不想活 (?<!得)想死(?![你他她])
      (?<![楼墙树顶房头天面车早晚班在])上吊(?![顶灯起扇挂机线着篮坠兰水瓶床环板装])
      [站坐]在.{0,4}(楼顶|天台|窗台|阳台).{0,4}(边|外|要跳)`),
    unless: /[热累吵烦气冷臭]得/,
  },
  {
    name: 'violence',
    call: ['110', '120'],
    words: either(`
      打架 群架 动手[打了] 斗殴 [拿提举挥]着?.{0,3}刀(?![切磨]) (?<!要)打起来 群殴 动刀 砍人 砍伤 捅(人|伤|死|了.{0,3}刀) 杀人 行凶 持刀 往死里打 打死人 开枪 持枪 拿枪
      [拿提].{0,4}(菜刀|砍刀|刀子|刀|斧头?).{0,8}[砍追吓威要伤乱] [打揍].{0,6}(出血|流血|见血|头破血流|鼻青脸肿|受伤|昏|半死)
      (精神病|疯子|精神障碍).{0,14}(砍|打人|砸|拿刀|伤人|发病|发作|追人|乱打)`),
    unless: /[狗猫鸡]打架|玩具|水枪|刀.{0,4}(切菜|磨)/,
  },
  {
    name: 'violence at home',
    call: ['110'],
    words: either(`
      (?<!反)家暴 打(婆娘|老婆|媳妇) 惨叫 打得.{0,3}[凶惨] 喊救命 (?<!一键|紧急)呼救(?![器按铃系设手]) 别打了(?![电扰卡])
      (老公|丈夫|男的|男人|男朋友|爸爸|后妈|后爸|继父|继母).{0,6}([打揍](?![工电麻牌扫理算听扰招来过给通完包印针扮开水药饭孔洞桩钻鼓喷呼的车折字卡球游篮羽乒太])|虐待)`),
  },
  {
    name: 'robbery, break-in, kidnapping',
    call: ['110'],
    words: either(`
      尾随 跟踪我 往车上[拖拉拽] [拖拽]上车 贼.{0,8}(还在|在屋|没走) 抢劫 抢了?(我的|他的|她的|人家的)?(包|钱|手机|项链) 入室[盗抢行偷] 绑架 拐[卖走] (偷|抱走|抢走).{0,4}(娃|孩子|小孩) 强奸 猥亵
      有人.{0,8}[撬翻捅].{0,6}[门窗锁]`),
    unless: /简直|收费|物业费|玩具/,
  },
  {
    name: 'missing',
    call: ['110'],
    words: either(`
      走丢 (?<!防)走失 失踪
      (娃儿?|孩子|小孩|女儿|儿子|孙子|孙女|老人|老汉儿?|我妈|我爸|妈妈|爸爸|奶奶|爷爷|外婆|外公|婆婆|大爷)[^的]{0,12}(不见了|找不到了|没回来|没回家|没到家)`),
    unless: /([狗猫车]|快递|包裹|东西|钥匙|手机|钱包|证).{0,4}(不见|找不到|走丢|走失)|过年|春节|几年|常年|打工|出差/,
  },
  {
    name: 'not back',
    call: ['110'],
    context: either('娃儿? 孩子 小孩 老人 痴呆 我妈 我爸 妈妈 爸爸 奶奶 爷爷 外婆 外公 婆婆'),
    words: either('(到现在|还|一直|小时).{0,6}(没回来|没回家|没到家|找不到人)'),
    unless: either('过年 春节 几年 常年 打工 出差 物业 师傅 老板'),
  },
  {
    name: 'ground or building giving way',
    call: ['119'],
    words: either(`
      滑坡 泥石流 滚石 路.{0,3}塌[了陷] [车人].{0,3}[栽掉]进去 坡.{0,4}垮了 山体?.{0,3}垮 (路面|地面|马路|房子|楼房|楼).{0,5}(塌陷|塌了|垮了|垮塌|坍塌|倒塌|陷下去|突然垮)`),
  },
  {
    name: 'nobody opens',
    call: ['110', '120'],
    context: either('独居 独自 一个人住 一个人在家 空巢'),
    words: either(`
      门敲不开 敲门?.{0,3}(不应|没人应|没反应|没人答应|不答应) 喊.{0,4}(没人应|不应|不答应) 联系不上 打不通
      电话.{0,6}(不接|没人接) 都不接 天没(见|看|开门|出门) 没[见看]到(人|她|他)`),
  },
  {
    name: 'an older person does not answer the door',
    call: ['110', '120'],
    words: either(`
      (婆婆|大爷|老人|孃孃|爷爷|奶奶).{0,20}(敲门?.{0,3}(不应|没人应|没反应|没人答应|不答应)|门敲不开|喊.{0,4}(没人应|不应|不答应)|[几两三四五六七\\d]天.?没(动静|出门|出来|见))`),
  },
  {
    name: 'in English: fire',
    call: ['119'],
    words: either(
      `on.fire catch(es|ing)?.fire caught.fire (is|are).burning flames smoke.{0,12}(coming|pouring|filling) (full.of|thick|black).smoke exploded explosion`,
    ),
    unless: either('(may|might|could|can|would).(catch|explode)'),
  },
  {
    name: 'in English: gas',
    call: ['119'],
    words: either('smell(s|ing)?.{0,8}gas gas.(leak|smell) leaking.gas'),
  },
  {
    name: 'in English: lift',
    call: ['119'],
    words: either('(stuck|trapped|locked).{0,4}in(side)?.{0,5}(lift|elevator)'),
  },
  {
    name: 'in English: unconscious or injured',
    call: ['120'],
    words: either(
      `unconscious passed.out fainted not.breathing (can.?t|cannot).breathe heart.attack (having|had).a.stroke having.a.seizure
      (he|she|who|man|woman|neighbou?r|mother|father|somebody|someone).(has.)?collapsed bleeding.{0,10}(heavily|badly|a.lot) chok(ing|ed) overdose
      electrocuted hit.by.a.(car|truck|bus|bike) (car|road).(crash|accident)`,
    ),
  },
  {
    name: 'in English: water',
    call: ['119', '120'],
    words: either('drown(ing|ed) (fell|fallen).{0,4}into.{0,5}(river|lake|pond|well|water|pit)'),
    unless: either('(phone|key|keys|ball).{0,4}(fell|fallen)'),
  },
  {
    name: 'in English: suicide',
    call: ['110', '119', '120'],
    words: either(
      'suicid(e|al) kill(ing)?.(my|him|her|them)sel(f|ves) (about|going|wants?|threaten(s|ing)?).to.jump want(s)?.to.die',
    ),
  },
  {
    name: 'in English: violence',
    call: ['110', '120'],
    words: either('(with|has|holding|waving).a.(knife|gun|axe) stabb(ed|ing)'),
  },
  {
    name: 'in English: crime, violence at home, missing',
    call: ['110'],
    words: either(
      `(breaking|broke|broken).into breaking.in burglar robbed robbery (hits|beats|beating).(me|his|her|my|up) rape[ds]? kidnap screaming.for.help
      (son|daughter|child|boy|girl|mother|father|mum|mom|dad|grandmother|grandfather|wife|husband).{0,4}(is|has.gone|went).missing`,
    ),
  },
]

/** Anywhere in a clause: talk about danger, prevention, practice, something long past or repeated – not something that happens. */
export const TALK = either(`
  容易 以免 避免 防止 预防 谨防 提防 (?<!不)小心 演练 演习 讲座 培训 宣传 知识 案例 万一 要是 如果 一旦 早晚 迟早 为了防
  去年 前年 上个?月 上周 上个?星期 以前 曾经 那年 多年前 上回 上次 经常 老是 总是 发生过 出过 死过 没有?(着火|起火|打架|人受伤|人被困)`)

/** In the same clause, it is happening after all. */
export const HAPPENING = either('正在 现在 刚才 刚刚 快来 快点 救命 马上 已经 还在 又')

/** Right before the word: fear of it, not the thing itself. */
export const FEARED =
  /(怕(?!是)|担心|会不会|可能会|可能引[起发]|可能造成|可能导致|引[起发]|造成|导致|会|防)(发生|出现|被|有|把|人|娃儿?|老人)*$/

/** Right after the word: a possibility or a device, not the thing itself. */
export const ONLY_NAMED =
  /^的?(隐患|风险|危险|可能|演练|演习|报警器|探测器|警报器|预警|应急|预案|保险|逃生|自救|怎么预防|怎么逃生|如何逃生)/

function either(patterns: string): RegExp {
  return new RegExp(patterns.trim().split(/\s+/).join('|'), 'g')
}
