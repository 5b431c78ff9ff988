import { Button } from 'antd'
import { useState } from 'react'
import { sayLimit } from '../../../modules/calendars/rules.ts'
import { STATE_WORDS } from '../../../modules/cases/words.ts'
import type { RoutingRule } from '../../../modules/routing/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { Empty, Note, Pending, Problem } from '../parts/said.tsx'
import { hrefOf, Link } from '../router.tsx'
import { ROUTING } from './routing-words.ts'
import { useRuleSpeech } from './say-rule.ts'
import { type DryRun, useDryRun } from './use-dry-run.ts'

/** The last cases by the rules on the bench, when asked for. */
export function DryRunCard({ rules }: { rules: readonly RoutingRule[] }) {
  const { t } = useLanguage()
  const { result, isBusy, error, run } = useDryRun()
  const [tried, setTried] = useState<readonly RoutingRule[] | null>(null)
  const start = () => {
    setTried(rules)
    run({ rules: [...rules] })
  }
  return (
    <Card
      title={t(ROUTING.dryTitle)}
      tools={
        <Button loading={isBusy} onClick={start}>
          {t(result ? ROUTING.dryAgain : ROUTING.dryRun)}
        </Button>
      }
    >
      <p className="c-hint">{t(ROUTING.dryLead)}</p>
      <Problem error={error} />
      {isBusy ? (
        <>
          <p role="status">{t(ROUTING.dryBusy)}</p>
          <Pending lines={3} />
        </>
      ) : result ? (
        <>
          {tried === rules ? null : <Note tone="warning">{t(ROUTING.dryStale)}</Note>}
          <DryRunResult result={result} />
          <MovedCases result={result} />
        </>
      ) : null}
    </Card>
  )
}

/** How many move, and between which roles and limits. */
export function DryRunResult({ result }: { result: DryRun }) {
  const { t, moment, language } = useLanguage()
  const say = useRuleSpeech()
  const { tried, since, moved } = result
  if (since === null) return <Empty title={t(ROUTING.dryNone)}>{t(ROUTING.dryNoneText)}</Empty>
  if (moved === 0)
    return <Empty title={t(ROUTING.dryNothing, { tried })}>{t(ROUTING.dryNothingText, { since: moment(since) })}</Empty>
  const category = (code: string | null) =>
    code === null ? t(ROUTING.uncategorized) : (say.names.category(code)?.[language] ?? code)
  const limit = (one: DryRun['byLimit'][number]['from']) => sayLimit(one, language)
  const groups = [
    {
      title: t(ROUTING.byRole),
      rows: result.byRole.map((one) => ({
        name: t(ROUTING.arrow, { from: say.role(one.from), to: say.role(one.to) }),
        count: one.count,
      })),
    },
    {
      title: t(ROUTING.byLimit),
      rows: result.byLimit.map((one) => ({
        name: t(ROUTING.arrow, { from: limit(one.from), to: limit(one.to) }),
        count: one.count,
      })),
    },
    {
      title: t(ROUTING.byCategory),
      rows: result.byCategory.map((one) => ({ name: category(one.code), count: one.count })),
    },
  ]
  return (
    <div className="c-dry-run" role="status">
      <p>
        <strong>{t(ROUTING.drySum, { tried, moved })}</strong> {t(ROUTING.drySince, { since: moment(since) })}
      </p>
      <div className="c-dry-groups">
        {groups
          .filter((group) => group.rows.length > 0)
          .map((group) => (
            <section key={group.title}>
              <h3>{group.title}</h3>
              <ul>
                {group.rows.map((row) => (
                  <li key={row.name}>
                    <span>{row.name}</span> <span className="c-count">{row.count}</span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
      </div>
    </div>
  )
}

/** The cases that move, with the rule and the date of now and then. */
function MovedCases({ result: { cases, moved } }: { result: DryRun }) {
  const { t, moment, language } = useLanguage()
  const say = useRuleSpeech()
  if (cases.length === 0) return null
  const decision = (one: DryRun['cases'][number]['from']) => (
    <>
      <strong>{say.role(one.toRole)}</strong>
      <p>
        {sayLimit(one.limit, language)} · {t(ROUTING.dueBy, { when: moment(one.dueAt) })}
      </p>
      <p className="c-hint">{t(ROUTING.ruleNo, { position: one.position, note: one.note })}</p>
    </>
  )
  return (
    <table className="c-table">
      <caption>
        {t(ROUTING.movedCases)}
        {cases.length < moved ? (
          <small className="c-hint"> {t(ROUTING.movedShown, { moved, shown: cases.length })}</small>
        ) : null}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t(ROUTING.caseColumn)}</th>
          <th scope="col">{t(ROUTING.today)}</th>
          <th scope="col">{t(ROUTING.changedTo)}</th>
        </tr>
      </thead>
      <tbody>
        {cases.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <Link href={hrefOf(`/case/${one.id}`)}>{one.number}</Link>{' '}
              <small className="c-hint">{t(STATE_WORDS[one.state])}</small>
              <p>
                {one.categoryCode === null
                  ? t(ROUTING.uncategorized)
                  : (say.names.category(one.categoryCode)?.[language] ?? one.categoryCode)}
              </p>
              <p className="c-hint">
                {one.gridName} · {one.placeName} · {moment(one.reportedAt)}
              </p>
            </th>
            <td data-title={t(ROUTING.today)}>{decision(one.from)}</td>
            <td data-title={t(ROUTING.changedTo)}>{decision(one.to)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
