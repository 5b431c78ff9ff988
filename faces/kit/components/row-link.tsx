import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** One row of a list that leads somewhere: an icon, what it is, a word more, and an arrow. */
export function RowLink({
  icon,
  href,
  title,
  note,
}: {
  icon?: IconName
  href: string
  title: ReactNode
  note?: ReactNode
}) {
  return (
    <a className="k-row" href={href}>
      {icon ? <Icon name={icon} /> : null}
      <span>
        <strong>{title}</strong>
        {note ? <small>{note}</small> : null}
      </span>
      <Icon name="next" />
    </a>
  )
}
