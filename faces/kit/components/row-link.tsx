import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** One row of a list that leads somewhere: an icon, what it is, a word more, and an arrow. */
export function RowLink({
  icon,
  href,
  title,
  note,
  count = 0,
}: {
  icon?: IconName
  href: string
  title: ReactNode
  note?: ReactNode
  /** How many things wait there; the note says it too. */
  count?: number
}) {
  return (
    <a className="k-row" href={href}>
      {icon ? <Icon name={icon} /> : null}
      <span>
        <strong>{title}</strong>
        {note ? <small>{note}</small> : null}
      </span>
      {count > 0 ? (
        <span className="k-count" aria-hidden="true">
          {count > 99 ? '99+' : count}
        </span>
      ) : null}
      <Icon name="next" />
    </a>
  )
}
