import { useState } from 'react'
import { HELP_KIND_WORDS } from '../../../modules/help/words.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { useLanguage } from '../../kit/language.ts'
import { useNow } from '../../kit/use-now.ts'
import { Labelled } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Awaiting } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { useRead } from '../reads.ts'
import { HELP } from './words.ts'

const FIGURES = ['asked', 'accepted', 'given', 'thanked', 'withdrawn', 'expired'] as const

/** A month of each community by kind: how many asked and what became of it. */
export function FiguresCard() {
  const { t } = useLanguage()
  const now = useNow()
  const months = lastMonths(localDate(now).slice(0, 7))
  const [month, setMonth] = useState(months[0])
  const read = useRead('help.figures', { month }, { keepsFormer: true })
  return (
    <Card title={t(HELP.figures)} className="c-form">
      <Labelled label={t(HELP.month)} hint={t(HELP.figuresNote)}>
        {(control) => (
          <Select
            {...control}
            className="c-help-grid"
            value={month}
            options={months.map((value) => ({ value, label: value }))}
            onChange={setMonth}
          />
        )}
      </Labelled>
      <Awaiting read={read} lines={4} />
      {read.data?.communities.map((one) => (
        <table key={one.communityId} className="c-table">
          <caption>
            {one.name} · {t(HELP.openOffers, { count: one.openOffers })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t(HELP.what)}</th>
              {FIGURES.map((figure) => (
                <th key={figure} scope="col" className="c-figure">
                  {t(HELP[figure])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {one.kinds.length === 0 ? (
              <tr>
                <td colSpan={FIGURES.length + 1}>{t(HELP.noFigures)}</td>
              </tr>
            ) : (
              one.kinds.map((row) => (
                <tr key={row.kind}>
                  <th scope="row">{t(HELP_KIND_WORDS[row.kind])}</th>
                  {FIGURES.map((figure) => (
                    <td key={figure} className="c-figure" data-title={t(HELP[figure])}>
                      {row[figure]}
                    </td>
                  ))}
                </tr>
              ))
            )}
          </tbody>
        </table>
      ))}
    </Card>
  )
}

/** This month and the eleven before it. */
function lastMonths(current: string): string[] {
  const [year, month] = current.split('-').map(Number)
  return Array.from({ length: 12 }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  )
}
