import { describe, expect, test } from 'vitest'
import { SEED_CATEGORIES } from './categories-data.ts'
import { labelled } from './labelled.test-support.ts'
import { lifeDanger } from './life-danger.ts'
import { SAMPLE_REPORTS } from './sample-reports.ts'
import { SPOKEN_REPORTS } from './spoken-reports.ts'
import { UNSEEN_REPORTS } from './unseen-reports.ts'

/** Things that happen, as people cry for help: each must call somebody. */
const CRIES = `
我家炒菜油锅烧起来了
楼上一直往外冒浓烟
八楼阳台起火
屋里煤气味好大,头晕想吐
电瓶车电池炸了
液化气罐在喷火
有人昏在路边
老汉儿摔在地上动不了
奶奶倒在厕所起不来
孩子卡在防盗窗上了
娃儿手夹在门里出不来
小孩头卡在栏杆里
老人心脏病犯了
我爸呼吸不过来
孕妇肚子痛流血
被狗咬得鲜血直流
被车撞飞了一个人
路上两个车撞了有人受伤
有人掉进化粪池了
小孩掉河里了快救人
有人要从桥上跳下去
她要跳楼
他在家里开煤气说要死
前夫拿刀在门口砸门
有人提着刀在小区转
好多人打群架
邻居家一直有女人惨叫
两口子打得好凶,女的都在流血
有人把小孩往车上拖
有个男的尾随我
家里进贼了人还在屋里
门口有人拿枪
我妈老年痴呆走出去找不到了
六岁女儿在超市不见了
房子塌了压着人
洪水冲进屋里,老人困在里面
山上石头垮下来砸到车里有人
食堂吃了饭好多人呕吐昏倒
娃儿吞了纽扣电池
误喝了消毒水
他吃了一瓶安眠药
煤炉子熏得一家人昏迷
工人从架子上摔下来了
电梯突然往下掉,人还在里面
电梯门打不开,里面两个娃儿在哭
电线掉地上把人电到了
隔壁老人好几天没动静,屋里有臭味
有人割脉了
喝醉的人倒在雪地里没反应
施工挖断燃气管,呲呲往外冒
`

describe('danger to life', () => {
  test.each(CRIES.trim().split('\n'))('%s calls somebody', (text) => {
    expect(lifeDanger(text)?.call.length ?? 0).toBeGreaterThan(0)
  })

  test.each([
    ['3栋着火了,浓烟滚滚', '119'],
    ['我看到对面楼顶冒黑烟', '119'],
    ['厨房有火,快来人!', '119'],
    ['怕是着火了,楼道里全是烟', '119'],
    ['车棚里的电瓶车燃起来了', '119'],
    ['上次着火的那家现在又着火了', '119'],
    ['灭火器过期了,现在起火了也用不上', '119'],
    ['楼道里好大的煤气味', '119'],
    ['挖机把天然气管道挖破了', '119'],
    ['家里燃气可能漏气了', '119'],
    ['闻到一股燃气的味道', '119'],
    ['一家三口煤气中毒', '119,120'],
    ['电梯困人了', '119'],
    ['我被关在电梯里出不来', '119'],
    ['电梯停在半路,里面有个孕妇在拍门', '119'],
    ['我跟我奶奶在电梯里面,门打不开', '119'],
    ['水涨得好快,我们被困在二楼', '119,120'],
    ['围墙垮了,压到两个人', '119,120'],
    ['王婆婆在家晕倒了', '120'],
    ['有个人倒在路边,口吐白沫', '120'],
    ['老人叫不醒', '120'],
    ['我老婆要生了,在路上', '120'],
    ['我爸突然说胸口痛,喘不上气', '120'],
    ['不小心摔下楼梯,头破血流', '120'],
    ['有人触电了', '120'],
    ['娃儿被开水烫伤', '120'],
    ['十字路口出车祸了', '120'],
    ['有个娃儿掉到河里去了', '119,120'],
    ['有人站在楼顶边上,可能要跳楼', '110,119,120'],
    ['我不想活了', '110,119,120'],
    ['她割了手腕', '110,119,120'],
    ['楼下打架见血了', '110,120'],
    ['烧烤摊那边两帮人打起来了', '110,120'],
    ['有人拿菜刀到处追人', '110,120'],
    ['精神病人发病了,在楼下砸车', '110,120'],
    ['隔壁男的又在打婆娘', '110'],
    ['我老公打我,不敢回家', '110'],
    ['听到女的一直喊救命', '110'],
    ['有人在撬我家的门', '110'],
    ['有人抢了我的包', '110'],
    ['我妈走丢了', '110'],
    ['娃儿放学到现在没回来', '110'],
    ['山体滑坡了', '119'],
    ['门口马路突然塌陷', '119'],
    ['独居老人几天没开门了', '110,120'],
    ['李婆婆敲门不应', '110,120'],
    ['着 火 了', '119'],
    ['The kitchen is on fire', '119'],
    ['Smoke is coming out of flat 302!', '119'],
    ['smell of gas on floor 2', '119'],
    ['it smells like gas here', '119'],
    ['There is a GAS LEAK', '119'],
    ['We are stuck in the lift', '119'],
    ['An old man is unconscious', '120'],
    ['my neighbour collapsed and is not breathing', '120'],
    ['she is having a heart attack', '120'],
    ['A child fell into the river, he is drowning', '119,120'],
    ['somebody is about to jump off the roof', '110,119,120'],
    ['He wants to kill himself', '110,119,120'],
    ['A man with a knife is at the gate', '110,120'],
    ['someone is breaking into my flat', '110'],
    ['Help! He is beating his wife', '110'],
    ['My son is missing', '110'],
    ['着火了,着火了!!!', '119'],
  ])('%s → %s', (text, call) => {
    expect(lifeDanger(text)?.call.join(',')).toBe(call)
  })

  test.each([
    '灭火器过期',
    '灭火器过期好几年了,消防栓也没有水',
    '飞线充电容易着火',
    '电线老化,担心着火',
    '怕煤气中毒,想请人检查热水器',
    '楼道堆物是火灾隐患',
    '有爆炸危险的气罐',
    '社区什么时候搞消防演练,教大家着火怎么逃生',
    '想参加火灾逃生培训',
    '火灾报警器坏了',
    '去年三楼着火,墙还是黑的',
    '燃气灶打不着火',
    '燃气灶火苗小',
    '楼下烧烤店浓烟熏人',
    '餐馆油烟大,天天冒烟',
    '楼下有火锅店',
    '群里天天传爆炸性新闻',
    '水管漏水,轮胎漏气',
    '燃气公司什么时候来安检',
    '电梯里面有人抽烟',
    '电梯经常困人,希望换新的',
    '电梯坏了三天,老人困在家里下不了楼',
    '我被停车问题困扰很久了',
    '油烟臭得人要晕倒',
    '妈妈中风三年了,想申请补贴',
    '手机快不行了,想学怎么用',
    '差点摔骨折',
    '烧伤疤痕能不能报销',
    '手机掉到河里了',
    '年轻生活压力大',
    '减轻生活负担的政策有哪些',
    '楼上吊顶施工很吵',
    '热得想死',
    '跳楼价甩卖的喇叭太吵',
    '两只狗打架',
    '楼上楼下扯皮,怕要打起来',
    '磨菜刀、配钥匙',
    '反家暴宣传什么时候有',
    '老公打工去了,家里没人',
    '爸爸打来电话问社保',
    '一键呼救设备怎么领',
    '物业费涨价,简直是抢钱',
    '我家的狗走丢了',
    '爷爷的存折不见了',
    '我爸过年没回家,怎么办居住证',
    '防走失手环怎么申请',
    '怕滑坡,想请人看看',
    '娃儿玩具枪吓人',
    '路口没有红绿灯,发生过车祸',
    '谢谢网格员',
    'fire extinguisher is out of date',
    'The smoke detector beeps',
    'the lift is stuck on floor 3, nobody inside',
    'gas stove maintenance',
    'Stair light is broken',
    'A tile is missing by the gate',
    'my parcel is missing',
    'E-bike charging indoors may catch fire',
    'barbecue smoke every night',
    '',
  ])('not: %s', (text) => {
    expect(lifeDanger(text)).toBeUndefined()
  })

  test('says which words spoke', () => {
    expect(lifeDanger('5楼着火了,王婆婆晕倒了')).toEqual({ call: ['119', '120'], because: ['着火', '晕倒'] })
  })

  test('over all sample reports of harmless leaves it cries wolf at most twice in a hundred', () => {
    const calls = new Set(SEED_CATEGORIES.filter((one) => one.callsEmergency).map((one) => one.code))
    const reports = labelled(SAMPLE_REPORTS + SPOKEN_REPORTS + UNSEEN_REPORTS).filter(({ code }) => !calls.has(code))
    const cried = reports.filter(({ text }) => lifeDanger(text) !== undefined)
    expect(reports.length).toBeGreaterThan(400)
    expect(cried.length / reports.length).toBeLessThanOrEqual(0.02)
  })

  test('a long text without a break is read in reasonable time, whatever it says', () => {
    for (const text of ['电梯'.repeat(1000), '我老人被困'.repeat(400), '怕'.repeat(2000), '水我打困关'.repeat(400)]) {
      expect(() => lifeDanger(text)).not.toThrow()
    }
  })
})
