import { Link } from '../router.tsx'

export type WallBar = {
  readonly key: string
  readonly label: string
  readonly value: number
  readonly href?: string
  readonly note?: string
  readonly tone?: 'calm' | 'warm' | 'late'
}

/** Figures as bars; a table, so that whoever listens reads the same. */
export function WallBars({ title, bars }: { title: string; bars: readonly WallBar[] }) {
  const most = Math.max(1, ...bars.map((bar) => bar.value))
  return (
    <table className="w-bars">
      <caption className="k-offscreen">{title}</caption>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key}>
            <th scope="row">{bar.label}</th>
            <td className="w-bars-value">
              {bar.href ? (
                <Link href={bar.href} label={`${bar.label} ${bar.value}`}>
                  {bar.value}
                </Link>
              ) : (
                bar.value
              )}
              {bar.note ? <small>{bar.note}</small> : null}
            </td>
            <td className="w-bars-bar" aria-hidden="true">
              <span data-tone={bar.tone ?? 'calm'} style={{ inlineSize: `${(bar.value / most) * 100}%` }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
