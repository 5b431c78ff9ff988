import { type ReactNode, useId } from 'react'

export type Option<V extends string> = { readonly value: V; readonly label: ReactNode; readonly note?: ReactNode }

type OptionsProps<V extends string> = {
  /** The question; read out with the group. */
  label: string
  isLabelHidden?: boolean
  options: readonly Option<V>[]
  value: V | null
  onChoose: (value: V) => void
}

/** One of a few, as large rows with native radio buttons. */
export function Options<V extends string>({ label, isLabelHidden = false, options, value, onChoose }: OptionsProps<V>) {
  const name = useId()
  return (
    <fieldset>
      <legend className={isLabelHidden ? 'k-offscreen' : 'k-label'}>{label}</legend>
      <div className="k-options">
        {options.map((option) => (
          <label key={option.value} className="k-option" data-chosen={option.value === value ? '' : undefined}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            <span>
              <strong>{option.label}</strong>
              {option.note ? <small>{option.note}</small> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Short texts to tap, such as examples. */
export function Chips({
  label,
  texts,
  onTap,
}: {
  label: string
  texts: readonly string[]
  onTap: (text: string) => void
}) {
  return (
    <ul className="k-chips" aria-label={label}>
      {texts.map((text) => (
        <li key={text}>
          <button type="button" className="k-chip" onClick={() => onTap(text)}>
            {text}
          </button>
        </li>
      ))}
    </ul>
  )
}
