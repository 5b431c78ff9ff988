import { describe, expect, test } from 'vitest'
import { SEED_CATEGORIES } from './categories-data.ts'
import { lifeDanger } from './life-danger.ts'
import { labelled } from './labelled.ts'
import { SAMPLE_REPORTS } from './sample-reports.ts'
import { SPOKEN_REPORTS } from './spoken-reports.ts'
import { UNSEEN_REPORTS } from './unseen-reports.ts'

describe('danger to life', () => {
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
