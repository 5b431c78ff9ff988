import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Commands } from '../../../modules/api.ts'
import { STATE_WORDS, TIMELINE_WORDS } from '../../../modules/cases/words.ts'
import type { ListStuck } from '../../../modules/dashboards/contract.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import type { InputOf, OutputOf } from '../../../platform/pure/contract.ts'
import { LETTER_KIND_WORDS, LETTER_REASON_WORDS, LETTER_STATE_WORDS } from '../../../platform/pure/letter-words.ts'
import { saySpan } from '../../../platform/pure/time.ts'
import { useLanguage } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { sayInCharge } from '../../kit/say-in-charge.ts'
import { useNow } from '../../kit/use-now.ts'
import { Card } from '../parts/page.tsx'
import { Problem } from '../parts/said.tsx'
import { refresh } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { CHECKS } from './words.ts'

type Stuck = OutputOf<typeof ListStuck>

/** Open cases in which nothing happened for a week, with who has them. */
export function StillCard({ still }: { still: Stuck['still'] }) {
  const speech = useLanguage()
  const { t, language } = speech
  const now = useNow()
  return (
    <Card title={t(CHECKS.still)}>
      {still.length === 0 ? (
        <p className="c-hint">{t(CHECKS.noStill)}</p>
      ) : (
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{t(CHECKS.case)}</th>
              <th scope="col">{t(CHECKS.quiet)}</th>
              <th scope="col">{t(CHECKS.owner)}</th>
              <th scope="col">{t(CHECKS.grid)}</th>
            </tr>
          </thead>
          <tbody>
            {still.map((one) => {
              const role = wordFor(ROLE_WORDS, one.ownerRole ?? '')
              return (
                <tr key={one.caseId}>
                  <th scope="row">
                    <Link href={hrefOf(`/case/${one.caseId}`)}>
                      {one.number} {one.summary}
                    </Link>
                    <span className="c-hint c-still-state">{t(STATE_WORDS[one.state])}</span>
                  </th>
                  <td data-title={t(CHECKS.quiet)}>{saySpan(minutesSince(one.lastAt, now), language)}</td>
                  <td data-title={t(CHECKS.owner)}>
                    {role ? t(role) : null} {sayInCharge(one.ownerName, one.ownerAway, speech) ?? t(CONSOLE.vacant)}
                  </td>
                  <td data-title={t(CHECKS.grid)}>{one.gridName}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </Card>
  )
}

/** Facts that a part of the house could not act on, each with a way to try again. */
export function ParkedCard({ parked, onRetried }: { parked: Stuck['parked']; onRetried: () => void }) {
  const { t } = useLanguage()
  const rows = parked.map((one) => {
    const what = wordFor(TIMELINE_WORDS, one.name)
    return {
      ...one,
      key: `${one.follower} ${one.subjectId}`,
      what: (
        <>
          {what ? t(what) : one.name}{' '}
          {one.case ? <Link href={hrefOf(`/case/${one.case.id}`)}>{one.case.number}</Link> : null}
        </>
      ),
      retry: { what: 'parked', follower: one.follower, subjectId: one.subjectId } as const,
    }
  })
  return (
    <Card title={t(CHECKS.parked)}>
      <p className="c-hint">{t(CHECKS.parkedNote)}</p>
      {rows.length === 0 ? <p>{t(CHECKS.noParked)}</p> : <RetryTable rows={rows} onRetried={onRetried} />}
    </Card>
  )
}

/** Messages that did not arrive, by which channel, to whom and why. */
export function LettersCard({ letters, onRetried }: { letters: Stuck['letters']; onRetried: () => void }) {
  const { t } = useLanguage()
  const rows = letters.map(({ id, kind, state, address, since, tries, reason, detail }) => {
    const why = wordFor(LETTER_REASON_WORDS, reason ?? '')
    return {
      key: id,
      what: (
        <>
          {t(LETTER_KIND_WORDS[kind])} {address}
          <span className="c-hint c-still-state">{t(LETTER_STATE_WORDS[state])}</span>
        </>
      ),
      since,
      tries,
      reason: (
        <>
          {why ? t(why) : t(CHECKS.noReason)}
          {detail ? <span className="c-hint c-letter-code">{t(CHECKS.code, { code: detail })}</span> : null}
        </>
      ),
      isRetrying: false,
      retry: { what: 'letter', id } as const,
    }
  })
  return (
    <Card title={t(CHECKS.letters)}>
      <p className="c-hint">{t(CHECKS.lettersNote)}</p>
      {rows.length === 0 ? <p>{t(CHECKS.noLetters)}</p> : <RetryTable rows={rows} onRetried={onRetried} />}
    </Card>
  )
}

/** One stuck thing that can be tried again. */
type RetryRow = {
  key: string
  what: ReactNode
  /** Since when it is stuck, as an ISO instant. */
  since: string
  tries: number
  reason: ReactNode
  isRetrying: boolean
  retry: RetryInput
}
type RetryInput = InputOf<Commands['dashboards.retryStuck']>

function RetryTable({ rows, onRetried }: { rows: readonly RetryRow[]; onRetried: () => void }) {
  const { t, language } = useLanguage()
  const now = useNow()
  return (
    <table className="c-table">
      <thead>
        <tr>
          <th scope="col">{t(CHECKS.what)}</th>
          <th scope="col">{t(CHECKS.since)}</th>
          <th scope="col">{t(CHECKS.tries)}</th>
          <th scope="col">{t(CHECKS.reason)}</th>
          <th scope="col">{t(CHECKS.act)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={one.key}>
            <th scope="row">{one.what}</th>
            <td data-title={t(CHECKS.since)}>{saySpan(minutesSince(one.since, now), language)}</td>
            <td data-title={t(CHECKS.tries)}>{t(CHECKS.times, { count: one.tries })}</td>
            <td data-title={t(CHECKS.reason)}>{one.reason}</td>
            <td data-title={t(CHECKS.act)}>
              {one.isRetrying ? t(CHECKS.retrying) : <Retry input={one.retry} onDone={onRetried} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Retry({ input, onDone }: { input: RetryInput; onDone: () => void }) {
  const { t } = useLanguage()
  const act = useAct('dashboards.retryStuck')
  const send = async () => {
    if (!(await act.run(input))) return
    refresh('dashboards.stuck')
    onDone()
  }
  return (
    <>
      <Button onClick={send} loading={act.isBusy}>
        {t(CHECKS.retry)}
      </Button>
      <Problem error={act.error} />
    </>
  )
}

function minutesSince(iso: string, now: Date): number {
  return (now.getTime() - new Date(iso).getTime()) / 60_000
}
