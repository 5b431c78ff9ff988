import type { ReactNode } from 'react'

type CheckProps = { label: ReactNode; note?: ReactNode; isOn: boolean; onChange: (isOn: boolean) => void }

/** Something that is on or off, as a large row with a native check box. */
export function Check({ label, note, isOn, onChange }: CheckProps) {
  return (
    <label className="k-option" data-chosen={isOn ? '' : undefined}>
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>
        <strong>{label}</strong>
        {note ? <small>{note}</small> : null}
      </span>
    </label>
  )
}
