import {
  DANGERS,
  type Danger,
  EMERGENCY_NUMBERS,
  type EmergencyNumber,
  FEARED,
  HAPPENING,
  ONLY_NAMED,
  TALK,
} from './life-danger-words.ts'

/** Danger to life in a text: whom to call first, and the words that said so. */
export type LifeDanger = { readonly call: readonly EmergencyNumber[]; readonly because: readonly string[] }

/**
 * Whether a text tells of a danger to life, clause by clause, from words alone; undefined when it does not. Whoever writes it is told
 * to call 110, 119 or 120 first and to report afterwards. A word too many is accepted, a danger overlooked is not; but talk about danger
 * (隐患, 演练, 去年, 怕) is none. It decides nothing and does not replace the flag of a category.
 */
export function lifeDanger(text: string): LifeDanger | undefined {
  const call = new Set<EmergencyNumber>()
  const because = new Set<string>()
  const clauses = clausesOf(text)
  const whole = clauses.join(' ')
  const dangers = DANGERS.filter(({ context }) => context === undefined || whole.search(context) >= 0)
  for (const clause of clauses) {
    if (clause.search(TALK) >= 0 && clause.search(HAPPENING) < 0) continue
    for (const danger of dangers) {
      const word = wordOf(danger, clause)
      if (word === undefined) continue
      for (const number of danger.call) call.add(number)
      because.add(word)
    }
  }
  if (call.size === 0) return undefined
  return { call: EMERGENCY_NUMBERS.filter((number) => call.has(number)), because: [...because] }
}

/** The first word of this danger that is meant, not feared and not only named. */
function wordOf(danger: Danger, clause: string): string | undefined {
  if (danger.unless && clause.search(danger.unless) >= 0) return undefined
  for (const found of clause.matchAll(danger.words)) {
    const before = clause.slice(0, found.index)
    const after = clause.slice(found.index + found[0].length)
    const isFeared = FEARED.test(before) && !after.startsWith('了')
    if (!isFeared && !ONLY_NAMED.test(after)) return found[0]
  }
  return undefined
}

/** Clauses in small letters, full-width marks made half-width; blanks only between Latin words. */
function clausesOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[,;!?.。、\n]/)
    .map((clause) => clause.replace(/\s+/g, ' ').replace(/(?<![a-z]) | (?![a-z])/g, ''))
}
