import type { CaseLine } from '../../../modules/cases/contract.ts'
import { sayDeadline } from '../../kit/case/deadline.ts'

/** How soon something is due. */
export const TONES = ['late', 'soon', 'fine'] as const
export type Tone = (typeof TONES)[number]

/** Lines in the order of their deadlines, cut where the urgency changes; empty parts are left out. The order is kept. */
export function sectionsOf<L extends Pick<CaseLine, 'state' | 'nextDeadlineAt'>>(
  lines: readonly L[],
  now: Date,
): { tone: Tone; lines: L[] }[] {
  const toneOf = (line: L): Tone => {
    const { tone } = sayDeadline(line, 'zh', now)
    return tone === 'none' ? 'fine' : tone
  }
  return TONES.map((tone) => ({ tone, lines: lines.filter((line) => toneOf(line) === tone) })).filter(
    (section) => section.lines.length > 0,
  )
}
