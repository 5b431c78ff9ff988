import { useMemo } from 'react'
import type { Category } from '../../../modules/routing/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { useRead } from '../reads.ts'
import type { ControlProps } from './labelled.tsx'
import { Select } from './select.tsx'

const TEN_MINUTES = 600_000

/** The catalogue in force. */
export function useCategories() {
  return useRead('routing.categories', {}, { freshMillis: TEN_MINUTES })
}

type CategoryPickerProps = {
  value: string | null
  onChange: (code: string | null) => void
  /** Also whole classes, for filters. */
  withClasses?: boolean
  placeholder: string
  control?: ControlProps
  className?: string
}

/** One of 91 leaves under their 12 classes, found by name in both languages, by code and by the words people use. */
export function CategoryPicker({ value, onChange, withClasses, placeholder, control, className }: CategoryPickerProps) {
  const { pick, language } = useLanguage()
  const { data } = useCategories()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `pick` follows from the language.
  const options = useMemo(
    () =>
      (data?.classes ?? []).map((one) => ({
        label: pick(one.nameZh, one.nameEn),
        title: one.code,
        options: [
          ...(withClasses ? [optionOf(one, `${pick('全部', 'All of')} ${pick(one.nameZh, one.nameEn)}`)] : []),
          ...(data?.leaves ?? [])
            .filter((leaf) => leaf.code.startsWith(one.code))
            .map((leaf) => optionOf(leaf, pick(leaf.nameZh, leaf.nameEn))),
        ],
      })),
    [data, withClasses, language],
  )
  return (
    <Select
      {...control}
      aria-label={control ? undefined : placeholder}
      className={className}
      allowClear
      showSearch={{ optionFilterProp: 'search' }}
      popupMatchSelectWidth={340}
      placeholder={placeholder}
      value={value}
      options={options}
      onChange={(next: string | undefined) => onChange(next ?? null)}
    />
  )
}

function optionOf(category: Category, label: string) {
  const search = [category.nameZh, category.nameEn, category.code, ...category.keywords].join(' ').toLowerCase()
  return { value: category.code, label, search }
}
