import type { CaseView } from '../../../modules/cases/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { useNow } from '../../kit/use-now.ts'
import { CASE, DUE_WORDS, HELP_DUE_WORDS } from './words.ts'

/** What is to be done by when, in a sentence: by who was asked to help the part of his, else the next of the case. Nothing for a closed case. */
export function DueSentence({
  theCase,
}: {
  theCase: Pick<CaseView, 'state' | 'nextDeadlineAt' | 'clocks' | 'isDueProvisional' | 'assists'>
}) {
  const { t } = useLanguage()
  const now = useNow()
  const mine = theCase.assists.find((one) => one.isMine && (one.state === 'asked' || one.state === 'taken'))
  if (mine) {
    const by = mine.state === 'asked' ? mine.receiveBy : mine.dueAt
    const isMissed = new Date(by) < now
    return (
      <p className="f-due-sentence" data-late={isMissed ? '' : undefined}>
        {t(HELP_DUE_WORDS[mine.state === 'asked' ? 'asked' : 'taken'][isMissed ? 'late' : 'due'], { when: by })}
      </p>
    )
  }
  const at = theCase.nextDeadlineAt
  if (theCase.state === 'closed' || at === null) return null
  const clock = theCase.clocks.find((one) => one.stoppedAt === null && one.pausedAt === null && one.dueAt === at)
  if (!clock) return null
  const isLate = new Date(at) < now
  return (
    <p className="f-due-sentence" data-late={isLate ? '' : undefined}>
      {t(DUE_WORDS[clock.kind][isLate ? 'late' : 'due'], { when: at })}
      {clock.kind === 'handle' && theCase.isDueProvisional ? <small>{t(CASE.provisional)}</small> : null}
    </p>
  )
}
