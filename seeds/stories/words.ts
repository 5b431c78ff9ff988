import type { Random } from '../random.ts'
import type { Leaf, Tale } from '../texts/index.ts'
import {
  AGAIN_OPENINGS,
  ANSWER_CLOSINGS,
  ANSWER_OPENINGS,
  CLOSINGS,
  OPENINGS,
  OTHER_ANSWERS,
  PROBLEM_OPENINGS,
  SLOTS,
} from '../texts/phrases.ts'
import type { Spot } from './places.ts'

/** How somebody tells it: a resident in his own words, a member on the round, the desk for a caller or a visitor. */
export type Voice = 'resident' | 'member' | 'phone' | 'visit'

/** What a case is about: a leaf of the tree, one of its tales, the place, and what fills the slots of the texts. */
export interface Plot {
  readonly leaf: Leaf
  readonly tale: Tale
  readonly spot: Spot
  readonly slots: ReadonlyMap<string, string>
}

/** Draws a tale of a leaf at a place. */
export const drawPlot = (leaf: Leaf, spot: Spot, random: Random): Plot => {
  const slots = new Map<string, string>([
    ['place', spot.words],
    ['floor', spot.floor],
  ])
  for (const [slot, choices] of Object.entries(SLOTS)) slots.set(slot, random.pick<string>(choices))
  return { leaf, tale: random.pick(leaf.tales), spot, slots }
}

/** Is it a question, a wish or a thank-you, and no trouble? */
export const isWish = ({ natures }: Leaf): boolean =>
  natures[0] === 'consultation' || natures[0] === 'suggestion' || natures[0] === 'thanks'

/** Puts a report together: opening, first sentence, now and then a second, closing. */
export const tellReport = (plot: Plot, voice: Voice, random: Random): string => {
  const { leaf, tale } = plot
  const isAsked = isWish(leaf) || /^(想|听说)|请问|想问|怎么|能不能/u.test(tale.told)
  const manner = voice !== 'member' ? voice : isAsked || isHeard(leaf) ? 'heard' : 'seen'
  const second = manner !== 'seen' && random.chance(0.6) ? `，${random.pick(leaf.more)}` : ''
  const endings = leaf.natures[0] === 'thanks' ? [''] : CLOSINGS[manner === 'resident' && isAsked ? 'asking' : manner]
  return fill(`${random.pick(OPENINGS[manner])}${tale.told}${second}${random.pick<string>(endings)}`, plot)
}

/**
 * What the reporter is told at the end; `isAgain` when it had to be done once more. Outcomes that leave something open
 * have words of their own.
 */
export const tellAnswer = (
  plot: Plot,
  outcome: 'usual' | keyof typeof OTHER_ANSWERS,
  isAgain: boolean,
  random: Random,
): string => {
  const isProblem = ['complaint', 'hazard'].includes(plot.leaf.natures[0] ?? '')
  const openings = isAgain ? AGAIN_OPENINGS : isProblem ? [...ANSWER_OPENINGS, ...PROBLEM_OPENINGS] : ANSWER_OPENINGS
  const body = outcome === 'usual' ? plot.tale.done : random.pick(OTHER_ANSWERS[outcome])
  const endings = plot.leaf.natures[0] === 'thanks' ? [''] : ANSWER_CLOSINGS
  return fill(`${random.pick<string>(openings)}${body}${random.pick<string>(endings)}。`, plot)
}

/** What a member writes who settled it on the spot. */
export const tellSettled = (plot: Plot): string => fill(`${plot.tale.spot ?? plot.tale.done}。`, plot)

/** Is it told to members and not seen by them: care, disputes, services, wishes, noise, fees? */
const isHeard = ({ code, natures }: Leaf): boolean =>
  natures[0] === 'help' || /^(06|07|08|12)|^(0203|0205|0306|0404|0505|0506)$/.test(code)

const fill = (text: string, { slots }: Plot): string =>
  text.replaceAll(/\{([a-z]+)\}/g, (_, slot: string) => {
    const words = slots.get(slot)
    if (words === undefined) throw new Error(`no words for {${slot}}`)
    return words
  })
