import { expect, test } from 'vitest'
import { searchTerms } from '../../../platform/pure/bigrams.ts'
import { SEED_CATEGORIES } from '../../routing/categories-data.ts'
import { suggest } from '../../routing/rules.ts'
import { ALIKE_REPORTS } from './alike-reports.ts'
import { ALIKE_UNSEEN } from './alike-unseen.ts'
import {
  AT_TRIAGE,
  BEFORE_SENDING,
  guessAlike,
  isAlike,
  type Likeness,
  likenessScore,
  likenessWords,
  mayBeSame,
} from './likeness.ts'

/** At most so many are looked at: one that stands further down was not found. */
const SHOWN = 3

type Told = { readonly text: string; readonly x: number; readonly y: number }
type Matter = { readonly code: string; readonly first: Told; readonly again: readonly Told[]; readonly ageDays: number }

/** A neighbourhood of 240 m by 240 m: where a matter lies and how old it is follows from its number; who tells it again stands up to 30 m away. */
function neighbourhoods(reports: string): Matter[][] {
  let number = 0
  const spread = (seed: number, size: number) => ((seed * 7_919 + 104_729) % 997) * (size / 997)
  return reports
    .trim()
    .split('\n\n')
    .map((part) =>
      part.split('\n').map((line) => {
        const [first, ...again] = line.slice(5).split('|')
        const at = { x: spread(++number, 240), y: spread(number * 31, 240) }
        const near = (text: string, i: number) => ({
          text,
          x: at.x + spread(number * 5 + i, 60) - 30,
          y: at.y + spread(number * 11 + i, 60) - 30,
        })
        return {
          code: line.slice(0, 4),
          first: { text: first, ...at },
          again: again.map(near),
          ageDays: spread(number * 3, 25),
        }
      }),
    )
}

/** Every matter of the neighbourhood as the rule sees it beside a report; of one in five the place is known by its grid only. */
function likenesses(told: Told, guesses: readonly string[], matters: readonly Matter[], hasPoint: boolean) {
  const words = likenessWords(told.text)
  return matters.map((matter) => {
    const terms = new Set(searchTerms(matter.first.text))
    const likeness: Likeness = {
      metres: hasPoint ? Math.hypot(told.x - matter.first.x, told.y - matter.first.y) : null,
      isSameBuilding: false,
      isSameGrid: true,
      ageDays: matter.ageDays,
      kind: guessAlike(guesses, matter.code),
      words: words.filter((word) => terms.has(word)),
    }
    return { matter, likeness }
  })
}

/** How many of the reports find their matter among the first three. */
function recall(reports: string, fits: (one: Likeness) => boolean): { pairs: number; found: number; shown: number } {
  const pairs = neighbourhoods(reports).flatMap((matters) =>
    matters.flatMap((matter) => matter.again.map((told) => ({ matters, matter, told }))),
  )
  const tried = pairs.map(({ matters, matter, told }, i) => {
    const shown = likenesses(told, guessesIn(told.text), matters, i % 5 !== 0)
      .filter(({ likeness }) => fits(likeness))
      .sort((a, b) => likenessScore(b.likeness) - likenessScore(a.likeness))
      .slice(0, SHOWN)
    return { shown: shown.length, isFound: shown.some((one) => one.matter === matter) }
  })
  return {
    pairs: tried.length,
    found: tried.filter((one) => one.isFound).length,
    shown: tried.reduce((sum, one) => sum + one.shown, 0) / tried.length,
  }
}

/** A report that nobody has sorted yet: its words alone say what it may be. */
const guessesIn = (text: string) => suggest(text, SEED_CATEGORIES).map((one) => one.category.code)

test.each([
  ['before sending', (one: Likeness) => isAlike(one, BEFORE_SENDING)],
  ['at triage', (one: Likeness) => mayBeSame(one, AT_TRIAGE)],
])('%s: of 200 reports and more nine in ten find their matter among three', (name, fits) => {
  for (const [part, reports] of [
    ['seen', ALIKE_REPORTS],
    ['unseen', ALIKE_UNSEEN],
  ]) {
    const { pairs, found, shown } = recall(reports, fits)
    process.stdout.write(
      `duplicates, ${name}, ${part}: ${pairs} pairs, recall ${(found / pairs).toFixed(3)}, shown on average ${shown.toFixed(2)}\n`,
    )
    expect(found / pairs).toBeGreaterThanOrEqual(0.9)
  }
})
