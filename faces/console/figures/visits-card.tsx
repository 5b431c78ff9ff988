import type { FigureSpan } from '../../../modules/dashboards/contract.ts'
import {
  VISIT_MEASURE_NAMES,
  VISIT_MEASURES,
  type VisitCount,
  type VisitCounts,
} from '../../../modules/dashboards/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { Awaiting } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { type Asking, queryFor } from './asking.ts'
import { VISIT_COUNT_WORDS } from './count-words.ts'
import { sayFigure } from './figure-text.ts'
import { VisitHeads } from './visit-heads.tsx'
import { VisitLink, VisitMeasureCard } from './visit-measure-card.tsx'
import { FIGURES } from './words.ts'

/** Doors visited, people met, households reached: of places, and of a micro grid only how many doors it has. */
export function VisitsCard({ asking, span }: { asking: Asking; span: FigureSpan }) {
  const { t } = useLanguage()
  const filter = asking.gridId ? { gridId: asking.gridId } : {}
  const read = useRead('dashboards.visits', { filter, span }, { keepsFormer: true })
  const { data } = read
  return (
    <Card title={t(FIGURES.visits)}>
      {data ? (
        <>
          {data.isVolumeOnly ? null : (
            <div className="c-measures">
              {VISIT_MEASURE_NAMES.map((name) => (
                <VisitMeasureCard key={name} name={name} counts={data.total} asking={asking} />
              ))}
            </div>
          )}
          {data.lines.length > 0 ? (
            <table className="c-figures-table">
              <caption className="k-offscreen">{t(FIGURES.visits)}</caption>
              <VisitHeads first={t(FIGURES.grid)} counts={SHOWN} />
              <tbody>
                {data.lines.map((line) => (
                  <VisitLine key={line.gridId} line={line} asking={{ ...asking, gridId: line.gridId }} />
                ))}
              </tbody>
            </table>
          ) : (
            <p className="c-hint">{t(FIGURES.noDoors)}</p>
          )}
          <p className="c-hint">{t(FIGURES.visitsNote)}</p>
        </>
      ) : (
        <Awaiting read={read} lines={5} />
      )}
    </Card>
  )
}

const SHOWN = ['doors', 'doors_due', 'visits'] as const satisfies readonly VisitCount[]

type VisitLineProps = {
  line: { readonly gridId: string; readonly name: string; readonly isVolumeOnly: boolean; readonly counts: VisitCounts }
  asking: Asking
}

function VisitLine({ line: { name, isVolumeOnly, counts }, asking }: VisitLineProps) {
  const { t } = useLanguage()
  return (
    <tr>
      <th scope="row">
        <Link href={hrefOf('/figures', queryFor(asking))}>{name}</Link>
      </th>
      {SHOWN.map((count) => (
        <td key={count} data-title={t(VISIT_COUNT_WORDS[count])}>
          {counts[count] === undefined ? '—' : <VisitLink asking={asking} counts={counts} count={count} />}
        </td>
      ))}
      {VISIT_MEASURE_NAMES.map((one) => (
        <td key={one} data-title={t(VISIT_MEASURES[one].label)}>
          {isVolumeOnly ? '—' : sayFigure(one, counts)}
        </td>
      ))}
    </tr>
  )
}
