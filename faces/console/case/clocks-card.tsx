import type { CaseView } from '../../../modules/cases/contract.ts'
import { CLOCK_WORDS } from '../../../modules/cases/words.ts'
import { sayDeadline } from '../../kit/case/deadline.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { useNow } from '../../kit/use-now.ts'
import { Card } from '../parts/page.tsx'
import { CASE } from './words.ts'

type Clock = CaseView['clocks'][number]

/** All clocks: what runs, what stands still, what is done. */
export function ClocksCard({ theCase }: { theCase: CaseView }) {
  const { t, moment } = useLanguage()
  if (theCase.clocks.length === 0 && !theCase.dueAt) return null
  return (
    <Card title={t(CASE.clocks)}>
      <dl className="c-facts-list">
        {theCase.dueAt ? (
          <div>
            <dt>{t(CASE.promise)}</dt>
            <dd>
              {moment(theCase.dueAt)} {theCase.isDueProvisional ? `(${t(CASE.provisional)})` : null}
            </dd>
          </div>
        ) : null}
        {inOrder(theCase.clocks).map((clock) => (
          <div key={clock.kind}>
            <dt>{t(CLOCK_WORDS[clock.kind])}</dt>
            <dd>
              {moment(clock.dueAt)} <ClockState clock={clock} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

/** What runs first, the earliest ahead; then what is done, in the order of the work. */
function inOrder(clocks: readonly Clock[]): Clock[] {
  const order = keysOf(CLOCK_WORDS)
  return [...clocks].sort((a, b) => {
    if (a.stoppedAt === null && b.stoppedAt === null) return a.dueAt < b.dueAt ? -1 : 1
    if (a.stoppedAt === null || b.stoppedAt === null) return a.stoppedAt === null ? -1 : 1
    return order.indexOf(a.kind) - order.indexOf(b.kind)
  })
}

function ClockState({ clock }: { clock: Clock }) {
  const { t, language } = useLanguage()
  const now = useNow()
  if (clock.stoppedAt) {
    const isLate = clock.stoppedAt > clock.dueAt
    return <span className={isLate ? 'c-warm' : 'c-hint'}>{t(isLate ? CASE.clockLate : CASE.clockStopped)}</span>
  }
  if (clock.pausedAt) return <span className="c-warm">{t(CASE.clockPaused)}</span>
  const { tone, text } = sayDeadline({ state: 'assigned', nextDeadlineAt: clock.dueAt }, language, now)
  return (
    <span className="c-deadline" data-tone={tone}>
      {text}
    </span>
  )
}
