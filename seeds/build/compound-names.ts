import type { Random } from '../random.ts'
import type { CompoundKind } from './housing.ts'
import type { CommunityPlan } from './plan.ts'

/** Makes invented names of compounds, each once: 书香苑, 锦程新居二期, 梧桐街12号院, 机修厂宿舍, 青年公寓C区. */
export const createCompoundNamer = (plan: CommunityPlan, random: Random): ((kind: CompoundKind) => string) => {
  const given = new Set<string>()
  let dormitories = 0
  const propose = (kind: CompoundKind): string => {
    const name = random.pick(plan.compoundNames)
    switch (kind) {
      case '商品房小区':
        return (
          name +
          random.pick(
            ['苑', '花园', '雅居', '名邸', '华庭', '小区', '府', '园'].filter((end) => !name.endsWith(end.slice(0, 1))),
          )
        )
      case '老旧院落':
        return `${random.pick(plan.roads)}${random.int(3, 96)}号院`
      case '拆迁安置小区':
        return `${name}${random.pick(['新居', '佳苑', '家园'])}${random.pick(['一期', '二期', 'A区', 'B区'])}`
      case '单位宿舍':
        return `${random.pick(['粮站', '机修厂', '印刷厂', '食品厂', '地质队', '供销社', '中学教工', '仪表厂', '运输队', '砖瓦厂'])}宿舍`
      case '保障性住房':
        return `${name}${random.pick(['公租房', '人才公寓', '安居苑'])}`
      case '集体宿舍':
        dormitories += 1
        return `青年公寓${String.fromCharCode(64 + dormitories)}区`
      case '沿街商铺':
        return `${random.pick(plan.roads)}${random.pick(['东段', '西段', '南段', '北段'])}商铺`
    }
  }
  return (kind) => {
    for (let attempt = 0; attempt < 400; attempt += 1) {
      const name = propose(kind)
      if (given.has(name)) continue
      given.add(name)
      return name
    }
    throw new Error(`no more names for compounds of the kind ${kind} in ${plan.key}`)
  }
}
