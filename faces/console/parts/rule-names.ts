import { useMemo } from 'react'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import type { RuleNames } from '../../../modules/routing/rules.ts'
import { wordFor } from '../../kit/said.ts'
import { useTree } from '../grids/use-tree.ts'
import { useCategories } from './category-picker.tsx'

/** What categories, roles and grids are called in the sentence of a rule. */
export function useRuleNames(): RuleNames {
  const { data } = useCategories()
  const tree = useTree()
  return useMemo(
    () => ({
      category: (prefix) => {
        const found = [...(data?.classes ?? []), ...(data?.leaves ?? [])].find((one) => one.code === prefix)
        return found && { zh: found.nameZh, en: found.nameEn || found.nameZh }
      },
      role: (role) => wordFor(ROLE_WORDS, role) ?? undefined,
      grid: (gridId) => tree.get(gridId)?.name,
    }),
    [data, tree],
  )
}
