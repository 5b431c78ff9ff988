/** A grid as it hung from one moment up to another; null: until now. */
export type GridVersion = {
  readonly id: string
  readonly parentId: string | null
  readonly level: string
  readonly communityId: string
  readonly validFrom: Date
  readonly validUntil: Date | null
}

/** Which grid lay in which community just before a moment, and how many micro grids each community had. */
export type Ground = {
  readonly communityOf: ReadonlyMap<string, string>
  readonly memberGrids: ReadonlyMap<string, number>
}

/** A grid of these levels is the top of its community, which never changes; those below may have been redrawn into another one. */
const TOPS: readonly string[] = ['district', 'subdistrict', 'main']

/** Spans in their order, parted by the ground on which they end: it changes seldom, so that many are counted at once. */
export function byGround<Ending extends { readonly endAt: Date }>(
  versions: readonly GridVersion[],
  spans: readonly Ending[],
): { readonly ground: Ground; readonly spans: readonly Ending[] }[] {
  const changes = [
    ...new Set(versions.flatMap((one) => [one.validFrom.getTime(), one.validUntil?.getTime() ?? []]).flat()),
  ]
  const parted = new Map<number, Ending[]>()
  for (const span of spans) {
    const before = changes.filter((at) => at < span.endAt.getTime()).length
    parted.set(before, [...(parted.get(before) ?? []), span])
  }
  return [...parted.values()].map((part) => ({ ground: groundBefore(versions, part[0].endAt), spans: part }))
}

/** The ground as it was just before a moment. */
export function groundBefore(versions: readonly GridVersion[], end: Date): Ground {
  const there = new Map(
    versions
      .filter((one) => one.validFrom < end && (one.validUntil === null || one.validUntil >= end))
      .map((one) => [one.id, one]),
  )
  const communityOf = new Map<string, string>()
  const memberGrids = new Map<string, number>()
  for (const { id, level } of there.values()) {
    const community = topOf(there, id)?.communityId
    if (community === undefined) continue
    communityOf.set(id, community)
    if (level === 'micro') memberGrids.set(community, (memberGrids.get(community) ?? 0) + 1)
  }
  return { communityOf, memberGrids }
}

function topOf(there: ReadonlyMap<string, GridVersion>, id: string): GridVersion | undefined {
  let one = there.get(id)
  while (one && !TOPS.includes(one.level)) one = one.parentId === null ? undefined : there.get(one.parentId)
  return one
}
