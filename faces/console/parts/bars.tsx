import type { ReactNode } from 'react'
import './bars.css'

type Bar = { readonly key: string; readonly label: ReactNode; readonly value: number; readonly note?: ReactNode }

/** Figures as bars beside their numbers. A table for those who listen. */
export function Bars({ title, bars }: { title: string; bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map((bar) => bar.value))
  return (
    <table className="c-bars">
      <caption>{title}</caption>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key}>
            <th scope="row">{bar.label}</th>
            <td className="c-bars-figure">{bar.value}</td>
            <td>
              <span className="c-bar" style={{ inlineSize: `${(bar.value / most) * 100}%` }} aria-hidden="true" />
              {bar.note ? <small>{bar.note}</small> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
