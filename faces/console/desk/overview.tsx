import type { State } from '../../../modules/cases/contract.ts'
import { STATE_WORDS } from '../../../modules/cases/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { Bars } from '../parts/bars.tsx'
import { Problem } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { useKeysSwitch } from '../shell/keys.ts'
import { type Filter, queryOf } from './filter.ts'
import { DESK } from './words.ts'

const STEPS: readonly State[] = ['reported', 'triaged', 'assigned', 'in_progress', 'resolved', 'verified', 'deferred']

/** While no case is chosen: what is pressing, and where the work stands. */
export function Overview({ filter }: { filter: Filter }) {
  const { t } = useLanguage()
  const [hasKeys] = useKeysSwitch()
  const { data, problem, again } = useRead('cases.counts', filter.gridId ? { gridId: filter.gridId } : {}, {
    keepsFormer: true,
  })
  const to = (next: Partial<Filter>) => hrefOf('/', queryOf({ ...filter, ...next }))
  return (
    <div className="c-overview">
      <h2>{t(DESK.overviewTitle)}</h2>
      <p className="c-lead">{t(DESK.overviewHint)}</p>
      <Problem error={problem} onAgain={again} />
      {data ? (
        <>
          <div className="c-tiles">
            <Link className="c-tile" href={to({ onlyLate: true, group: 'open', scope: 'my_grids', category: null })}>
              <strong data-tone={data.overdue > 0 ? 'late' : undefined}>{data.overdue}</strong>
              {t(DESK.onlyLate)}
            </Link>
            <Link className="c-tile" href={to({ scope: 'mine', group: 'open', onlyLate: false, category: null })}>
              <strong>{data.mine}</strong>
              {t(DESK.mineOpen)}
            </Link>
            <div className="c-tile">
              <strong data-tone={data.urgentOpen > 0 ? 'late' : undefined}>{data.urgentOpen}</strong>
              {t(DESK.urgent)}
            </div>
          </div>
          <Bars
            title={t(DESK.byState)}
            bars={STEPS.filter((state) => state !== 'deferred' || (data.byState.deferred ?? 0) > 0).map((state) => ({
              key: state,
              label: t(STATE_WORDS[state]),
              value: data.byState[state] ?? 0,
            }))}
          />
        </>
      ) : null}
      {hasKeys ? <p className="c-hint">{t(DESK.keysHint)}</p> : null}
    </div>
  )
}
