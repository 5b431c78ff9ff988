import type { Option } from '../../kit/components/choices.tsx'

/** Any of several, as large rows with native boxes; `isNarrow` lays short ones beside each other. */
export function Ticks<V extends string>({
  label,
  options,
  values,
  isNarrow = false,
  onChange,
}: {
  label: string
  options: readonly Option<V>[]
  values: readonly string[]
  isNarrow?: boolean
  onChange: (values: V[]) => void
}) {
  return (
    <fieldset>
      <legend className="k-label">{label}</legend>
      <div className="k-options" data-narrow={isNarrow ? '' : undefined}>
        {options.map((option) => {
          const isChosen = values.includes(option.value)
          return (
            <label key={option.value} className="k-option" data-chosen={isChosen ? '' : undefined}>
              <input
                type="checkbox"
                checked={isChosen}
                onChange={() =>
                  onChange(
                    options
                      .map((one) => one.value)
                      .filter((one) => (one === option.value ? !isChosen : values.includes(one))),
                  )
                }
              />
              <span>
                <strong>{option.label}</strong>
                {option.note ? <small>{option.note}</small> : null}
              </span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
