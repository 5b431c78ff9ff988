import type { TimelineEntry } from '../../../modules/cases/contract.ts'
import {
  CHANNEL_WORDS,
  OUTCOME_WORDS,
  REJECT_WORDS,
  SEND_BACK_WORDS,
  TIMELINE_WORDS,
  VERDICT_WORDS,
} from '../../../modules/cases/words.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import { PRIORITY_WORDS, TIER_WORDS } from '../../../modules/routing/words.ts'
import type { Word, Words } from '../../../platform/pure/words.ts'
import { wordFor } from '../said.ts'

/** How the lines are said: words with placeholders, and categories by their codes. */
type Voice = {
  t: (word: Word, facts?: Readonly<Record<string, string | number>>) => string
  category: (code: string) => string | null
}

const SAID = {
  other: { zh: '有更新', en: 'Updated' },
  to: { zh: '交给{who}', en: 'To {who}' },
  due: { zh: '{when}前办理', en: 'To be done by {when}' },
  dueEstimate: { zh: '{when}前办理（暂估）', en: 'To be done by {when} (estimate)' },
  until: { zh: '等到{when}', en: 'Waiting until {when}' },
  onTheSpot: { zh: '当场办结', en: 'Solved on the spot' },
  passed: { zh: '核查通过', en: 'The check passed' },
  failed: { zh: '核查没有通过，继续办理', en: 'The check did not pass; work goes on' },
  rating: { zh: '{rating} 星', en: '{rating} of 5' },
  count: { zh: '第 {count} 次', en: 'Time number {count}' },
  public: { zh: '报告人看得到', en: 'The reporter can see this' },
  unrated: { zh: '期满未评价', en: 'Not rated in time' },
  vacant: { zh: '空缺', en: 'vacant' },
} as const satisfies Words

/** The heading of an entry. */
export function headingOf(entry: TimelineEntry): Word {
  return wordFor(TIMELINE_WORDS, entry.event) ?? SAID.other
}

/** The facts of an entry in words, in the order in which people ask. What has no word is left out. */
export function factLines({ event, facts }: TimelineEntry, voice: Voice): string[] {
  const { t } = voice
  const text = (key: string) => (typeof facts[key] === 'string' ? facts[key] : undefined)
  const said = (words: Words, key: string) => {
    const word = wordFor(words, text(key))
    return word ? t(word) : undefined
  }
  const role = said(ROLE_WORDS, 'toRole')
  const lines = [
    said(CHANNEL_WORDS, 'channel'),
    voice.category(text('category') ?? '') ?? undefined,
    said(TIER_WORDS, 'tier'),
    facts.priority === 'normal' ? undefined : said(PRIORITY_WORDS, 'priority'),
    role && t(SAID.to, { who: [role, text('toName') ?? t(SAID.vacant)].join(' ') }),
    said(SEND_BACK_WORDS, 'reason') ?? said(REJECT_WORDS, 'reason'),
    facts.passed === true ? t(SAID.passed) : facts.passed === false ? t(SAID.failed) : undefined,
    said(OUTCOME_WORDS, 'outcome'),
    facts.onTheSpot === true ? t(SAID.onTheSpot) : undefined,
    typeof facts.rating === 'number' ? t(SAID.rating, { rating: facts.rating }) : undefined,
    said(VERDICT_WORDS, 'verdict'),
    facts.rated === false ? t(SAID.unrated) : undefined,
    typeof facts.count === 'number' && facts.count > 1 ? t(SAID.count, { count: facts.count }) : undefined,
    event === 'case.assigned'
      ? t(facts.provisional === true ? SAID.dueEstimate : SAID.due, { when: text('dueAt') ?? '' })
      : undefined,
    text('until') && t(SAID.until, { when: text('until') ?? '' }),
    facts.public === true ? t(SAID.public) : undefined,
  ]
  return lines.filter((line) => line !== undefined).filter((line) => line !== '')
}
