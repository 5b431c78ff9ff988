import type { Api } from '../../kit/api.ts'
import type { ReadTo } from './lying.ts'
import { type Held, isAmong, type Rows } from './rows.ts'

/** Changes may come while one compares; more often than this in a row they do not. */
const MOST_ROUNDS = 5

/**
 * Brings the rows of this phone up to date: what changed since it last heard, or, when its sight changed or a day has passed, everything it does
 * not hold yet. What left its sight is dropped. Whatever breaks off is taken up where it was.
 * @throws ApiError
 */
export async function syncRows(rows: Rows, ask: Api['ask'], today: string): Promise<void> {
  await rows.prune(new Date())
  let readTo = rows.readTo()
  if (readTo === null || readTo.comparedOn !== today) {
    const compared = await compare(rows, ask, today)
    if (compared.isOfOneMoment) return
    readTo = compared.readTo
  }
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { position, epoch, sight, at } = readTo
    const answer = await ask('sync.changes', { position, epoch, sight, at })
    if (answer.compare) {
      const compared = await compare(rows, ask, today)
      if (compared.isOfOneMoment) return
      readTo = compared.readTo
      continue
    }
    readTo = { ...readTo, position: answer.position, at: answer.now }
    await rows.apply(
      answer.changes.map(({ kind, rows: fresh, forget }) => ({
        kind,
        rows: fresh as Held[],
        forget: isAmong(kind, new Set(forget)),
      })),
      readTo,
    )
    return
  }
}

/** Everything in sight, but for what is held already; the rest is dropped. `isOfOneMoment`: it came on one page, so that nothing can have changed on the way. */
async function compare(
  rows: Rows,
  ask: Api['ask'],
  today: string,
): Promise<{ readTo: ReadTo; isOfOneMoment: boolean }> {
  const first = await ask('sync.rows', { from: null, have: marksOf(rows.kinds(), rows, null) })
  const seen = new Map<string, Set<string>>()
  for (let page = first; ; ) {
    for (const { kind, rows: fresh, same } of page.parts) {
      const marks = seen.get(kind) ?? new Set()
      seen.set(kind, marks)
      for (const mark of [...same, ...fresh.map((held) => held.mark)]) marks.add(mark)
    }
    // The position is written only when all is whole; what came so far need not come again.
    await rows.apply(
      page.parts.map(({ kind, rows: fresh }) => ({ kind, rows: fresh as Held[], forget: () => false })),
      null,
    )
    const from = page.next
    if (from === null) break
    page = await ask('sync.rows', {
      from,
      have: marksOf(first.kinds.slice(first.kinds.indexOf(from.kind)), rows, from),
    })
  }
  const { position, epoch, sight, now } = first
  const readTo = { position, epoch, sight, at: now, comparedOn: today }
  await rows.apply(
    rows.kinds().map((kind) => ({ kind, rows: [], forget: ({ mark }) => !seen.get(kind)?.has(mark) })),
    readTo,
  )
  return { readTo, isOfOneMoment: first.next === null }
}

/** The marks of what is held of these kinds and may still be on a page. */
function marksOf(kinds: readonly string[], rows: Rows, from: { kind: string; after: string } | null): string[] {
  return kinds.flatMap((kind) => {
    const held = [...rows.of(kind).values()]
    const left = kind === from?.kind ? held.filter(({ row }) => row.id > from.after) : held
    return left.map(({ mark }) => mark)
  })
}
