import type { Words } from '../../../platform/pure/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { Labelled } from './labelled.tsx'
import { Select } from './select.tsx'

type OneOfProps = {
  label: string
  words: Words
  value: string
  onChange: (value: string) => void
  /** Offers to leave it open, under this name. */
  none?: string
}

/** One of a table of words. */
export function OneOf({ label, words, value, onChange, none }: OneOfProps) {
  const { t } = useLanguage()
  return (
    <Labelled label={label}>
      {(control) => (
        <Select
          {...control}
          value={value}
          options={[
            ...(none ? [{ value: '', label: none }] : []),
            ...keysOf(words).map((key) => ({ value: key, label: t(words[key]) })),
          ]}
          onChange={onChange}
        />
      )}
    </Labelled>
  )
}
