import type { Words } from '../../platform/pure/words.ts'

/**
 * Every module's sentences, each a chunk of its own, fetched at the first refusal and never before. The query keeps them apart
 * from the same modules' other words, which a face may have in its first load.
 */
const tables = import.meta.glob<Words | undefined>('../../modules/*/words.ts', { import: 'WORDS', query: '?refusals' })

/** All refusal sentences by code. Tables that cannot be fetched now are left out; their codes fall back. */
export async function loadRefusalWords(): Promise<Words> {
  const loaded = await Promise.allSettled(Object.values(tables).map((load) => load()))
  return Object.assign({}, ...loaded.map((one) => (one.status === 'fulfilled' ? one.value : undefined)))
}
