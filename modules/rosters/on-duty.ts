import type { Context } from '../../platform/context.ts'
import { awayWithin, namesOf, type Post, postsOf } from '../people/index.ts'
import type { Span } from './contract.ts'
import { gapsOf, instantOf, weekdayOf } from './rules.ts'
import type { HoursRow, ShiftRow } from './store.ts'

/** Who is on duty, and until when he is away then; neither: nobody holds the post. */
export type OnDuty = { readonly name: string | null; readonly away: { name: string; until: string } | null }

/** Who stands behind each of some shifts: the person, or whoever answers for the post. */
export async function onDuty(
  ctx: Context,
  shifts: readonly ShiftRow[],
): Promise<{
  posts: ReadonlyMap<string, Post>
  of(shift: ShiftRow): OnDuty
}> {
  const personIds = [...new Set(shifts.flatMap((one) => one.personId ?? []))]
  const names = await namesOf(ctx, personIds)
  const posts = await postsOf(
    ctx,
    shifts.flatMap((one) => one.postId ?? []),
  )
  const first = shifts.reduce(
    (min, one) => Math.min(min, instantOf(one.date, one.from).getTime()),
    Number.POSITIVE_INFINITY,
  )
  const last = shifts.reduce((max, one) => Math.max(max, instantOf(one.date, one.until).getTime()), 0)
  const absences = last === 0 ? [] : await awayWithin(ctx, personIds, new Date(first), new Date(last))
  return {
    posts,
    of: (shift) => {
      if (shift.postId !== null) {
        const post = posts.get(shift.postId)
        const [absent] = post?.away ?? []
        const away = absent ? { name: absent.name, until: absent.until.toISOString() } : null
        return { name: post?.holders[0]?.name ?? null, away }
      }
      const name = names.get(shift.personId ?? '')?.name ?? null
      const absence = absences.find(
        (one) =>
          one.personId === shift.personId &&
          one.from < instantOf(shift.date, shift.until) &&
          one.until > instantOf(shift.date, shift.from),
      )
      return absence
        ? { name: null, away: { name: name ?? '', until: absence.until.toISOString() } }
        : { name, away: null }
    },
  }
}

/** Where nobody is on duty on a day although somebody must be. */
export function gapsOn(
  date: string,
  hours: readonly HoursRow[],
  shifts: readonly ShiftRow[],
  of: (shift: ShiftRow) => OnDuty,
): Span[] {
  const wanted = hours.filter((one) => one.weekday === weekdayOf(date))
  const covering = shifts.filter((one) => one.date === date && of(one).name !== null)
  return gapsOf(wanted, covering)
}
