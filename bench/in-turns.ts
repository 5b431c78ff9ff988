import type { Db } from '../platform/db/connect.ts'
import { explainAll, scannedTables } from '../tests/support/plans.ts'
import { record } from './tape.ts'

type Ask = () => Promise<unknown>

/** Asks both sides in turns, so that both share whatever else the machine does, after a few times that do not count. @returns milliseconds of each */
export async function inTurns(
  asks: readonly [Ask, Ask],
  how: { readonly warm: number; readonly times: number },
): Promise<readonly [number[], number[]]> {
  const took: [number[], number[]] = [[], []]
  for (const one of asks) for (let i = 0; i < how.warm; i++) await one()
  for (let i = 0; i < how.times; i++)
    for (const [side, one] of asks.entries()) {
      const start = performance.now()
      await one()
      took[side].push(performance.now() - start)
    }
  return took
}

/** How many statements a page sends, and which tables of the database it reads from end to end for it. */
export async function statementsOf(db: Db, ask: Ask): Promise<{ statements: number; scanned: string[] }> {
  const tape = await record(async () => {
    await ask()
  })
  const sent = tape.transactions.flat()
  return { statements: sent.length, scanned: await scannedTables(db, await explainAll(db, sent)) }
}
