import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SEED_CATEGORIES } from './categories-data.ts'
import { NATURES, PRIORITIES, type RoutingRule, TIERS } from './contract.ts'
import { DEFAULT_RULES } from './default-rules.ts'
import { effectiveLimit, explain, matchRule, natureCap, STAGES, stageLimit } from './rules.ts'
import { ruleDefect } from './set-defects.ts'

const KINDS = ['residential', 'dedicated'] as const
const leaves = SEED_CATEGORIES.filter((one) => one.code.length === 4)
const codes = SEED_CATEGORIES.map((one) => one.code)

const anyRule: RoutingRule = {
  position: 9,
  categoryPrefix: null,
  gridId: null,
  gridKind: null,
  tier: null,
  hours: null,
  during: null,
  toRole: 'main_grid_lead',
  limit: null,
  note: '兜底',
}
/** A weekday at noon in a grid of its own. */
const noon = { gridPath: ['g1', 'g0'], minute: 720, isWorkingTime: true }
const rules: readonly RoutingRule[] = [
  {
    ...anyRule,
    position: 1,
    categoryPrefix: '0303',
    gridKind: 'residential',
    tier: 'grid',
    toRole: 'micro_grid_member',
  },
  { ...anyRule, position: 2, categoryPrefix: '03', tier: 'grid', toRole: 'ordinary_grid_lead' },
  { ...anyRule, position: 3, gridKind: 'dedicated', toRole: 'dedicated_grid_liaison' },
  anyRule,
]

describe('matching a rule', () => {
  test.each([
    ['0303', 'residential', 'grid', 1, 2],
    ['0303', 'dedicated', 'grid', 2, 3],
    ['0301', 'residential', 'grid', 2, 9],
    ['0303', 'residential', 'community', 9, null],
    ['0501', 'dedicated', 'subdistrict', 3, 9],
    ['', 'residential', 'grid', 9, null],
  ] as const)('«%s» in a %s grid at %s tier: rule %i, then %s', (categoryCode, gridKind, tier, first, second) => {
    const { matched, nextBest } = matchRule(rules, { ...noon, categoryCode, gridKind, tier })
    expect([matched.position, nextBest?.position ?? null]).toEqual([first, second])
  })

  test.each([
    ['the grid itself', { gridId: 'g1' }, {}, true],
    ['a grid above', { gridId: 'g0' }, {}, true],
    ['another grid', { gridId: 'g2' }, {}, false],
    ['a grid nobody knows', { gridId: 'g2' }, { gridPath: [] }, false],
    ['from its first minute', { hours: { from: 540, to: 1050 } }, { minute: 540 }, true],
    ['to before its last', { hours: { from: 540, to: 1050 } }, { minute: 1050 }, false],
    ['to the end of the day', { hours: { from: 1200, to: 1440 } }, { minute: 1439 }, true],
    ['over midnight, before', { hours: { from: 1080, to: 480 } }, { minute: 1200 }, true],
    ['over midnight, after', { hours: { from: 1080, to: 480 } }, { minute: 479 }, true],
    ['over midnight, by day', { hours: { from: 1080, to: 480 } }, { minute: 480 }, false],
    ['until midnight', { hours: { from: 1080, to: 0 } }, { minute: 0 }, false],
    ['while the office works', { during: 'working' }, {}, true],
    ['while it does not', { during: 'off' }, {}, false],
    ['on a day off', { during: 'off' }, { isWorkingTime: false }, true],
    ['place and hour together', { gridId: 'g0', hours: { from: 0, to: 60 } }, {}, false],
  ] as const)('%s', (_name, conditions, facts, isFirst) => {
    const some = [{ ...anyRule, ...conditions, position: 1 }, anyRule]
    const at = { ...noon, categoryCode: '0303', gridKind: 'residential', tier: 'grid', ...facts } as const
    expect(matchRule(some, at).matched.position).toBe(isFirst ? 1 : 9)
  })

  test('rules without a last one for everything are a fault of ours', () => {
    expect(() => matchRule([], { ...noon, categoryCode: '0303', gridKind: 'residential', tier: 'grid' })).toThrow(
      /last rule/,
    )
  })
})

describe('why here', () => {
  const names = {
    category: (prefix: string) => (prefix === '0303' ? { zh: '楼道堆物', en: 'Things in the stairwell' } : undefined),
    role: (role: string) => (role === 'micro_grid_member' ? { zh: '微网格员', en: 'micro-grid member' } : undefined),
  }

  test('is a sentence in both languages', () => {
    expect(explain({ ...rules[0], limit: { value: 2, unit: 'wd' }, note: '熟悉住户' }, names)).toEqual({
      zh: '第 1 条规则：楼道堆物、居民网格、网格（微事）的件，交给微网格员，2 个工作日内办理。熟悉住户。',
      en: 'Rule 1: Things in the stairwell, a residential grid, grid tier: to the micro-grid member, within 2 working days. 熟悉住户.',
    })
  })

  test('names place and hours', () => {
    const rule = { ...anyRule, gridId: 'g1', hours: { from: 1080, to: 480 }, during: 'off' } as const
    expect(explain(rule, { ...names, grid: () => '书香苑' }).zh).toBe(
      '第 9 条规则：任何分类、书香苑、18:00–08:00、非工作时间的件，交给main_grid_lead。兜底。',
    )
    expect(explain(rule, names).en).toContain('any category, one grid, 18:00–08:00, outside working hours')
  })

  test('names what a rule leaves open, and unknown names by their keys', () => {
    expect(explain(anyRule, names).zh).toBe('第 9 条规则：任何分类的件，交给main_grid_lead。兜底。')
    expect(explain({ ...anyRule, categoryPrefix: '99' }, names).en).toBe('Rule 9: 99: to the main_grid_lead. 兜底.')
  })
})

describe('limits', () => {
  const category = { value: 5, unit: 'wd' } as const
  const rule = { value: 2, unit: 'h' } as const

  test.each([
    ['consultation', 3],
    ['help', 7],
    ['suggestion', 7],
    ['complaint', 15],
    ['tip_off', 15],
    ['hazard', undefined],
    ['thanks', undefined],
    ['other', undefined],
  ] as const)('%s may take at most %s working days', (nature, days) => {
    expect(natureCap(nature)).toEqual(days === undefined ? undefined : { value: days, unit: 'wd' })
  })

  test('every nature was thought of, and only these', () => {
    const capped = NATURES.filter((nature) => natureCap(nature) !== undefined)
    expect(capped).toEqual(['consultation', 'help', 'suggestion', 'complaint', 'tip_off'])
    expect(natureCap('toString')).toBeUndefined()
  })

  test('category and nature compete; a rule stands in for the category', () => {
    expect(effectiveLimit(category, null, 'hazard')).toEqual([{ limit: category, ruledBy: 'category' }])
    expect(effectiveLimit(category, null, 'consultation')).toEqual([
      { limit: category, ruledBy: 'category' },
      { limit: { value: 3, unit: 'wd' }, ruledBy: 'nature' },
    ])
    expect(effectiveLimit(category, rule, 'complaint')).toEqual([
      { limit: rule, ruledBy: 'rule' },
      { limit: { value: 15, unit: 'wd' }, ruledBy: 'nature' },
    ])
  })

  test('stages by priority as the domain has them', () => {
    const table = STAGES.map((stage) =>
      [stage, ...PRIORITIES.map((priority) => stageLimit(stage, priority)).map((one) => one.value + one.unit)].join(
        ' ',
      ),
    )
    expect(table).toEqual([
      'accept 15m 1h 4wh 1wd',
      'assign 15m 1h 4wh 1wd',
      'claim 10m 1h 4wh 1wd',
      'contact 30m 4h 1wd 2wd',
      'verify 4h 1wd 2wd 2wd',
      'answer 0m 0m 1wd 1wd',
    ])
  })
})

describe('the default rules', () => {
  const roleOf = (categoryCode: string, gridKind: (typeof KINDS)[number], tier: (typeof TIERS)[number]) =>
    matchRule(DEFAULT_RULES, { ...noon, categoryCode, gridKind, tier }).matched.toRole

  test('are fit to publish with the seed catalogue', () => {
    expect(ruleDefect(DEFAULT_RULES, codes)).toBeUndefined()
  })

  test('each but the safety net decides for some leaf', () => {
    const deciding = new Set<number>()
    for (const { code } of leaves)
      for (const gridKind of KINDS)
        for (const tier of TIERS)
          deciding.add(matchRule(DEFAULT_RULES, { ...noon, categoryCode: code, gridKind, tier }).matched.position)
    expect(DEFAULT_RULES.map((one) => one.position).filter((one) => !deciding.has(one))).toEqual([DEFAULT_RULES.length])
  })

  test.each([
    ['0303', 'residential', 'grid', 'micro_grid_member'],
    ['0303', 'dedicated', 'grid', 'dedicated_grid_liaison'],
    ['0301', 'residential', 'grid', 'ordinary_grid_lead'],
    ['0701', 'residential', 'grid', 'ordinary_grid_lead'],
    ['0104', 'residential', 'community', 'main_grid_lead'],
    ['1101', 'dedicated', 'community', 'main_grid_lead'],
    ['0602', 'residential', 'community', 'committee_member'],
    ['0802', 'residential', 'community', 'community_officer'],
    ['0902', 'residential', 'subdistrict', 'subdistrict_officer'],
    ['0608', 'residential', 'community', 'subdistrict_officer'],
    ['', 'residential', 'community', 'community_officer'],
  ] as const)('%s in a %s grid at %s tier goes to the %s', (code, kind, tier, role) => {
    expect(roleOf(code, kind, tier)).toBe(role)
  })

  test('a complaint about staff never stays with those complained about, whatever tier it was given', () => {
    for (const kind of KINDS) for (const tier of TIERS) expect(roleOf('1205', kind, tier)).toBe('subdistrict_officer')
  })
})

describe('a rule that is refused as never matching', () => {
  const someRule = fc.record({
    categoryPrefix: fc.constantFrom(null, '03', '0303', '05'),
    gridKind: fc.constantFrom(null, ...KINDS),
    tier: fc.constantFrom(null, ...TIERS),
    gridId: fc.constantFrom(null, 'g0', 'g1'),
    hours: fc.constantFrom(null, { from: 540, to: 1020 }, { from: 1080, to: 480 }, { from: 0, to: 60 }),
    during: fc.constantFrom(null, 'working' as const, 'off' as const),
  })
  const moments = [0, 30, 60, 479, 480, 540, 700, 1020, 1080, 1439].flatMap((minute) =>
    [true, false].flatMap((isWorkingTime) =>
      [['g1', 'g0'], ['g0'], ['g2']].map((gridPath) => ({ minute, isWorkingTime, gridPath })),
    ),
  )

  test('never decides; and where none is refused, each decides somewhere or is outvoted only by several together', () => {
    fc.assert(
      fc.property(fc.array(someRule, { minLength: 1, maxLength: 6 }), (some) => {
        const list = [...some.map((one, i) => ({ ...anyRule, ...one, position: i + 1 })), { ...anyRule, position: 99 }]
        const defect = ruleDefect(list, codes)
        const decides = (position: number) =>
          ['0303', '0301', '0501', ''].some((categoryCode) =>
            KINDS.some((gridKind) =>
              TIERS.some((tier) =>
                moments.some(
                  (at) => matchRule(list, { ...at, categoryCode, gridKind, tier }).matched.position === position,
                ),
              ),
            ),
          )
        if (defect?.kind === 'never_matches') expect(decides(defect.position ?? 0)).toBe(false)
        else expect(defect).toBeUndefined()
      }),
      { seed: 20_260_601, numRuns: 300 },
    )
  })
})
