import type { Queries } from '../../modules/api.ts'
import type { OutputOf } from '../../platform/pure/contract.ts'
import { sayAge } from './case/deadline.ts'
import type { Speech } from './language.ts'
import { NEARBY } from './words.ts'

export type NearbyCase = OutputOf<Queries['intake.nearby']>['cases'][number]

/** A matter near by in words: what kind, how far and how old, and by when something happens. */
export function sayNearby(
  one: NearbyCase,
  { t, pick, language }: Pick<Speech, 't' | 'pick' | 'language'>,
): { title: string; where: string; when: string } {
  const distance = one.isSameBuilding
    ? t(NEARBY.sameBuilding)
    : one.metres === null
      ? t(NEARBY.sameGrid)
      : t(NEARBY.metres, { metres: one.metres })
  return {
    title: pick(one.categoryZh, one.categoryEn),
    where: [one.placeName, distance, sayAge(one.reportedAt, language, new Date())].join(' · '),
    when: one.dueAt
      ? t(NEARBY.answerBy, { by: one.dueAt })
      : one.nextDeadlineAt
        ? t(NEARBY.lookedAtBy, { by: one.nextDeadlineAt })
        : '',
  }
}
