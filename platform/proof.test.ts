import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { reported } from '../tests/access/fixture.ts'
import { buildCommunity } from '../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../tests/support/house.ts'
import { testAddress } from '../tests/support/template.ts'
import { connect, type Db } from './db/connect.ts'
import { signHeads, verifyChains } from './proof.ts'

let house: TestHouse
let owner: Db

beforeEach(async () => {
  house = await openTestHouse()
  const here = await buildCommunity(house.running)
  for (let i = 0; i < 3; i++) await reported(house, here, `第 ${i} 件`)
  const name = (await house.db.pool.query<{ name: string }>('SELECT current_database() AS name')).rows[0].name
  // Whoever owns the tables can do what the app cannot.
  owner = connect(testAddress(name), 'migrator', { hasRoles: false, max: 1 })
})
afterEach(async () => {
  await owner.close()
  await house.close()
})

const CHAIN = 510112002009
const last = async () =>
  (
    await owner.pool.query<{ id: string; seq: number }>(
      'SELECT id, seq FROM events WHERE chain_id = $1 ORDER BY seq DESC LIMIT 1',
      [CHAIN],
    )
  ).rows[0]

test('an untouched history verifies, also against its own signed heads', async () => {
  const proof = await verifyChains(house.db, house.keys, await signHeads(house.db, house.keys, new Date(0)))
  expect(proof.defects).toEqual([])
  expect(proof.events).toBeGreaterThan(20)
})

test('one changed event is named', async () => {
  const { id, seq } = await last()
  await owner.pool.query("UPDATE events SET body = replace(body, 'qr', 'qx') WHERE id = $1", [id])
  expect((await verifyChains(house.db, house.keys, undefined)).defects).toEqual([
    expect.objectContaining({ chainId: CHAIN, seq, eventId: id, what: 'hash' }),
  ])
})

test('a changed column is named though the body still fits its hash', async () => {
  const { id } = await last()
  await owner.pool.query("UPDATE events SET name = 'case.closed' WHERE id = $1", [id])
  expect((await verifyChains(house.db, house.keys, undefined)).defects).toEqual([
    expect.objectContaining({ eventId: id, what: 'columns' }),
  ])
})

test('a removed event leaves a gap, a removed end a head that does not fit', async () => {
  const { seq } = await last()
  await owner.pool.query('DELETE FROM events WHERE chain_id = $1 AND seq = $2', [CHAIN, seq])
  expect((await verifyChains(house.db, house.keys, undefined)).defects).toEqual([
    expect.objectContaining({ what: 'head' }),
  ])
  await owner.pool.query('DELETE FROM events WHERE chain_id = $1 AND seq = 2', [CHAIN])
  expect((await verifyChains(house.db, house.keys, undefined)).defects).toEqual([
    expect.objectContaining({ seq: 2, what: 'gap' }),
  ])
})

test('a chain rewritten as a whole is found only by the heads that were signed before', async () => {
  const signed = await signHeads(house.db, house.keys, new Date(0))
  const events = await owner.pool.query<{ seq: number; body: string }>(
    'SELECT seq, body FROM events WHERE chain_id = $1 ORDER BY seq',
    [CHAIN],
  )
  let hash: Buffer = Buffer.alloc(32)
  for (const { seq, body } of events.rows) {
    const forged = body.replace('"channel":"qr"', '"channel":"snap"')
    hash = createHash('sha256').update(hash).update(forged).digest()
    await owner.pool.query('UPDATE events SET body = $3, hash = $4 WHERE chain_id = $1 AND seq = $2', [
      CHAIN,
      seq,
      forged,
      hash,
    ])
  }
  await owner.pool.query('UPDATE chains SET hash = $2 WHERE chain_id = $1', [CHAIN, hash])
  expect((await verifyChains(house.db, house.keys, undefined)).defects).toEqual([])
  expect((await verifyChains(house.db, house.keys, signed)).defects).toEqual([
    expect.objectContaining({ chainId: CHAIN, what: 'rewritten' }),
  ])
})

test('heads signed by somebody else are refused', async () => {
  const signed = await signHeads(house.db, house.keys, new Date(0))
  const { defects } = await verifyChains(house.db, house.keys, {
    ...signed,
    signature: Buffer.alloc(64).toString('base64'),
  })
  expect(defects).toEqual([expect.objectContaining({ what: 'signature' })])
})
