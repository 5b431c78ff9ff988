import type { TimelineEntry } from '../../../modules/cases/contract.ts'
import {
  ASSIST_CLOCK_WORDS,
  CHANNEL_WORDS,
  CLOCK_WORDS,
  CONTACT_WORDS,
  DECLINE_WORDS,
  DEFER_WORDS,
  OUTCOME_WORDS,
  RECOUNT_WORDS,
  REJECT_WORDS,
  REQUEST_WORDS,
  SEND_BACK_WORDS,
  TIMELINE_WORDS,
  TRANSFER_CLOCK_WORDS,
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
  deferDays: { zh: '挂账 {count} 天', en: 'Deferral for {count|day|days}' },
  answerBy: { zh: '{when}前答复', en: 'To be answered by {when}' },
  extendedTo: { zh: '期限改到{when}', en: 'The deadline is now {when}' },
  reviewAt: { zh: '{when}复核', en: 'To be reviewed {when}' },
  fromTo: { zh: '{from} → {to}', en: '{from} → {to}' },
  receiveBy: { zh: '{when}前接收', en: 'To be taken up by {when}' },
  finishBy: { zh: '{when}前完成', en: 'To be finished by {when}' },
  reached: { zh: '联系上了', en: 'Reached' },
  notReached: { zh: '没有联系上', en: 'Not reached' },
  contactShared: { zh: '给了报告人的联系方式', en: 'The reporter’s contact was shared' },
  recounted: { zh: '{clock}：{from} 改为 {to}', en: '{clock}: {from} is now {to}' },
  promiseMoved: { zh: '答复报告人的日期改到{when}', en: 'The reporter’s date is now {when}' },
  promiseStays: { zh: '答复报告人的日期不变', en: 'The reporter’s date stays' },
  automatic: { zh: '久拖未办，自动督办', en: 'By the system: late for too long' },
  passedShare: { zh: '{clock}已过 {percent}%', en: '“{clock}”: {percent} % of the time is over' },
  passedDue: { zh: '{clock}已到', en: '“{clock}”: the time is over' },
} as const satisfies Words

const ALL_CLOCKS: Words = { ...CLOCK_WORDS, ...TRANSFER_CLOCK_WORDS, ...ASSIST_CLOCK_WORDS }

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
    ...ladderLines(event, { t, text, said, facts }),
    text('organization'),
    event === 'case.transfer_declined' ? said(DECLINE_WORDS, 'reason') : undefined,
    facts.contact === true ? t(SAID.contactShared) : undefined,
    event === 'case.transfer_declined'
      ? undefined
      : (said(SEND_BACK_WORDS, 'reason') ?? said(REJECT_WORDS, 'reason') ?? said(DEFER_WORDS, 'reason')),
    ...datesOf(event, { t, text }),
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

type Reader = {
  t: Voice['t']
  text: (key: string) => string | undefined
  said: (words: Words, key: string) => string | undefined
  facts: TimelineEntry['facts']
}

/** What was asked for, how the reporter was reached, from tier to tier, and which clock spoke up. */
function ladderLines(event: string, { t, text, said, facts }: Reader): (string | undefined)[] {
  const [from, to] = [said(TIER_WORDS, 'from'), said(TIER_WORDS, 'to')]
  const clock = said(ALL_CLOCKS, 'clock')
  const percent = Number(facts.percent ?? 100)
  return [
    text('kind') === 'defer' ? t(SAID.deferDays, { count: Number(facts.value) }) : said(REQUEST_WORDS, 'kind'),
    said(CONTACT_WORDS, 'way'),
    event === 'case.contacted' ? t(facts.reached === true ? SAID.reached : SAID.notReached) : undefined,
    from && to ? t(SAID.fromTo, { from, to }) : undefined,
    said(RECOUNT_WORDS, 'why'),
    text('moved') &&
      t(SAID.recounted, { clock: said(ALL_CLOCKS, 'moved') ?? '', from: text('from') ?? '', to: text('to') ?? '' }),
    facts.automatic === true ? t(SAID.automatic) : undefined,
    clock && t(percent < 100 ? SAID.passedShare : SAID.passedDue, { clock, percent }),
  ]
}

/** The day that an entry sets, in the words of what is due then. */
function datesOf(event: string, { t, text }: Pick<Reader, 't' | 'text'>): (string | undefined)[] {
  const dated = (word: Word, key: string) => (text(key) ? t(word, { when: text(key) ?? '' }) : undefined)
  return [
    event === 'case.requested' || event === 'case.supervised' ? dated(SAID.answerBy, 'by') : undefined,
    event === 'case.extended' ? dated(SAID.extendedTo, 'to') : undefined,
    ...(event === 'case.recomputed'
      ? [text('promised') ? dated(SAID.promiseMoved, 'promised') : t(SAID.promiseStays)]
      : []),
    dated(SAID.reviewAt, 'reviewAt'),
    dated(SAID.receiveBy, 'receiveBy'),
    event === 'case.assist_asked' || event === 'case.transferred' ? dated(SAID.finishBy, 'dueAt') : undefined,
    event === 'case.transfer_asked' || event === 'case.transfer_declined' ? dated(SAID.answerBy, 'by') : undefined,
  ]
}
