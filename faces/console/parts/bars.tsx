import type { ReactNode } from 'react'
import './bars.css'

type Bar = { readonly key: string; readonly label: ReactNode; readonly value: number; readonly note?: ReactNode }

/** Figures as bars beside their numbers. A table for those who listen. */
export function Bars({ title, isTitleHidden, bars }: { title: string; isTitleHidden?: boolean; bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map((bar) => bar.value))
  const hasNotes = bars.some((bar) => bar.note)
  return (
    <table className="c-bars">
      <caption>{isTitleHidden ? <span className="k-offscreen">{title}</span> : title}</caption>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key}>
            <th scope="row">{bar.label}</th>
            <td className="c-bars-figure">{bar.value}</td>
            <td>
              <span className="c-bar" style={{ inlineSize: `${(bar.value / most) * 100}%` }} aria-hidden="true" />
            </td>
            {hasNotes ? <td className="c-bars-note">{bar.note}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
