/** What counts as a precedent: so many days back, of the nearest so many, each with at least so many shared words, at least so many of one leaf. */
export const PRECEDENTS = { days: 365, nearest: 10, words: 2, cases: 2 } as const

/** A case that people sorted before, with how many telling words it shares with a text. */
export type Past = {
  readonly id: string
  readonly number: string
  readonly categoryCode: string
  readonly words: number
}

/** What similar past cases were sorted to: `cases` of the `of` that are most alike. */
export type Precedent<One extends Past = Past> = {
  readonly categoryCode: string
  readonly cases: readonly One[]
  readonly of: number
}

/**
 * The leaf to which people sorted most of the cases that share most words with a text; null when they are too few or not of one mind.
 * @param past most alike first; more than the nearest are passed over
 */
export function precedentOf<One extends Past>(past: readonly One[]): Precedent<One> | null {
  const alike = past.filter((one) => one.words >= PRECEDENTS.words).slice(0, PRECEDENTS.nearest)
  const codes = [...new Set(alike.map((one) => one.categoryCode))]
  const groups = codes.map((code) => alike.filter((one) => one.categoryCode === code))
  const [most] = groups.sort((a, b) => b.length - a.length)
  if (!most || most.length < PRECEDENTS.cases || most.length * 2 < alike.length) return null
  return { categoryCode: most[0].categoryCode, cases: most, of: alike.length }
}
