import { useLanguage } from '../../kit/language.ts'
import { useCategories } from './category-picker.tsx'

/** The name of a category in the language on screen; until the catalogue is there, the name that came with the case. */
export function useCategoryName(code: string | null, given: string | null = null): string | null {
  const { pick } = useLanguage()
  const { data } = useCategories()
  if (code === null) return null
  const found = (code.length === 2 ? data?.classes : data?.leaves)?.find((one) => one.code === code)
  return found ? pick(found.nameZh, found.nameEn) : given
}
