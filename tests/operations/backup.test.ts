import { randomUUID } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backup, restore } from '../../app/cli/backup.ts'
import { doctor } from '../../app/cli/doctor.ts'
import { verify } from '../../app/cli/verify.ts'
import { type Config, OperatorError } from '../../app/config.ts'
import { buildRunning, type Running } from '../../app/running.ts'
import { systemClock } from '../../platform/clock.ts'
import { connect, type Db } from '../../platform/db/connect.ts'
import { findInDirectory } from '../../platform/directory.ts'
import { keepPhoto, openFileRoom, photoPath } from '../../platform/files.ts'
import { loadKeys } from '../../platform/keys.ts'
import { openLog } from '../../platform/log.ts'
import { ROOT } from '../architecture/sources.ts'
import { buildCommunity, type TestCommunity } from '../support/community.ts'
import { cloneDatabase, createDatabase, dropDatabase, testAddress } from '../support/template.ts'

const VISITOR = { kind: 'visitor' } as const
const PASSPHRASE = 'correct-horse-battery'
let folder: string
let source: Config
let db: Db
let running: Running
let community: TestCommunity
let receipt: { caseId: string; trackingCode: string | null }
let photoId: string
const databases: string[] = []
const said: string[] = []
const say = (line: string) => {
  said.push(line)
}

beforeAll(async () => {
  process.env.WEIGE_PASSPHRASE = PASSPHRASE
  folder = await mkdtemp(join(tmpdir(), 'weige-operations-'))
  source = await installation('source', await cloneDatabase())
  db = connect({ connectionString: source.databaseUrl ?? '' }, 'app', { max: 4 })
  running = buildRunning({
    db,
    keys: await loadKeys(join(source.localDir, 'keys')),
    clock: systemClock,
    log: openLog('silent'),
  })
  community = await buildCommunity(running)
  photoId = randomUUID()
  const room = await openFileRoom(join(source.localDir, 'files'))
  const picture = join(folder, 'picture.jpg')
  await sharp({ create: { width: 320, height: 240, channels: 3, background: '#88aa66' } })
    .jpeg()
    .toFile(picture)
  await keepPhoto(room, db, community.tenant, photoId, picture, systemClock.now())
  receipt = await report('楼道里的灯坏了𠮷', [photoId])
}, 60_000)
afterAll(async () => {
  await running?.stop()
  await db?.close()
  for (const name of databases) await dropDatabase(name)
  await rm(folder, { recursive: true, force: true })
})

describe('a backup', () => {
  test('restores to the same rows, photos and history', async () => {
    const target = join(folder, 'archive')
    await backup(source, target, true, say)
    const before = await contentOf(db)
    const fresh = await installation('fresh')
    await restore(fresh, target, say)
    const restored = connect({ connectionString: fresh.databaseUrl ?? '' }, 'app', { max: 2 })
    const there = buildRunning({
      db: restored,
      keys: await loadKeys(join(fresh.localDir, 'keys')),
      clock: systemClock,
      log: openLog('silent'),
    })
    try {
      expect(await contentOf(restored)).toEqual(before)
      const [old, kept] = [source, fresh].map(({ localDir }) =>
        photoPath({ folder: join(localDir, 'files') }, community.tenant, photoId, 'full'),
      )
      expect((await readFile(kept)).equals(await readFile(old))).toBe(true)
      // The keys came along: the code on the wall and the private code of a report are still understood.
      const place = await there.house.ask(
        'intake.openPlace',
        { tenant: community.tenant, input: { code: community.code } },
        VISITOR,
      )
      expect(place).toMatchObject({ state: 'active', code: community.code })
      const known = await findInDirectory(restored, there.house.keys, 'tracking', receipt.trackingCode ?? '')
      if (!known) throw new Error('the tracking code is not understood')
      const found = await there.house.ask(
        'intake.follow',
        { tenant: community.tenant, input: { caseId: receipt.caseId } },
        { kind: 'bearer', subjectId: known.subjectId, bearerHash: known.keyHash.toString('hex') },
      )
      expect(found).toMatchObject({ text: '楼道里的灯坏了𠮷' })
    } finally {
      await there.stop()
      await restored.close()
    }
    await verify(fresh, join(target, 'heads.json'), say)
    await doctor(fresh, say)
  }, 60_000)

  test('taken while reports come in is one moment of the history', async () => {
    const target = join(folder, 'busy')
    const busy = new AbortController()
    const reports = goOn(busy.signal)
    await backup(source, target, true, say)
    busy.abort()
    await reports
    const fresh = await installation('busy-fresh')
    await restore(fresh, target, say)
    await verify(fresh, join(target, 'heads.json'), say)
    await doctor(fresh, say)
  }, 60_000)

  test('without keys does not restore until the old keys are put back', async () => {
    const target = join(folder, 'without-keys')
    await backup(source, target, false, say)
    const fresh = await installation('keyless')
    await expect(restore(fresh, target, say)).rejects.toThrow(/密钥.*keys/s)
    await cp(join(source.localDir, 'keys'), join(fresh.localDir, 'keys'), { recursive: true })
    await restore(fresh, target, say)
  }, 60_000)

  test('is refused: a folder that is not empty, a short passphrase', async () => {
    await mkdir(join(folder, 'full'), { recursive: true })
    await writeFile(join(folder, 'full', 'a.txt'), 'a')
    await expect(backup(source, join(folder, 'full'), false, say)).rejects.toThrow(/not empty/)
    process.env.WEIGE_PASSPHRASE = 'short'
    await expect(backup(source, join(folder, 'other'), true, say)).rejects.toThrow(OperatorError)
    process.env.WEIGE_PASSPHRASE = PASSPHRASE
  })
})

describe('a damaged backup restores nothing and says why', () => {
  test.each<[string, (archive: string) => Promise<void>, RegExp]>([
    ['a truncated table', (at) => truncate(join(at, 'events.copy.gz'), 200), /Nothing was restored/],
    ['one byte flipped', (at) => flip(join(at, 'cases.copy.gz')), /Nothing was restored/],
    ['a table missing', (at) => rm(join(at, 'cases.copy.gz')), /Nothing was restored/],
    ['no manifest', (at) => rm(join(at, 'manifest.json')), /not a whole backup/],
    [
      'a newer version',
      (at) => rewrite(at, { migrations: ['9999_from_tomorrow.sql'], version: '9.9.9' }),
      /newer version \(9\.9\.9\)/,
    ],
    [
      'a wrong passphrase',
      async () => {
        process.env.WEIGE_PASSPHRASE = 'a-wrong-passphrase'
      },
      /WEIGE_PASSPHRASE/,
    ],
  ])(
    '%s',
    async (name, damage, sentence) => {
      const archive = join(folder, `damaged ${name}`)
      await backup(source, archive, true, say)
      await damage(archive)
      const fresh = await installation(`for ${name}`)
      await expect(restore(fresh, archive, say)).rejects.toThrow(sentence)
      process.env.WEIGE_PASSPHRASE = PASSPHRASE
      expect(await countOf(fresh, 'events')).toBe(0)
      expect(await countOf(fresh, 'cases')).toBe(0)
    },
    60_000,
  )

  test('a photo that is gone or changed is found after the restore, and by the doctor', async () => {
    const archive = join(folder, 'photo')
    await backup(source, archive, true, say)
    const [tenantFolder] = await readdir(join(archive, 'files'))
    await flip(join(archive, 'files', tenantFolder, `${photoId}.full.jpg`))
    const fresh = await installation('photo')
    await expect(restore(fresh, archive, say)).rejects.toThrow(/1 photo/)
    await expect(doctor(fresh, say)).rejects.toThrow(/1 thing/)
    expect(said.findLast((line) => line.startsWith('✗'))).toContain('photos')
  }, 60_000)

  test('a database that is not empty', async () => {
    const archive = join(folder, 'for-full')
    await backup(source, archive, true, say)
    const before = await countOf(source, 'cases')
    await expect(restore(source, archive, say)).rejects.toThrow(/not empty/)
    expect(await countOf(source, 'cases')).toBe(before)
  }, 60_000)
})

test('a backup of an older version is filled in at its own schema and then brought up to date', async () => {
  const older = await installation('older', await cloneDatabase())
  const owner = connect({ connectionString: older.databaseUrl ?? '' }, 'migrator', { hasRoles: false, max: 1 })
  const last = (await owner.pool.query('SELECT name FROM migrations ORDER BY name DESC LIMIT 1')).rows[0].name
  const archive = join(folder, 'older')
  await backup(older, archive, true, say)
  // What the version before wrote: one migration less.
  const manifest = JSON.parse(await readFile(join(archive, 'manifest.json'), 'utf8'))
  await owner.close()
  await rewrite(archive, { migrations: manifest.migrations.slice(0, -1), tables: [] })
  const fresh = await installation('upgraded')
  await restore(fresh, archive, say)
  expect(said).toContain(`  ${last}`)
  await verify(fresh, undefined, say)
}, 60_000)

test('the doctor names what is wrong', async () => {
  const sick = await installation('sick', await cloneDatabase())
  const owner = connect({ connectionString: sick.databaseUrl ?? '' }, 'migrator', { hasRoles: false, max: 1 })
  const patient = buildRunning({
    db: connect({ connectionString: sick.databaseUrl ?? '' }, 'app', { max: 3 }),
    keys: await loadKeys(join(sick.localDir, 'keys')),
    clock: systemClock,
    log: openLog('silent'),
  })
  const place = await buildCommunity(patient)
  await patient.house.run(
    'intake.receiveReport',
    {
      commandId: randomUUID(),
      tenant: place.tenant,
      input: { channel: 'qr', text: '井盖松了', place: { by: 'code', code: place.code, detail: '' } },
    },
    VISITOR,
  )
  await patient.stop()
  await patient.house.db.close()
  await doctor(sick, say)
  const breaks: [string, RegExp][] = [
    [
      `UPDATE posts SET closed_at = now() WHERE id IN (SELECT owner_post_id FROM cases WHERE state <> 'closed')`,
      /closed post:1/,
    ],
    [`UPDATE case_clocks SET due_at = due_at + interval '1 hour'`, /deadline is not that of their clocks:1/],
    [`DELETE FROM household_grids`, /households without a grid:[1-9]/],
  ]
  for (const [statement, finding] of breaks) {
    await owner.pool.query(statement)
    said.length = 0
    await expect(doctor(sick, say)).rejects.toThrow(OperatorError)
    expect(said.filter((line) => line.startsWith('✗')).join('\n')).toMatch(finding)
  }
  said.length = 0
  const half = {
    WEIGE_ALIYUN_KEY_ID: 'geheim',
    WEIGE_RECEIPTS_TOKEN: 'geheim',
    WEIGE_SMTP_HOST: 'geheim',
    WEIGE_SMTP_FROM: 'geheim',
  }
  await owner.pool.query(
    `INSERT INTO deliveries (tenant_id, id, kind, state, sealed, address_hash, dedupe_key, created_at, next_try_at, tries, tried_at, reason)
     VALUES ($1, $2, 'email', 'parked', '', '', 'x', $3, $3, 6, $3, 'credentials')`,
    [place.tenant, randomUUID(), new Date('2026-11-16T01:30:00Z')],
  )
  await expect(doctor(sick, say, half)).rejects.toThrow(OperatorError)
  const all = said.join('\n')
  expect(all).toMatch(/✗ 短信配置不全.*missing WEIGE_ALIYUN_KEY_SECRET, WEIGE_ALIYUN_SIGN/)
  expect(all).toMatch(/✓ 电子邮件已配置.*\(smtp\)/)
  expect(all).toMatch(/✓ 微信订阅消息未启用/)
  expect(all).toMatch(/✗ .*WEIGE_RECEIPTS_TOKEN/)
  expect(all).toMatch(/✗ 电子邮件自 2026-11-16T01:30:00.000Z 起发不出去.*credentials/)
  expect(all).not.toMatch(/geheim/)
  await owner.close()
}, 60_000)

/** An installation with a data folder of its own on a database of the test cluster; an empty one by default. */
async function installation(name: string, database?: string): Promise<Config> {
  const own = database ?? (await createDatabase())
  databases.push(own)
  const { host, port, user } = testAddress(own) as { host: string; port: number; user: string }
  const localDir = join(folder, 'installations', name)
  await mkdir(localDir, { recursive: true })
  return {
    root: ROOT,
    version: '0.1.0',
    localDir,
    databaseUrl: `postgres://${user}@/${own}?host=${encodeURIComponent(host)}&port=${port}`,
    host: '127.0.0.1',
    port: 0,
    isSample: false,
    isLan: false,
    publicUrl: '',
    isSecure: false,
    trustProxy: false,
  }
}

async function report(text: string, fileIds: string[] = []): Promise<{ caseId: string; trackingCode: string | null }> {
  const input = { channel: 'qr', text, place: { by: 'code', code: community.code, detail: '' }, fileIds }
  return running.house.run(
    'intake.receiveReport',
    { commandId: randomUUID(), tenant: community.tenant, input },
    VISITOR,
  ) as Promise<{ caseId: string; trackingCode: string | null }>
}

async function goOn(signal: AbortSignal): Promise<void> {
  for (let i = 0; !signal.aborted && i < 500; i++) await report(`备份时还在上报 ${i}`)
}

/** Every table with its rows: a hash over all of them in order. Settings differ: the restored database is a new epoch. */
async function contentOf(of: Db): Promise<Record<string, string>> {
  const tables = await of.pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL($1) ORDER BY 1`,
    [['migrations', 'sessions', 'login_codes', 'settings']],
  )
  const found: Record<string, string> = {}
  for (const { name } of tables.rows) {
    const kept = await of.pool.query<{ n: number; hash: string | null }>(
      `SELECT count(*)::int AS n, md5(string_agg(t::text, E'\\n' ORDER BY t::text)) AS hash FROM ${name} t`,
    )
    found[name] = `${kept.rows[0].n} ${kept.rows[0].hash}`
  }
  return found
}

async function countOf(of: Config, table: string): Promise<number> {
  const reader = connect({ connectionString: of.databaseUrl ?? '' }, 'migrator', { hasRoles: false, max: 1 })
  try {
    const exists = await reader.pool.query('SELECT to_regclass($1) AS name', [table])
    if (exists.rows[0].name === null) return 0
    return (await reader.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)).rows[0].n
  } finally {
    await reader.close()
  }
}

async function flip(path: string): Promise<void> {
  const bytes = await readFile(path)
  bytes[Math.floor(bytes.length / 2)] ^= 0x10
  await writeFile(path, bytes)
}

async function rewrite(archive: string, changes: object): Promise<void> {
  const path = join(archive, 'manifest.json')
  await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, 'utf8')), ...changes }))
}
