import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import type { Detail } from './item-part.tsx'
import { ITEMS } from './words.ts'

/** So many grids are listed; what is above the agreed minutes stands among them in any case. */
const MOST_ROWS = 40

/** What the item asks of each grid, without and with it, against what was agreed. In the order of the grids. */
export function LoadCard({ detail }: { detail: Detail }) {
  const { t } = useLanguage()
  const { perGrid, agreedMinutes } = detail
  const isOver = (minutes: number) => agreedMinutes !== null && minutes > agreedMinutes
  const rows = perGrid.filter((one, index) => index < MOST_ROWS || isOver(one.after))
  return (
    <Card title={t(ITEMS.load)}>
      <p className="c-hint">{t(ITEMS.loadText)}</p>
      <p>
        <strong>{agreedMinutes === null ? t(ITEMS.agreedNone) : t(ITEMS.agreed, { minutes: agreedMinutes })}</strong>
      </p>
      {perGrid.length === 0 ? <p className="c-hint">{t(ITEMS.loadNone)}</p> : null}
      {perGrid.length > 0 ? (
        <table className="c-table">
          <thead>
            <tr>
              {[ITEMS.grid, ITEMS.members, ITEMS.targets].map((word) => (
                <th key={word.en} scope="col">
                  {t(word)}
                </th>
              ))}
              <th scope="col" className="c-figure">
                {t(ITEMS.before)}
              </th>
              <th scope="col" className="c-figure">
                {t(ITEMS.after)}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.gridId}>
                <th scope="row">{one.gridName}</th>
                <td data-title={t(ITEMS.members)}>{one.members === 0 ? t(ITEMS.membersNone) : one.members}</td>
                <td data-title={t(ITEMS.targets)}>{one.targets}</td>
                <td data-title={t(ITEMS.before)} className="c-figure">
                  {one.before}
                </td>
                <td data-title={t(ITEMS.after)} className="c-figure">
                  {one.after}
                  {isOver(one.after) ? <p className="c-vacant">{t(ITEMS.isOver)}</p> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {rows.length < perGrid.length ? (
        <p className="c-hint">{t(ITEMS.allGrids, { count: perGrid.length - rows.length })}</p>
      ) : null}
    </Card>
  )
}
