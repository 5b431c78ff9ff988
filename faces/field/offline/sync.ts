import type { Api } from '../../kit/api.ts'
import { type Held, isAmong, type ReadTo, type Rows } from './rows.ts'

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
  if (readTo === null || readTo.comparedOn !== today) readTo = await compare(rows, ask, today)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { position, epoch, sight } = readTo
    const answer = await ask('sync.changes', { position, epoch, sight })
    if (answer.compare) {
      readTo = await compare(rows, ask, today)
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

/** Everything in sight, but for what is held already; the rest is dropped. */
async function compare(rows: Rows, ask: Api['ask'], today: string): Promise<ReadTo> {
  const start = await ask('sync.start', {})
  for (const kind of start.kinds) {
    const fresh: Held[] = []
    const same = new Set<string>()
    for (let after: string | null = null; ; ) {
      const have = [...rows.of(kind).values()]
        .filter(({ row }) => after === null || row.id > after)
        .map(({ mark }) => mark)
      const page: Awaited<ReturnType<typeof askPage>> = await askPage(ask, kind, after, have)
      fresh.push(...(page.rows as Held[]))
      for (const mark of page.same) same.add(mark)
      after = page.next
      if (after === null) break
    }
    // The position is written only when all kinds are whole; what came so far need not come again.
    await rows.apply([{ kind, rows: fresh, forget: ({ mark }) => !same.has(mark) }], null)
  }
  const gone = rows.kinds().filter((kind) => !start.kinds.includes(kind))
  const { position, epoch, sight, now } = start
  const readTo = { position, epoch, sight, at: now, comparedOn: today }
  await rows.apply(
    gone.map((kind) => ({ kind, rows: [], forget: () => true })),
    readTo,
  )
  return readTo
}

function askPage(ask: Api['ask'], kind: string, after: string | null, have: readonly string[]) {
  return ask('sync.rows', { kind, after, have: [...have] })
}
