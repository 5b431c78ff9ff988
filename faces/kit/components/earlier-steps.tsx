import type { ReactNode } from 'react'
import { useLanguage } from '../language.ts'

const EARLIER = {
  zh: '此前还有 {count} 次提醒，{from}起',
  en: '{count} earlier reminders, since {from}',
} as const

/** Steps folded behind a newer one that stands for them. `since` is the instant of the oldest (ISO 8601). */
export function EarlierSteps({ count, since, children }: { count: number; since: string; children: ReactNode }) {
  const { t, moment } = useLanguage()
  return (
    <details className="k-earlier">
      <summary>{t(EARLIER, { count, from: moment(since) })}</summary>
      <ol>{children}</ol>
    </details>
  )
}
