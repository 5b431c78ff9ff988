import type { CaseView } from '../../../modules/cases/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { useNow } from '../../kit/use-now.ts'
import { CASE, DUE_WORDS } from './words.ts'

/** What is to be done by when, in a sentence; nothing for a closed case. */
export function DueSentence({
  theCase,
}: {
  theCase: Pick<CaseView, 'state' | 'nextDeadlineAt' | 'clocks' | 'isDueProvisional'>
}) {
  const { t } = useLanguage()
  const now = useNow()
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
