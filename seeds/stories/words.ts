import type { Random } from '../random.ts'
import type { Leaf } from '../texts/index.ts'
import { ANSWER_CLOSINGS, ANSWER_OPENINGS, CLOSINGS, OPENINGS, OTHER_ANSWERS, SLOTS } from '../texts/phrases.ts'
import type { Spot } from './places.ts'

/** How somebody tells it: a resident in his own words, a member on the round, a caller as the desk writes it down. */
export type Voice = keyof typeof OPENINGS

/** Puts a report together: opening, first sentence, now and then a second, closing. */
export const tellReport = (leaf: Leaf, spot: Spot, voice: Voice, random: Random): string => {
  const first = random.pick(leaf.told)
  const second = random.chance(voice === 'member' ? 0.35 : 0.65) ? `，${random.pick(leaf.more)}` : ''
  const isThanks = leaf.natures[0] === 'thanks'
  const closing = isThanks ? '' : random.pick(CLOSINGS[voice])
  return fillSlots(`${random.pick(OPENINGS[voice])}${first}${second}${closing}`, spot, random)
}

/** What the reporter is told at the end. Outcomes that leave something open have words of their own. */
export const tellAnswer = (
  leaf: Leaf,
  outcome: 'solved' | keyof typeof OTHER_ANSWERS,
  spot: Spot,
  random: Random,
): string => {
  const isUsual = outcome === (leaf.outcome ?? 'solved')
  const body = random.pick(isUsual ? leaf.done : outcome === 'solved' ? leaf.done : OTHER_ANSWERS[outcome])
  return fillSlots(`${random.pick(ANSWER_OPENINGS)}${body}${random.pick(ANSWER_CLOSINGS)}。`, spot, random)
}

/** What a member writes who settled it on the spot. */
export const tellSettled = (leaf: Leaf, spot: Spot, random: Random): string =>
  fillSlots(`${random.pick(leaf.spot ?? leaf.done)}。`, spot, random)

/** Fills {place}, {floor} and the slots of phrases.ts; the same slot twice gets the same value. */
const fillSlots = (text: string, spot: Spot, random: Random): string => {
  const values = new Map<string, string>([
    ['place', spot.words],
    ['floor', spot.floor],
  ])
  for (const [slot, choices] of Object.entries(SLOTS)) values.set(slot, random.pick<string>(choices))
  return text.replaceAll(/\{([a-z]+)\}/g, (_, slot: string) => {
    const value = values.get(slot)
    if (value === undefined) throw new Error(`no words for {${slot}}`)
    return value
  })
}
