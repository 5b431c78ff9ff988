import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** A large row to tap that chooses and, usually, leads on. */
export function ChoiceButton({
  name,
  note,
  isChosen,
  onPress,
}: {
  name: ReactNode
  note?: ReactNode
  isChosen: boolean
  onPress: () => void
}) {
  return (
    <button type="button" className="k-choice" aria-pressed={isChosen} onClick={onPress}>
      <span>
        <strong>{name}</strong>
        {note ? <small>{note}</small> : null}
      </span>
      <Icon name={isChosen ? 'check' : 'next'} />
    </button>
  )
}
