import type { Context, WriteContext } from '../../platform/context.ts'
import type { Db, Sql } from '../../platform/db/connect.ts'
import { districtOf } from '../../platform/pure/ids.ts'

/** How published sets of one kind are read from their tables. */
export type SetSource<PublishedSet> = {
  currentId(sql: Sql, districtId: number): Promise<string | undefined>
  load(sql: Sql, setId: string): Promise<PublishedSet | undefined>
}

/** Published sets (整套发布) of one kind with an in-process memory. */
export type PublishedSets<PublishedSet> = {
  /** The id of the set that rules now in the district of the context's tenant; undefined when there is none. */
  currentId(ctx: Context): Promise<string | undefined>
  /** A set by its id; undefined when there is none. */
  byId(ctx: Context, setId: string): Promise<PublishedSet | undefined>
  /** To be called by whoever publishes in this transaction. */
  published(ctx: WriteContext): void
}

/** Which set is current is asked of the database at most once in this time. */
const CURRENT_FOR_MS = 1_000

type Memory<PublishedSet> = {
  readonly sets: Map<string, PublishedSet>
  readonly current: Map<number, { readonly id: string; readonly askedAt: number }>
}

/**
 * Remembers published sets, per database: a set never changes, so it is kept for ever by its id; which one is current is asked
 * again after a second, and at once in the process that published. A transaction that itself published reads past the memory, so
 * that nothing uncommitted is remembered.
 */
export function publishedSets<PublishedSet>(source: SetSource<PublishedSet>): PublishedSets<PublishedSet> {
  const memories = new WeakMap<Db, Memory<PublishedSet>>()
  const publishing = new WeakSet<Sql>()
  const memoryOf = (db: Db) => {
    const known = memories.get(db) ?? { sets: new Map(), current: new Map() }
    memories.set(db, known)
    return known
  }

  return {
    async currentId(ctx) {
      const district = districtOf(ctx.tenant)
      if (publishing.has(ctx.sql)) return source.currentId(ctx.sql, district)
      const { current } = memoryOf(ctx.db)
      const known = current.get(district)
      if (known && Math.abs(ctx.now.getTime() - known.askedAt) < CURRENT_FOR_MS) return known.id
      const id = await source.currentId(ctx.sql, district)
      if (id !== undefined) current.set(district, { id, askedAt: ctx.now.getTime() })
      return id
    },
    async byId(ctx, setId) {
      if (publishing.has(ctx.sql)) return source.load(ctx.sql, setId)
      const { sets } = memoryOf(ctx.db)
      const known = sets.get(setId)
      if (known !== undefined) return known
      const loaded = await source.load(ctx.sql, setId)
      if (loaded !== undefined) sets.set(setId, loaded)
      return loaded
    },
    published(ctx) {
      publishing.add(ctx.sql)
      ctx.afterCommit(() => memoryOf(ctx.db).current.delete(districtOf(ctx.tenant)))
    },
  }
}
