import { CHANNEL_WORDS } from '../../../modules/cases/words.ts'
import type { ConservationLine } from '../../../modules/dashboards/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { Empty, Note } from '../parts/said.tsx'
import './checks.css'
import { CHECKS } from './words.ts'

const COLUMNS = ['received', 'open', 'closed', 'merged', 'rejected', 'withdrawn'] as const
/** Figures that must be zero. */
const ZEROS = ['missing', 'unowned', 'unanswered'] as const

type AccountProps = {
  communities: readonly { id: string; name: string }[]
  lines: readonly ConservationLine[]
  days: readonly { date: string; lines: number; broken: number; received: number }[]
}

/** The account of every community and channel, and how it stood each day. */
export function AccountCard({ communities, lines, days }: AccountProps) {
  const { t } = useLanguage()
  const broken = lines.filter((line) => !line.isKept)
  const nameOf = new Map(communities.map((one) => [one.id, one.name]))
  return (
    <Card title={t(CHECKS.account)}>
      <p className="c-hint">{t(CHECKS.accountNote)}</p>
      {lines.length === 0 ? (
        <Empty title={t(CHECKS.nothingYet)} />
      ) : broken.length === 0 ? (
        <Note tone="success">{t(CHECKS.allKept, { count: lines.length })}</Note>
      ) : (
        <Note tone="error" isNews>
          {t(CHECKS.someBroken, { count: broken.length })}
        </Note>
      )}
      {lines.length > 0 ? (
        <table className="c-table c-account-table">
          <thead>
            <tr>
              <th scope="col">{t(CHECKS.community)}</th>
              <th scope="col">{t(CHECKS.channel)}</th>
              {[...COLUMNS, ...ZEROS].map((key) => (
                <th key={key} scope="col" className="c-figure">
                  {t(CHECKS[key])}
                </th>
              ))}
              <th scope="col">{t(CHECKS.result)}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.communityId} ${line.channel}`}>
                <th scope="row">{nameOf.get(line.communityId)}</th>
                <td data-title={t(CHECKS.channel)}>{t(CHANNEL_WORDS[line.channel])}</td>
                {COLUMNS.map((key) => (
                  <td key={key} className="c-figure" data-title={t(CHECKS[key])}>
                    {line[key]}
                  </td>
                ))}
                {ZEROS.map((key) => (
                  <td
                    key={key}
                    className="c-figure"
                    data-title={t(CHECKS[key])}
                    data-wrong={line[key] === 0 ? undefined : ''}
                  >
                    {line[key]}
                  </td>
                ))}
                <td data-title={t(CHECKS.result)}>
                  <span className="c-kept" data-kept={line.isKept ? '' : undefined}>
                    {t(line.isKept ? CHECKS.kept : CHECKS.broken)}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <h3 className="c-days-title">{t(CHECKS.days)}</h3>
      {days.length === 0 ? <p className="c-hint">{t(CHECKS.noDays)}</p> : null}
      <ul className="c-days">
        {days.map((day) => (
          <li key={day.date} data-broken={day.broken > 0 ? '' : undefined}>
            {t(day.broken > 0 ? CHECKS.dayBroken : CHECKS.dayKept, {
              date: day.date,
              broken: day.broken,
              received: day.received,
            })}
          </li>
        ))}
      </ul>
    </Card>
  )
}
