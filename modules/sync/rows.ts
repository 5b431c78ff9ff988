import { carriedBy } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { type Module, type OfflineKind, type OfflineRow, WrittenRow } from '../../platform/module.ts'
import type { OutputOf } from '../../platform/pure/contract.ts'
import { groupBy } from '../../platform/pure/group.ts'
import { markOf } from '../../platform/pure/marks.ts'
import { NotFound } from '../../platform/pure/refusals.ts'
import { type Query, query, Written } from '../../platform/queries.ts'
import { treeOf } from '../grids/index.ts'
import { type Marked, MOST_CHANGED, PAGE, type Place, type Position, ReadChanges, ReadRows } from './contract.ts'
import { chainHeads, changedSince, epochOf, planOnce } from './store.ts'

/** The reads of a phone, over what every module carries. Each is one snapshot: what it answers fits together. */
export function rowQueries(others: readonly Module[]): readonly Query[] {
  const kinds = others.flatMap((module) => module.offline ?? [])
  const types = [...new Set(kinds.flatMap((one) => Object.keys(one.subjects)))]

  const rows = query(ReadRows, async (ctx, { from, have }) => {
    const first = from === null ? 0 : kinds.findIndex(({ kind }) => kind === from.kind)
    if (first === -1) throw new NotFound('kind')
    await planOnce(ctx.sql)
    const held = new Set(have)
    let text = ''
    let after = from?.after ?? null
    let room = PAGE
    let next: Place | null = null
    for (const one of kinds.slice(first)) {
      const page = await one.all(ctx, after, room)
      text += `${text === '' ? '' : ','}${written(one.kind, page, held)}`
      const last = page.at(-1)
      if (last && page.length === room) {
        next = { kind: one.kind, after: last.id }
        break
      }
      room -= page.length
      after = null
    }
    const head: Omit<OutputOf<typeof ReadRows>, 'parts'> = {
      position: await headsFor(ctx),
      epoch: await epochOf(ctx.sql),
      sight: await sightMark(ctx, kinds),
      kinds: kinds.map((one) => one.kind),
      now: ctx.now.toISOString(),
      next,
    }
    // The text of a row is made for its mark: it goes out as it is.
    return new Written(`${JSON.stringify(head).slice(0, -1)},"parts":[${text}]}`)
  })

  const changes = query(ReadChanges, async (ctx, { position, epoch, sight, at }) => {
    const heads = await headsFor(ctx)
    const common = { position: heads, now: ctx.now.toISOString() }
    if (epoch !== (await epochOf(ctx.sql)) || sight !== (await sightMark(ctx, kinds)) || !isPast(position, heads))
      return { ...common, compare: true, changes: [] }
    // A chain that was opened since is read from its beginning.
    const from = Object.fromEntries(Object.keys(heads).map((chain) => [chain, position[chain] ?? 0]))
    const changed = await changedSince(ctx.sql, ctx.tenant, from, types, MOST_CHANGED + 1)
    if (changed.length > MOST_CHANGED) return { ...common, compare: true, changes: [] }
    const byType = groupBy(changed, (one) => one.type)
    const answers = []
    for (const one of kinds) {
      const touched = await touchedBy(ctx, one, byType, at === null ? null : new Date(at))
      if (touched.length === 0) continue
      const now = await one.of(ctx, touched)
      const there = new Set(now.map((row) => row.id))
      answers.push({
        kind: one.kind,
        rows: now.map(withMark),
        forget: touched.filter((id) => !there.has(id)).map((id) => markOf(`${one.kind}/${id}`)),
      })
    }
    return { ...common, compare: false, changes: answers }
  })

  return [rows, changes]
}

/**
 * The rows of a kind, and the marks of those that the phone holds already. Put together by adding, which copies nothing until the whole is read
 * once: joined, each row was copied three times, and pages of fresh memory cost more than writing them.
 */
function written(kind: string, page: readonly OfflineRow[], held: ReadonlySet<string>): string {
  let rows = ''
  const same: string[] = []
  for (const row of page) {
    const text = textOf(row)
    const mark = markOf(text)
    if (held.has(mark)) same.push(mark)
    else rows += `${rows === '' ? '' : ','}{"mark":"${mark}","row":${text}}`
  }
  return `{"kind":"${kind}","rows":[${rows}],"same":${JSON.stringify(same)}}`
}

function textOf(row: OfflineRow): string {
  return row instanceof WrittenRow ? row.json : JSON.stringify(row)
}

/** Who carries nothing is not told either how much happens here. */
async function headsFor(ctx: Context): Promise<Position> {
  const isStaff = ctx.actor.kind === 'person' && ctx.actor.grants.length > 0
  return isStaff ? chainHeads(ctx.sql, ctx.tenant) : {}
}

/** The rows of a kind that the changed subjects, or time since a moment, may have changed. */
async function touchedBy(
  ctx: Context,
  { subjects, turned }: OfflineKind,
  byType: ReadonlyMap<string, readonly { id: string }[]>,
  since: Date | null,
): Promise<string[]> {
  const touched = new Set<string>(turned && since ? await turned(ctx, since) : [])
  for (const [type, how] of Object.entries(subjects)) {
    const ids = (byType.get(type) ?? []).map((one) => one.id)
    if (ids.length === 0) continue
    for (const id of how === 'own' ? ids : await how(ctx, ids)) touched.add(id)
  }
  return [...touched]
}

/** A position that was true once: in a house restored to an earlier day the chains may be shorter. */
function isPast(position: Position, heads: Position): boolean {
  return Object.entries(position).every(([chain, seq]) => seq <= (heads[chain] ?? -1))
}

/**
 * Stands for everything that decides what the holder carries and what rows say to him: his grids, those above them – a grid that goes under
 * another takes its place with it, and no fact tells of the two –, his posts, and what kinds there are.
 */
async function sightMark(ctx: Context, kinds: readonly OfflineKind[]): Promise<string> {
  const { actor } = ctx
  if (actor.kind !== 'person') return 'nobody'
  const tree = await treeOf(ctx)
  const { grids, sensitiveGrids } = carriedBy(actor)
  const posts = actor.grants.map(({ postId, role, gridId, as }) => [postId, role, gridId, as].join(' '))
  return markOf(
    JSON.stringify([
      actor.personId,
      [...(grids ?? [])].sort(),
      [...(sensitiveGrids ?? [])].sort(),
      actor.grants.map(({ gridId }) => tree.pathOf(gridId).join('/')).sort(),
      posts.sort(),
      kinds.map((one) => one.kind),
    ]),
  )
}

function withMark(row: OfflineRow): Marked {
  return { mark: markOf(textOf(row)), row: row instanceof WrittenRow ? JSON.parse(row.json) : row }
}
