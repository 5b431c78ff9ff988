import { Options } from '../../../kit/components/choices.tsx'

type YesNoProps = { label: string; yes: string; no: string; value: string; onChoose: (value: string) => void }

/** A question with two answers, kept as `yes` and `no`. */
export function YesNo({ label, yes, no, value, onChoose }: YesNoProps) {
  return (
    <Options
      label={label}
      options={[
        { value: 'yes', label: yes },
        { value: 'no', label: no },
      ]}
      value={value === 'yes' || value === 'no' ? value : null}
      onChoose={onChoose}
    />
  )
}
