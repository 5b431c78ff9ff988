import type { Letter } from '../../platform/deliver.ts'
import { openLetter } from '../../platform/deliver.ts'
import type { TestHouse } from '../../tests/support/house.ts'

/** For tests: the letters that were written for an address, in their order. */
export async function lettersTo(house: TestHouse, address: string): Promise<Letter[]> {
  return (await allLetters(house)).filter((letter) => letter.address === address)
}

/** For tests: every letter that was written. */
export async function allLetters(house: TestHouse): Promise<Letter[]> {
  const { rows } = await house.db.pool.query<{ sealed: Buffer }>(
    'SELECT sealed FROM deliveries ORDER BY created_at, id',
  )
  return rows.map((row) => openLetter(house.keys, row.sealed))
}
