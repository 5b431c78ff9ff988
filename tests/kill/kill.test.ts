import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type Db } from '../../platform/db/connect.ts'
import { startEmbedded } from '../../platform/db/embedded/server.ts'
import { loadKeys } from '../../platform/keys.ts'
import { verifyChains } from '../../platform/proof.ts'
import { type SeededPlace, seedCommunity } from '../support/community.ts'
import { openTemporary, postmasterPid, type ServerProcess, startServer } from '../support/server.ts'

/** Rounds of load and kill; the long run takes more. */
const ROUNDS = Number(process.env.WEIGE_KILLS ?? 20)
const CLIENTS = 8

/** `said` is what came instead of an answer, if anything did. */
type Sent = {
  commandId: string
  text: string
  answered: { caseId: string; trackingCode: string } | undefined
  said?: string
}

let data: string
let place: SeededPlace

beforeAll(async () => {
  data = await openTemporary('weige-kill-')
  place = await seedCommunity(data)
})
afterAll(() => rm(data, { recursive: true, force: true }))

test(`killed ${ROUNDS} times under load: every acknowledged report is there exactly once, and the chain verifies`, {
  timeout: 300_000 + ROUNDS * 15_000,
}, async () => {
  const sent: Sent[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const server = await startServer({ data })
    const clients = Array.from({ length: CLIENTS }, () => client(server, sent))
    await sleep(150 + Math.random() * 500)
    // Every third time the database dies, not the server; every third time both.
    const pid = postmasterPid(data)
    if (pid === undefined) throw new Error('no database runs')
    if (round % 3 !== 0) process.kill(pid, 'SIGKILL')
    if (round % 3 !== 1) await server.kill()
    await Promise.all(clients)
    if (server.process.exitCode === null && server.process.signalCode === null) await server.kill()
  }
  // A phone does not know whether a command arrived: it sends again what was not answered, with the same id.
  const server = await startServer({ data })
  for (const one of sent) await send(server, one)
  for (const one of sent) expect(one.answered, `${one.text} ${one.said}`).toBeDefined()
  expect(sent.length).toBeGreaterThan(ROUNDS)
  // Asked again, the answer is the same, private code included.
  const [first] = sent
  const before = first.answered
  await send(server, first)
  expect(first.answered).toEqual(before)
  expect(await server.stop()).toBe(0)

  await onDatabase(data, async (db) => {
    const reports = await db.pool.query<{ text: string; case_id: string }>('SELECT text, case_id FROM reports')
    expect(reports.rows.map((row) => row.text).sort()).toEqual(sent.map((one) => one.text).sort())
    const byText = new Map(reports.rows.map((row) => [row.text, row.case_id]))
    for (const one of sent) expect(byText.get(one.text)).toBe(one.answered?.caseId)
    const cases = await db.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM cases')
    expect(cases.rows[0].n).toBe(sent.length)
    const proof = await verifyChains(db, await loadKeys(join(data, 'keys')), undefined)
    expect(proof.defects).toEqual([])
  })
})

/** Sends reports until the server is gone. */
async function client(server: ServerProcess, sent: Sent[]): Promise<void> {
  for (let going = true; going; ) {
    const one: Sent = { commandId: randomUUID(), text: `楼道灯不亮 ${randomUUID()}`, answered: undefined }
    sent.push(one)
    going = await send(server, one).then(
      () => one.answered !== undefined,
      () => false,
    )
  }
}

async function send(server: ServerProcess, one: Sent): Promise<void> {
  const answer = await fetch(`${server.url}/api/intake.receiveReport`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-weige': '1' },
    body: JSON.stringify({
      commandId: one.commandId,
      tenant: place.tenant,
      input: { channel: 'qr', text: one.text, place: { by: 'code', code: place.code } },
    }),
    signal: AbortSignal.timeout(10_000),
  })
  const said = await answer.text()
  if (answer.ok) one.answered = JSON.parse(said) as Sent['answered']
  else one.said = `${answer.status} ${said}`
  // After two hundred rounds all is sent again faster than one address may: it comes again when it was told to, as a phone does.
  if (answer.status !== 429) return
  const { retryAfterSeconds } = JSON.parse(said) as { retryAfterSeconds: number }
  await sleep(retryAfterSeconds * 1000)
  await send(server, one)
}

async function onDatabase(folder: string, look: (db: Db) => Promise<void>): Promise<void> {
  const server = await startEmbedded({ dataDir: join(folder, 'postgres'), durable: true })
  const db = connect(server.connectionFor('weige'), 'app', { max: 2 })
  try {
    await look(db)
  } finally {
    await db.close()
    await server.stop()
  }
}
