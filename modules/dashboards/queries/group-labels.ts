import type { Context } from '../../../platform/context.ts'
import { CHANNEL_WORDS, TIER_WORDS } from '../../cases/words.ts'
import { treeOf } from '../../grids/index.ts'
import { type Category, currentSets } from '../../routing/index.ts'
import { PRIORITY_WORDS } from '../../routing/words.ts'
import type { GroupKey } from '../contract.ts'
import type { GridAt } from '../store.ts'

/** What the groups of a figure are called, by their keys. */
export async function labelsOf(
  ctx: Context,
  groupBy: GroupKey,
  grids: ReadonlyMap<string, GridAt>,
): Promise<(key: string) => { zh: string; en: string }> {
  const own = (text: string) => ({ zh: text, en: text })
  if (groupBy === 'grid') return (key) => own(grids.get(key)?.name ?? key)
  if (groupBy === 'community') {
    const tree = await treeOf(ctx)
    return (key) => own(tree.community(key)?.name ?? key)
  }
  if (groupBy === 'class' || groupBy === 'category') return categoryNames(ctx)
  const words: Record<string, { zh: string; en: string }> = {
    ...(groupBy === 'channel' ? CHANNEL_WORDS : {}),
    ...(groupBy === 'tier' ? TIER_WORDS : {}),
    ...(groupBy === 'priority' ? PRIORITY_WORDS : {}),
  }
  return (key) => words[key] ?? own(key)
}

/** What classes and leaves of the tenant's district are called. */
export async function categoryNames(ctx: Context) {
  return namesFrom((await currentSets(ctx)).categories)
}

/** What classes and leaves are called. The empty code is what is not sorted yet; one that the catalogue no longer has is said as it is. */
export function namesFrom(categories: ReadonlyMap<string, Category>): (code: string) => { zh: string; en: string } {
  return (code) => {
    const category = categories.get(code)
    if (category) return { zh: category.nameZh, en: category.nameEn }
    return code === '' ? { zh: '未分类', en: 'Not sorted yet' } : { zh: code, en: code }
  }
}
