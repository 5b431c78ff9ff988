import type { CheckConservation } from '../../../modules/dashboards/contract.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { Empty, Note } from '../parts/said.tsx'
import { hrefOf, Link } from '../router.tsx'
import './checks.css'
import { CHECKS } from './words.ts'

/** Whether what is kept for figures is what follows from the history: a sample now, and one of each day. */
export function FiguresCheckCard(check: OutputOf<typeof CheckConservation>['figures']) {
  const { t } = useLanguage()
  const { wrong, days, ...said } = check
  return (
    <Card title={t(CHECKS.figures)}>
      <p className="c-hint">{t(CHECKS.figuresNote)}</p>
      {said.cases === 0 && said.counts === 0 ? (
        <Empty title={t(CHECKS.figuresNone)} />
      ) : said.casesWrong + said.countsWrong === 0 ? (
        <Note tone="success">{t(CHECKS.figuresKept, said)}</Note>
      ) : (
        <Note tone="error" isNews>
          {t(CHECKS.figuresBroken, said)}
        </Note>
      )}
      {wrong.length > 0 ? (
        <p>
          {t(CHECKS.figuresWrong)}
          {wrong.map(({ id, number }) => (
            <span key={id}>
              <Link href={hrefOf(`/case/${id}`)}>{number}</Link>{' '}
            </span>
          ))}
        </p>
      ) : null}
      <h3 className="c-days-title">{t(CHECKS.days)}</h3>
      {days.length === 0 ? <p className="c-hint">{t(CHECKS.noDays)}</p> : null}
      <ul className="c-days">
        {days.map((day) => (
          <li key={day.date} data-broken={day.casesWrong + day.countsWrong > 0 ? '' : undefined}>
            {t(day.casesWrong + day.countsWrong > 0 ? CHECKS.figuresDayBroken : CHECKS.figuresDayKept, day)}
          </li>
        ))}
      </ul>
    </Card>
  )
}
