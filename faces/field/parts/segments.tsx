import { useId } from 'react'

/** One of two or three, side by side, with native radio buttons. */
export function Segments<V extends string>({
  label,
  isLabelHidden = false,
  options,
  value,
  onChoose,
}: {
  label: string
  isLabelHidden?: boolean
  options: readonly { readonly value: V; readonly label: string }[]
  /** Null: none is chosen yet. */
  value: V | null
  onChoose: (value: V) => void
}) {
  const name = useId()
  return (
    <fieldset>
      <legend className={isLabelHidden ? 'k-offscreen' : 'k-label'}>{label}</legend>
      <div className="f-segments">
        {options.map((option) => (
          <label key={option.value} data-chosen={option.value === value ? '' : undefined}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChoose(option.value)} />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
