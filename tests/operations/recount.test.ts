import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recount } from '../../app/cli/recount.ts'
import type { Config } from '../../app/config.ts'
import { ROOT } from '../architecture/sources.ts'
import { aCourtyard, aVote, type Courtyard, count, votes } from '../support/courtyard.ts'
import { testAddress } from '../support/template.ts'

/** `weige recount` at the terminal: the count of a published vote, made again from its ballots. */

let yard: Courtyard
let config: Config
const said: string[] = []
const again = (topicId: string | undefined) => recount(config, topicId, (line) => said.push(line))

beforeAll(async () => {
  yard = await aCourtyard()
  const localDir = await mkdtemp(join(tmpdir(), 'weige-recount-'))
  const { rows } = await yard.house.db.pool.query<{ name: string }>('SELECT current_database() AS name')
  const { host, port, user } = testAddress(rows[0].name) as { host: string; port: number; user: string }
  config = {
    root: ROOT,
    version: '0.1.0',
    localDir,
    databaseUrl: `postgres://${user}@/${rows[0].name}?host=${encodeURIComponent(host)}&port=${port}`,
    host: '127.0.0.1',
    port: 0,
    isSample: false,
    isLan: false,
    publicUrl: 'http://127.0.0.1:8080',
    isSecure: false,
    trustProxy: false,
  }
})
afterAll(async () => {
  await yard.house.close()
  await rm(config.localDir, { recursive: true, force: true })
})

test('prints what was published, and ends with 4 when a ballot was changed since', async () => {
  const topicId = await aVote(yard)
  await expect(again(topicId)).rejects.toMatchObject({ exitCode: 2 })
  for (const [n, who] of yard.residents.entries()) await votes(yard, topicId, who, [n < 4 ? 1 : 2])
  await count(yard)
  said.length = 0
  await again(topicId)
  expect(said).toEqual(
    expect.arrayContaining([
      '  1. 同意: 4(公布 published 4)',
      '  2. 不同意: 2(公布 published 2)',
      '  票 ballots 6 / 户 households 6',
      '✓ 与公布的结果一致。The same as published.',
    ]),
  )
  await yard.house.db.pool.query(
    `UPDATE topic_ballots SET choices = '{2}' WHERE code = (SELECT min(code) FROM topic_ballots WHERE topic_id = $1 AND choices = '{1}')`,
    [topicId],
  )
  await expect(again(topicId)).rejects.toMatchObject({ exitCode: 4 })
})

test('an unknown topic, and none at all', async () => {
  for (const wrong of [undefined, 'x', '00000000-0000-7000-8000-000000000000'])
    await expect(again(wrong)).rejects.toMatchObject({ exitCode: 2 })
})
