import type { Context } from '../../../platform/context.ts'
import { CHANNEL_WORDS, TIER_WORDS } from '../../cases/words.ts'
import { treeOf } from '../../grids/index.ts'
import { currentSets } from '../../routing/index.ts'
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
  if (groupBy === 'class' || groupBy === 'category') {
    const { categories } = await currentSets(ctx)
    return (key) => {
      const category = categories.get(key)
      return category ? { zh: category.nameZh, en: category.nameEn } : { zh: '未分类', en: 'Not sorted yet' }
    }
  }
  const words: Record<string, { zh: string; en: string }> = {
    ...(groupBy === 'channel' ? CHANNEL_WORDS : {}),
    ...(groupBy === 'tier' ? TIER_WORDS : {}),
    ...(groupBy === 'priority' ? PRIORITY_WORDS : {}),
  }
  return (key) => words[key] ?? own(key)
}
