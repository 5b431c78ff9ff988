import type { Language } from '../../platform/pure/words.ts'

/** Units of a limit: natural minutes, hours and days (自然日); working hours (工作时); working days (工作日). */
export type LimitUnit = 'm' | 'h' | 'd' | 'wh' | 'wd'

/** A time limit. `d` and `wd` take whole numbers; 0 of any unit means at once. */
export type Limit = { readonly value: number; readonly unit: LimitUnit }

const UNIT_WORDS: Readonly<Record<LimitUnit, { readonly zh: string; readonly one: string; readonly many: string }>> = {
  m: { zh: '分钟', one: 'minute', many: 'minutes' },
  h: { zh: '小时', one: 'hour', many: 'hours' },
  d: { zh: '个自然日', one: 'calendar day', many: 'calendar days' },
  wh: { zh: '个工作时', one: 'working hour', many: 'working hours' },
  wd: { zh: '个工作日', one: 'working day', many: 'working days' },
}

/**
 * A limit in words, for staff: «3 个工作日» / "3 working days"; 0 is «立即» / "at once". Residents are told the date instead.
 */
export function sayLimit({ value, unit }: Limit, language: Language): string {
  if (value === 0) return language === 'zh' ? '立即' : 'at once'
  const words = UNIT_WORDS[unit]
  return `${value} ${language === 'zh' ? words.zh : value === 1 ? words.one : words.many}`
}
