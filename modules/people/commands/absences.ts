import { visibleTo } from '../../../platform/access.ts'
import { type Command, command } from '../../../platform/commands.ts'
import type { Context, WriteContext } from '../../../platform/context.ts'
import { ensure, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { type GridTree, treeOf } from '../../grids/index.ts'
import { EndAbsence, StateAbsence } from '../contract.ts'
import { forbidden, mayOver, postSubject } from '../permit.ts'
import { excludedNow } from '../seats.ts'
import { LONGEST_ABSENCE_DAYS, qualifying, standInUntil } from '../stand-in-rules.ts'
import { endStandIn, standInReach } from '../stand-ins.ts'
import {
  endAbsenceRow,
  type HoldingRow,
  holdingsAt,
  insertAbsence,
  insertAbsencePost,
  isAwayWithin,
  lockAbsence,
  lockPersons,
  postsOfAbsences,
} from '../store/absences.ts'
import { insertHolder, lockPost } from '../store/posts.ts'
import { ROLE_WORDS } from '../words.ts'

/** The period and the seat that somebody is to stand in for. */
type Seat = { readonly holding: HoldingRow; readonly from: Date; readonly until: Date }

export const stateAbsence: Command = command(StateAbsence, {
  run: async (ctx, { personId, reason, posts, ...period }) => {
    const [from, until] = periodOf(ctx.now, period)
    const tree = await treeOf(ctx)
    const wanted = [...new Map(posts.map((one) => [one.postId, one])).values()].sort((a, b) =>
      a.postId < b.postId ? -1 : 1,
    )
    let gridId = ''
    for (const { postId } of wanted) {
      const post = await lockPost(ctx.sql, ctx.tenant, postId, visibleTo(ctx.actor))
      if (!post) throw new NotFound('post')
      ensure(mayOver(ctx, tree, 'stateAbsence', post.gridId, selfOf(ctx, personId)), () => forbidden('stateAbsence'))
      gridId = post.gridId
    }
    const deputies = wanted.flatMap(({ deputyId }) => deputyId ?? [])
    const known = await lockPersons(ctx.sql, ctx.tenant, [...new Set([personId, ...deputies])])
    if (!known.includes(personId)) throw new NotFound('person')
    if (deputies.some((id) => !known.includes(id))) throw new NotFound('person')
    const postIds = wanted.map(({ postId }) => postId)
    const before = await isAwayWithin(ctx.sql, ctx.tenant, [personId], from, until, postIds)
    if (before.length > 0) throw new Refusal('absence.overlaps')
    const held = (await holdingsAt(ctx.sql, ctx.tenant, [personId], from)).filter((one) => one.holdsAs === 'holder')
    const absenceId = ctx.newId()
    const statedBy = ctx.actor.kind === 'person' ? ctx.actor.personId : null
    await insertAbsence(ctx.sql, ctx.tenant, { id: absenceId, personId, reason, from, until, statedBy, at: ctx.now })
    for (const { postId, deputyId } of wanted) {
      const holding = held.find((one) => one.postId === postId)
      if (!holding) throw new Refusal('absence.not_held')
      const holdingId = deputyId === null ? null : await seatDeputy(ctx, tree, { holding, from, until }, deputyId)
      await insertAbsencePost(ctx.sql, ctx.tenant, { absenceId, postId, deputyId, holdingId })
    }
    ctx.announce(
      'absence.stated',
      { type: 'absence', id: absenceId, gridId, chainId: tree.communityOf(gridId).chainId },
      { person: personId, from: from.toISOString(), until: until.toISOString(), posts: postIds, deputies },
    )
    return { absenceId }
  },
  reply: async (_ctx, { absenceId }) => ({ absenceId }),
})

export const endAbsence: Command = command(EndAbsence, {
  run: async (ctx, { absenceId }) => {
    const absence = await lockAbsence(ctx.sql, ctx.tenant, absenceId)
    if (!absence) throw new NotFound('absence')
    const tree = await treeOf(ctx)
    const rows = await postsOfAbsences(ctx.sql, ctx.tenant, [absenceId])
    const sight = visibleTo(ctx.actor)
    const isSeen = rows.some((one) => sight.grids === undefined || sight.grids.includes(one.gridId))
    ensure(isSeen || sight.personId === absence.personId, () => new NotFound('absence'))
    const self = selfOf(ctx, absence.personId)
    ensure(
      rows.every((one) => mayOver(ctx, tree, 'endAbsence', one.gridId, self)),
      () => forbidden('endAbsence'),
    )
    // It is over: pressing twice, or late, changes nothing.
    if (absence.until.getTime() <= ctx.now.getTime() || absence.until.getTime() <= absence.from.getTime())
      return { absenceId }
    await endAbsenceRow(ctx.sql, ctx.tenant, absenceId, ctx.now)
    for (const one of rows) await endStandIn(ctx, tree, one)
    const { gridId } = rows[0]
    ctx.announce(
      'absence.ended',
      { type: 'absence', id: absenceId, gridId, chainId: tree.communityOf(gridId).chainId },
      { person: absence.personId, at: ctx.now.toISOString() },
    )
    return { absenceId }
  },
  reply: async (_ctx, { absenceId }) => ({ absenceId }),
})

/** From when until when; what began earlier today begins now. @throws Refusal absence.period */
function periodOf(now: Date, { from, until }: { from: string; until: string }): [Date, Date] {
  const begins = new Date(Math.max(new Date(from).getTime(), now.getTime()))
  const ends = new Date(until)
  const longest = begins.getTime() + LONGEST_ABSENCE_DAYS * 86_400_000
  if (ends.getTime() <= begins.getTime() || ends.getTime() > longest)
    throw new Refusal('absence.period', { days: LONGEST_ABSENCE_DAYS })
  return [begins, ends]
}

/**
 * Seats a deputy for the time of an absence. The caller has locked post and persons.
 * @returns the id of his time in the seat; null when he sits there already
 * @throws Refusal absence.own_deputy, absence.deputy_not_fit, absence.deputy_away, post.admin_exclusive
 */
async function seatDeputy(ctx: WriteContext, tree: GridTree, seat: Seat, deputyId: string): Promise<string | null> {
  const { holding, from, until } = seat
  if (deputyId === holding.personId) throw new Refusal('absence.own_deputy')
  const held = await holdingsAt(ctx.sql, ctx.tenant, [deputyId], from)
  const own = held.filter((one) => one.holdsAs === 'holder')
  const lets = qualifying(holding.role, standInReach(tree, holding.gridId), own)
  const role = ROLE_WORDS[holding.role].zh
  if (lets.length === 0) throw new Refusal('absence.deputy_not_fit', { role })
  const away = await isAwayWithin(ctx.sql, ctx.tenant, [deputyId], from, until, null)
  if (away.length > 0) throw new Refusal('absence.deputy_away')
  if (held.some((one) => one.postId === holding.postId)) return null
  const excluded = await excludedNow(ctx, holding.role, deputyId)
  if (excluded) throw new Refusal('post.admin_exclusive', { role, held: ROLE_WORDS[excluded].zh })
  const id = ctx.newId()
  const ends = standInUntil(until, holding.until, lets)
  await insertHolder(ctx.sql, ctx.tenant, {
    id,
    postId: holding.postId,
    personId: deputyId,
    holdsAs: 'deputy',
    from,
    until: ends,
  })
  ctx.announce('post.taken', postSubject(tree, { id: holding.postId, gridId: holding.gridId }), {
    person: deputyId,
    as: 'deputy',
    from: from.toISOString(),
    until: ends.toISOString(),
  })
  return id
}

function selfOf(ctx: Context, personId: string): string[] {
  return ctx.actor.kind === 'person' && ctx.actor.personId === personId ? ['self'] : []
}
