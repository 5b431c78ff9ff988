import type { Away } from '../../modules/people/contract.ts'
import { AWAY_WORDS } from '../../modules/people/words.ts'
import { sayDay } from '../../platform/pure/time.ts'
import type { Speech } from './language.ts'

/** Who is in charge, by name: the holder, or «张三（请假至12月5日，李四代）» while he is away; null for a vacant seat. */
export function sayInCharge(name: string | null, away: Away | null | undefined, speech: Speech): string | null {
  if (!away) return name
  const facts = { name: away.name, day: dayOf(away.until, speech) }
  return name === null ? speech.t(AWAY_WORDS.nobody, facts) : speech.t(AWAY_WORDS.standIn, { ...facts, deputy: name })
}

/** Who did something, with a mark where he stood in for the post's holder. */
export function sayActor(name: string, isByDeputy: boolean | undefined, speech: Speech): string {
  return isByDeputy ? speech.t(AWAY_WORDS.asDeputy, { name }) : name
}

/** For whom somebody stands in, and until when. */
export function sayStandsInFor(away: Away, speech: Speech): string {
  return speech.t(AWAY_WORDS.standsInFor, { name: away.name, day: dayOf(away.until, speech) })
}

function dayOf(until: string, { language }: Speech): string {
  return sayDay(new Date(until), language, new Date())
}
