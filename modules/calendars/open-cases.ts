/** What a publication does with the cases that are open: they keep their dates, or are counted anew by it. */
export const OPEN_CASES = ['freeze', 'recompute'] as const
export type OpenCases = (typeof OPEN_CASES)[number]

/** A published set in the history of its district. */
export type Publication = { readonly id: string; readonly publishedAt: Date; readonly openCases: OpenCases }

/** Sets whose open cases are to be counted anew, and the set that does it. */
export type Overtaken = { readonly by: string; readonly ids: readonly string[] }

/**
 * The sets overtaken by the newest publication that counts open cases anew; those published after it froze what they found.
 * @param history the published sets of one district
 */
export function overtaken<One extends Publication>(history: readonly One[]): Overtaken | undefined {
  const ordered = newestFirst(history)
  const at = ordered.findIndex((one) => one.openCases === 'recompute')
  const older = ordered.slice(at + 1).map(({ id }) => id)
  return at < 0 || older.length === 0 ? undefined : { by: ordered[at].id, ids: older }
}

/** A published calendar, with the last date for which it knows the plan. */
export type PublishedCalendar = Publication & { readonly publishedThrough: string }

/**
 * The sets that know fewer years than the newest one: what was an estimate under them is counted anew by it, whatever it does with
 * the other dates.
 */
export function outrun(history: readonly PublishedCalendar[]): Overtaken | undefined {
  const [newest, ...older] = newestFirst(history)
  const ids = older.filter((one) => one.publishedThrough < newest.publishedThrough).map(({ id }) => id)
  return ids.length === 0 ? undefined : { by: newest.id, ids }
}

function newestFirst<One extends Publication>(history: readonly One[]): One[] {
  return [...history].sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || (a.id < b.id ? 1 : -1))
}
