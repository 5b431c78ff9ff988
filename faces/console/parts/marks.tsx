import type { CaseLine } from '../../../modules/cases/contract.ts'
import { STATE_WORDS } from '../../../modules/cases/words.ts'
import { PRIORITY_WORDS } from '../../../modules/routing/words.ts'
import { sayDeadline } from '../../kit/case/deadline.ts'
import { Icon } from '../../kit/components/icon.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useNow } from '../../kit/use-now.ts'
import './marks.css'

/** The state of a case in words. */
export function StateTag({ state }: { state: CaseLine['state'] }) {
  const { t } = useLanguage()
  return (
    <span className="c-tag" data-state={state}>
      {t(STATE_WORDS[state])}
    </span>
  )
}

/** Urgent and high priority, in words and shape; nothing for the rest. */
export function PriorityMark({ priority }: { priority: CaseLine['priority'] }) {
  const { t } = useLanguage()
  if (priority !== 'urgent' && priority !== 'high') return null
  return (
    <span className="c-priority" data-priority={priority}>
      {t(PRIORITY_WORDS[priority])}
    </span>
  )
}

/** What is left or by how much it is late: a shape and words, not only a colour. */
export function DeadlineMark({ theCase }: { theCase: Pick<CaseLine, 'state' | 'nextDeadlineAt'> }) {
  const { language } = useLanguage()
  const now = useNow()
  const { tone, text } = sayDeadline(theCase, language, now)
  if (tone === 'none') return null
  return (
    <span className="c-deadline" data-tone={tone}>
      <Icon name={tone === 'late' ? 'alert' : 'clock'} />
      {text}
    </span>
  )
}
