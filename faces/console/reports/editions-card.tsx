import { Button } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import { type Difference, differencesOf, PRINT_WORDS } from '../../../modules/reports/rules.ts'
import { SECTION_WORDS } from '../../../modules/reports/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { ANY_COUNT_WORDS } from '../figures/count-words.ts'
import { sayWorking } from '../figures/figure-text.ts'
import { Card } from '../parts/page.tsx'
import { Awaiting } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { REPORTS } from './words.ts'

type Opened = OutputOf<Queries['reports.open']>

/** All editions of the period, why each was made, and where two of them differ. */
export function EditionsCard({ report }: { report: Opened }) {
  const { t, moment } = useLanguage()
  const { editions, head } = report
  const [compared, setCompared] = useState<string | null>(null)
  const later = editions.find((one) => one.id === compared)
  const former = editions.find((one) => one.edition === (later?.edition ?? 0) - 1)
  return (
    <Card title={t(REPORTS.editions)} className="c-no-print">
      {editions.length === 1 ? <p className="c-hint">{t(REPORTS.editionsOne)}</p> : null}
      <table className="c-table">
        <thead>
          <tr>
            <th scope="col">{t(REPORTS.what)}</th>
            <th scope="col">{t(REPORTS.madeAt)}</th>
            <th scope="col">{t(REPORTS.reason)}</th>
            <th scope="col">{t(REPORTS.figures)}</th>
          </tr>
        </thead>
        <tbody>
          {editions.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {one.id === head.id ? (
                  <span aria-current="true">{t(REPORTS.edition, { n: one.edition })}</span>
                ) : (
                  <Link href={hrefOf('/reports', { id: one.id })}>{t(REPORTS.edition, { n: one.edition })}</Link>
                )}
              </th>
              <td data-title={t(REPORTS.madeAt)}>
                {moment(one.madeAt)}
                <div className="c-hint">
                  {one.isScheduled
                    ? t(REPORTS.scheduled)
                    : one.madeByName
                      ? t(REPORTS.by, { name: one.madeByName })
                      : null}
                </div>
              </td>
              <td data-title={t(REPORTS.reason)}>{one.reason ?? t(REPORTS.firstEdition)}</td>
              <td data-title={t(REPORTS.figures)}>
                {one.isSame === null ? (
                  '–'
                ) : one.isSame ? (
                  t(REPORTS.sameAsBefore)
                ) : (
                  <Button size="small" aria-expanded={compared === one.id} onClick={() => setCompared(one.id)}>
                    {t(REPORTS.otherThanBefore)}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {later && former ? <Differences former={former} later={later} /> : null}
    </Card>
  )
}

type Edition = Opened['editions'][number]

function Differences({ former, later }: { former: Edition; later: Edition }) {
  const { t } = useLanguage()
  const [was, is] = [useRead('reports.open', { reportId: former.id }), useRead('reports.open', { reportId: later.id })]
  const found = was.data && is.data ? differencesOf(was.data.figures, is.data.figures) : null
  return (
    <section aria-label={t(REPORTS.differences)} className="c-report-part">
      <h3>
        {t(REPORTS.differences)} · {t(REPORTS.differencesOf, { former: former.edition, later: later.edition })}
      </h3>
      <p className="c-hint">{t(REPORTS.whyDiffers)}</p>
      <Awaiting read={was.data ? is : was} lines={3} />
      {found && found.length === 0 ? <p>{t(REPORTS.noDifferences)}</p> : null}
      {found && found.length > 0 && is.data ? (
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{t(REPORTS.part)}</th>
              <th scope="col">{t(REPORTS.figure)}</th>
              <th scope="col">{t(REPORTS.was)}</th>
              <th scope="col">{t(REPORTS.is)}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((one) => (
              <DifferenceRow key={`${one.part} ${one.key} ${one.figure}`} one={one} labels={is.data?.labels} />
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  )
}

function DifferenceRow({ one, labels }: { one: Difference; labels: Opened['labels'] | undefined }) {
  const { t, language, pick } = useLanguage()
  const { part, key, figure } = one
  const named = part === 'visits' ? 'grids' : part
  const name = named === 'classes' || named === 'channels' || named === 'grids' ? labels?.[named][key] : undefined
  const say = (value: number | null) =>
    value === null ? '–' : figure === 'median' || figure === 'p90' ? sayWorking(value, language) : String(value)
  const where =
    part === 'total'
      ? t(REPORTS.whole)
      : part === 'before'
        ? t(REPORTS.periodBefore)
        : `${t(SECTION_WORDS[part])} · ${name ? pick(name.zh, name.en) : KEY_WORDS[key] ? t(KEY_WORDS[key]) : key}`
  return (
    <tr>
      <th scope="row">{where}</th>
      <td data-title={t(REPORTS.figure)}>{t(FIGURE_WORDS[figure])}</td>
      <td data-title={t(REPORTS.was)}>{say(one.was)}</td>
      <td data-title={t(REPORTS.is)}>{say(one.is)}</td>
    </tr>
  )
}

const FIGURE_WORDS: Readonly<Record<Difference['figure'], Word>> = {
  ...ANY_COUNT_WORDS,
  median: PRINT_WORDS.median,
  p90: PRINT_WORDS.p90,
  n: PRINT_WORDS.n,
}
/** Keys that are no group's. */
const KEY_WORDS: Readonly<Record<string, Word>> = {
  response: PRINT_WORDS.response,
  handling: PRINT_WORDS.handling,
  '': REPORTS.whole,
  before: REPORTS.periodBefore,
}
