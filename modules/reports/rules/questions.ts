/** A question asks for so many measures at most: more make no table that anybody reads. */
export const MOST_MEASURES = 8
/** By what measures of visits can be parted: doors and visits have no class, channel, tier or priority. */
const VISIT_GROUPS: readonly string[] = ['all', 'grid', 'day', 'week', 'month']

/** Whether measures of visits can be parted so. */
export function partsVisits(groupBy: string): boolean {
  return VISIT_GROUPS.includes(groupBy)
}

/** Whether a question about visits asks for something that visits do not have. */
export function asksApart(groupBy: string, filter: Readonly<Record<string, unknown>>): boolean {
  const isNarrowed = Object.entries(filter).some(([key, value]) => key !== 'gridId' && value !== undefined)
  return isNarrowed || !partsVisits(groupBy)
}

/** The name of a kept question may say it in words. */
export const LONGEST_NAME = 60
