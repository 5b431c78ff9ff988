/** One of many short names, as keys side by side under the thumb; the first means none of them. */
export function KeyPad({
  label,
  first,
  keys,
  value,
  onPress,
}: {
  label: string
  first: string
  keys: readonly { readonly id: string; readonly name: string }[]
  /** '' is the first. */
  value: string
  onPress: (id: string) => void
}) {
  return (
    <fieldset>
      <legend className="k-label">{label}</legend>
      <div className="f-keys">
        {[{ id: '', name: first }, ...keys].map((key) => (
          <button key={key.id} type="button" aria-pressed={key.id === value} onClick={() => onPress(key.id)}>
            {key.name}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
