import { Button } from 'antd'
import type { Queries } from '../../../modules/api.ts'
import { CHANNEL_WORDS, TIER_WORDS } from '../../../modules/cases/words.ts'
import { untilOf } from '../../../modules/reports/rules.ts'
import { EXPORT_STATE_WORDS, GROUP_WORDS } from '../../../modules/reports/words.ts'
import { PRIORITY_WORDS } from '../../../modules/routing/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { COUNT_WORDS } from '../figures/count-words.ts'
import { useMe } from '../me.ts'
import { useCategoryName } from '../parts/category-name.ts'
import { Problem } from '../parts/said.tsx'
import { refresh } from '../reads.ts'
import { usePlace } from '../router.tsx'
import { useAct } from '../use-act.ts'
import { EXPORTS } from './export-words.ts'

type Run = OutputOf<Queries['reports.exports']>['mine'][number]

/** Exports in a table; the one that was just asked for, or told of, is marked. */
export function Runs({ runs, isOthers = false }: { runs: readonly Run[]; isOthers?: boolean }) {
  const { t, moment } = useLanguage()
  const { tenant } = useMe()
  const { query } = usePlace()
  return (
    <table className="c-table">
      <thead>
        <tr>
          <th scope="col">{t(EXPORTS.what)}</th>
          <th scope="col">{t(EXPORTS.rows)}</th>
          <th scope="col">{t(EXPORTS.reason)}</th>
          <th scope="col">{t(isOthers ? EXPORTS.who : EXPORTS.state)}</th>
          <th scope="col">{t(EXPORTS.act)}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id} aria-current={run.id === query.get('id') ? 'true' : undefined} className="c-run">
            <th scope="row">
              <RunName run={run} />
              <div className="c-hint">{moment(run.askedAt)}</div>
            </th>
            <td data-title={t(EXPORTS.rows)}>{run.total}</td>
            <td data-title={t(EXPORTS.reason)}>{run.reason}</td>
            <td data-title={t(isOthers ? EXPORTS.who : EXPORTS.state)}>
              {isOthers ? run.askedByName : <RunState run={run} />}
            </td>
            <td data-title={t(EXPORTS.act)}>
              {isOthers ? <Decide run={run} /> : null}
              {run.state === 'done' ? (
                <a className="c-row-link" href={`/exports/${tenant}/${run.id}`} download>
                  {t(EXPORTS.fetch)}
                  <span className="k-offscreen"> {run.reason}</span>
                </a>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What is in the file: of what, where, which days, and by what it was narrowed. */
function RunName({ run }: { run: Run }) {
  const { t } = useLanguage()
  const { ask, gridName } = run
  const { filter, span } = ask
  const category = useCategoryName(filter.categoryPrefix || null, null)
  const until = 'until' in span ? span.until : span.period === 'day' ? span.from : untilOf(span.period, span.from)
  const narrowed = [
    filter.categoryPrefix === '' ? t(EXPORTS.unsorted) : category,
    filter.channel ? t(CHANNEL_WORDS[filter.channel]) : null,
    filter.tier ? t(TIER_WORDS[filter.tier]) : null,
    filter.priority ? t(PRIORITY_WORDS[filter.priority]) : null,
  ].filter(Boolean)
  return (
    <>
      {ask.what === 'cases'
        ? t(EXPORTS.casesOf, { count: t(COUNT_WORDS[ask.count]) })
        : (ask.title ?? t(EXPORTS.groupsOf, { group: t(GROUP_WORDS[ask.groupBy]) }))}
      <div className="c-hint">{[gridName, `${span.from} – ${until}`, ...narrowed].join(' · ')}</div>
    </>
  )
}

function RunState({ run }: { run: Run }) {
  const { t } = useLanguage()
  if (run.state === 'to_approve')
    return (
      <>
        {t(EXPORT_STATE_WORDS.to_approve)}
        <div className="c-hint">{t(EXPORTS.whoApproves)}</div>
      </>
    )
  if (run.state !== 'running') return t(EXPORT_STATE_WORDS[run.state])
  return (
    <span className="c-under">
      <progress max={run.total} value={run.done} aria-label={t(EXPORT_STATE_WORDS.running)} />
      {t(EXPORTS.soFar, { done: run.done, total: run.total })}
    </span>
  )
}

function Decide({ run }: { run: Run }) {
  const { t } = useLanguage()
  const grant = useAct('reports.grantExport')
  const refuse = useAct('reports.refuseExport')
  const decide = async (act: typeof grant | typeof refuse) => {
    await act.run({ exportId: run.id })
    refresh('reports.exports')
  }
  return (
    <>
      <Button type="primary" size="small" loading={grant.isBusy} onClick={() => decide(grant)}>
        {t(EXPORTS.grant)}
      </Button>{' '}
      <Button size="small" loading={refuse.isBusy} onClick={() => decide(refuse)}>
        {t(EXPORTS.refuse)}
      </Button>
      <Problem error={grant.error ?? refuse.error} />
    </>
  )
}
