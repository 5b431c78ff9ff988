import type { TemplateContent } from '../modules/tasks/contract.ts'

/** An item of the sample without the grids it is for, and what became of it. */
export type SampleItem = Omit<TemplateContent, 'gridIds' | 'isUrgent' | 'consent' | 'frequency'> & {
  /** A day of the month or week that lies so many days before today, or something that does not hang on today. */
  readonly when: { readonly unit: 'month' | 'week'; readonly every: number; readonly daysAgo: number } | 'on_demand'
  readonly over: 'main' | 'member'
  readonly becomes:
    | { readonly is: 'admitted'; readonly days: number }
    | { readonly is: 'refused'; readonly reason: string }
    | { readonly is: 'submitted' }
}

const NO_FORM = { fields: [], questions: [] }

/** What departments ask of the members of 师大: admitted, run out, refused, and one that waits for the street. */
export const ITEMS = {
  alone: {
    kind: 'visit',
    nameZh: '独居老人每月探访',
    nameEn: 'Monthly visit to older people living alone',
    what: '看一看、问一问近况；核对电话和还住不住在这里。打电话、视频也算。',
    sourceDepartment: '区民政局',
    legalBasis: '民发〔2022〕73号：特殊困难老年人探访关爱，每月至少一次',
    when: { unit: 'month', every: 1, daysAgo: 9 },
    dueDays: 20,
    expiresDays: 26,
    target: 'households',
    mark: 'lives_alone',
    minutes: 15,
    over: 'main',
    form: {
      fields: ['phone', 'lives_here', 'headcount'],
      questions: [
        {
          key: 'needs',
          zh: '需要什么帮助',
          en: 'What help is needed',
          kind: 'choice',
          options: [
            { key: 'none', zh: '暂时不需要', en: 'none for now' },
            { key: 'meals', zh: '助餐', en: 'meals' },
            { key: 'clinic', zh: '陪诊', en: 'company to the clinic' },
            { key: 'repair', zh: '家里维修', en: 'repairs at home' },
          ],
          isRequired: false,
        },
      ],
    },
    becomes: { is: 'admitted', days: 365 },
  },
  fire: {
    kind: 'round',
    nameZh: '季度消防安全入户提醒',
    nameEn: 'Quarterly fire-safety round',
    what: '提醒用电用气安全，看楼道有没有堆物。只提醒，不检查、不处罚。',
    sourceDepartment: '街道应急管理办公室',
    legalBasis: '《四川省消防条例》：居民委员会协助开展消防宣传',
    when: { unit: 'month', every: 3, daysAgo: 12 },
    dueDays: 30,
    expiresDays: 45,
    target: 'households',
    mark: null,
    minutes: 5,
    over: 'member',
    form: {
      fields: ['room_use'],
      questions: [
        {
          key: 'corridor',
          zh: '楼道堆物',
          en: 'Things in the corridor',
          kind: 'choice',
          options: [
            { key: 'clear', zh: '没有', en: 'none' },
            { key: 'moved', zh: '提醒后已清', en: 'cleared at once' },
            { key: 'still', zh: '还有，要报', en: 'still there, to be reported' },
          ],
          isRequired: false,
        },
      ],
    },
    becomes: { is: 'admitted', days: 365 },
  },
  walk: {
    kind: 'round',
    nameZh: '每周公共部位巡查',
    nameEn: 'Weekly round of common parts',
    what: '顺路看一圈：路灯、井盖、消防通道、飞线充电。看到问题直接上报。',
    sourceDepartment: '社区居民委员会',
    legalBasis: '成都市微网实格工作规程：微网格日常巡查',
    when: { unit: 'week', every: 1, daysAgo: 2 },
    dueDays: 4,
    expiresDays: 6,
    target: 'grid',
    mark: null,
    minutes: 20,
    over: 'main',
    form: NO_FORM,
    becomes: { is: 'admitted', days: 365 },
  },
  errand: {
    kind: 'errand',
    nameZh: '代办跑腿',
    nameEn: 'Errands for those who cannot go',
    what: '为行动不便的居民代取药、代交材料，一事一派。',
    sourceDepartment: '社区居民委员会',
    legalBasis: '便民代办服务',
    when: 'on_demand',
    dueDays: 1,
    expiresDays: 2,
    target: 'households',
    mark: null,
    minutes: 30,
    over: 'main',
    form: NO_FORM,
    becomes: { is: 'admitted', days: 365 },
  },
  rain: {
    kind: 'round',
    nameZh: '汛期低洼点位查看',
    nameEn: 'Looking after low places in the rainy season',
    what: '雨前看一遍低洼处和下水口，不蹚水、不夜间值守。',
    sourceDepartment: '街道应急管理办公室',
    legalBasis: '年度防汛预案',
    when: { unit: 'week', every: 1, daysAgo: 3 },
    dueDays: 2,
    expiresDays: 4,
    target: 'grid',
    mark: null,
    minutes: 15,
    over: 'main',
    form: NO_FORM,
    becomes: { is: 'admitted', days: 90 },
  },
  fees: {
    kind: 'errand',
    nameZh: '代收物业费',
    nameEn: 'Collecting property fees',
    what: '上门向欠费户代收物业费。',
    sourceDepartment: '某物业公司',
    legalBasis: '未提供依据',
    when: 'on_demand',
    dueDays: 7,
    expiresDays: 14,
    target: 'households',
    mark: null,
    minutes: 20,
    over: 'main',
    form: NO_FORM,
    becomes: { is: 'refused', reason: '网格员不得代收费用，请物业公司自行办理' },
  },
  rented: {
    kind: 'verification',
    nameZh: '出租房信息半年核对',
    nameEn: 'Half-yearly check of rented flats',
    what: '核对房屋用途和住的人数，没变就点“都没变”。',
    sourceDepartment: '街道综治办',
    legalBasis: '《成都市房屋租赁管理条例》',
    when: { unit: 'month', every: 6, daysAgo: 0 },
    dueDays: 30,
    expiresDays: 45,
    target: 'households',
    mark: 'rented',
    minutes: 8,
    over: 'main',
    form: { fields: ['room_use', 'headcount', 'phone', 'language'], questions: [] },
    becomes: { is: 'submitted' },
  },
} as const satisfies Record<string, SampleItem>

export type ItemKey = keyof typeof ITEMS
