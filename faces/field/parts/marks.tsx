import type { CaseLine } from '../../../modules/cases/contract.ts'
import { PRIORITY_WORDS } from '../../../modules/routing/words.ts'
import { type Deadline, sayDeadline, sayDue } from '../../kit/case/deadline.ts'
import { Icon } from '../../kit/components/icon.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useNow } from '../../kit/use-now.ts'

/** Urgent and high priority, in words; nothing for the rest. */
export function PriorityMark({ priority }: { priority: CaseLine['priority'] }) {
  const { t } = useLanguage()
  if (priority !== 'urgent' && priority !== 'high') return null
  return (
    <span className="f-priority" data-priority={priority}>
      {t(PRIORITY_WORDS[priority])}
    </span>
  )
}

/** What is left or by how much it is late: a shape and words, not only a colour. */
export function DueMark({ theCase }: { theCase: Pick<CaseLine, 'state' | 'nextDeadlineAt'> }) {
  const { language } = useLanguage()
  const now = useNow()
  return <Due due={sayDeadline(theCase, language, now)} />
}

/** The same for a moment at which something is due. */
export function DueAt({ at }: { at: string }) {
  const { language } = useLanguage()
  const now = useNow()
  return <Due due={sayDue(at, language, now)} />
}

function Due({ due: { tone, text } }: { due: Deadline }) {
  if (tone === 'none') return null
  return (
    <span className="f-due" data-tone={tone}>
      <Icon name={tone === 'late' ? 'alert' : 'clock'} />
      {text}
    </span>
  )
}
