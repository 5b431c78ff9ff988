import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { Choice } from '../../parts/labelled.tsx'

const RATINGS = ['5', '4', '3', '2', '1'] as const

type RatingChoiceProps = {
  value: string
  onChoose: (value: string) => void
  mayBeNone?: boolean
  fault?: string | null
}

/** One to five, best first. */
export function RatingChoice({ value, onChoose, mayBeNone, fault }: RatingChoiceProps) {
  const { t } = useLanguage()
  const options = RATINGS.map((rating) => ({ value: String(rating), label: t(FORM.stars, { count: rating }) }))
  return (
    <Choice
      label={t(FORM.rating)}
      options={mayBeNone ? [...options, { value: '', label: t(FORM.noRating) }] : options}
      value={value}
      onChoose={onChoose}
      fault={fault}
    />
  )
}

/** The rating as a number; undefined when none was given. */
export function ratingOf(value: string): number | undefined {
  return value === '' ? undefined : Number(value)
}
