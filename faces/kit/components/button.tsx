import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

type Look = {
  children: ReactNode
  /** main: the one next step of a screen; plain: another choice; quiet: aside; danger: hard to undo. */
  look?: 'main' | 'plain' | 'quiet' | 'danger'
  icon?: IconName
  isWide?: boolean
}

type ButtonProps = Look & {
  onPress?: () => void
  /** Under way: shows it, and further taps do nothing. */
  isBusy?: boolean
  type?: 'button' | 'submit'
  /** The id of what this button opens or explains. */
  describedBy?: string
}

/** A button. It is never greyed out: pressing it says what is missing. */
export function Button({
  children,
  look = 'plain',
  icon,
  isWide = false,
  onPress,
  isBusy = false,
  type = 'button',
  describedBy,
}: ButtonProps) {
  return (
    <button
      type={type}
      className="k-button"
      data-look={look}
      data-wide={isWide ? '' : undefined}
      aria-disabled={isBusy}
      aria-describedby={describedBy}
      onClick={(event) => {
        if (isBusy) event.preventDefault()
        else onPress?.()
      }}
    >
      {isBusy ? <span className="k-spin" aria-hidden="true" /> : icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
    </button>
  )
}

/** A link that looks like a button: another page, or a telephone number (`tel:`). */
export function LinkButton({ children, look = 'plain', icon, isWide = false, href }: Look & { href: string }) {
  return (
    <a className="k-button" data-look={look} data-wide={isWide ? '' : undefined} href={href}>
      {icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
    </a>
  )
}
