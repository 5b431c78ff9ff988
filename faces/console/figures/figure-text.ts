import {
  type AnyCounts,
  type AnyMeasureName,
  anyFigure,
  measureOf,
  sureness,
} from '../../../modules/dashboards/rules.ts'
import type { Language } from '../../../platform/pure/words.ts'

/** A share as people read it: «87.5%». */
export function sayShare(share: number): string {
  const percent = share * 100
  return `${Number.isInteger(Math.round(percent * 10) / 10) ? Math.round(percent) : percent.toFixed(1)}%`
}

/** A measure's value in words; a dash when there is nothing it could be a share of. */
export function sayFigure(name: AnyMeasureName, counts: AnyCounts): string {
  const value = anyFigure(name, counts)
  const { of } = measureOf(name)
  return value === null ? '—' : of === undefined ? String(value) : sayShare(value)
}

/** How sure a share is: «78%–94%»; null for plain counts and for nothing. */
export function saySureness(name: AnyMeasureName, counts: AnyCounts): string | null {
  const { top, of } = measureOf(name)
  const sure = of === undefined ? null : sureness(Math.min(counts[top] ?? 0, counts[of] ?? 0), counts[of] ?? 0)
  return sure ? `${sayShare(sure.low)}–${sayShare(sure.high)}` : null
}

/** Working time in minutes or working hours, never in days: a working day has about eight hours. */
export function sayWorking(minutes: number, language: Language): string {
  if (minutes < 120) {
    const whole = Math.round(minutes)
    return language === 'zh' ? `${whole} 分钟` : `${whole} min`
  }
  const hours = Math.round(minutes / 6) / 10
  return language === 'zh' ? `${hours} 小时` : `${hours} h`
}
