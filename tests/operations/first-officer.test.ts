import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importFile } from '../../app/cli/import.ts'
import { officer } from '../../app/cli/officer.ts'
import { type Config, OperatorError } from '../../app/config.ts'
import { membersTemplate } from '../../modules/people/index.ts'
import { connect, type Db } from '../../platform/db/connect.ts'
import { ROOT } from '../architecture/sources.ts'
import { createDatabase, dropDatabase, testAddress } from '../support/template.ts'

/** A real installation, from nothing to the first officer, at the terminal. */

let database: string
let folder: string
let config: Config
let db: Db
const said: string[] = []
const say = (line: string) => {
  said.push(line)
}

beforeAll(async () => {
  database = await createDatabase()
  folder = await mkdtemp(join(tmpdir(), 'weige-officer-'))
  const { host, port, user } = testAddress(database) as { host: string; port: number; user: string }
  const localDir = join(folder, '数据 𠮷')
  await mkdir(localDir)
  config = {
    root: ROOT,
    version: '0.1.0',
    localDir,
    databaseUrl: `postgres://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}`,
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
  await db?.close()
  await dropDatabase(database)
  await rm(folder, { recursive: true, force: true })
})

test('official divisions, then the first officer, who signs in once with the printed password', async () => {
  await importFile(config, 'divisions:5101', undefined, say)
  expect(said.at(-1)).toContain('20 districts, 261 subdistricts, 3047 communities')
  await importFile(config, 'divisions:5101', undefined, say)
  db = connect({ connectionString: config.databaseUrl ?? '' }, 'app', { max: 1 })
  expect((await db.pool.query("SELECT count(*)::int AS n FROM communities WHERE code NOT LIKE '%000'")).rows[0].n).toBe(
    3047,
  )

  const wanted = {
    community: '510112002009',
    role: 'main_grid_lead',
    name: '黄𠮷',
    login: 'huang.ji',
    phone: undefined,
  }
  await officer(config, wanted, say)
  const password = /初始密码 ([a-z0-9-]+)/.exec(said.at(-1) ?? '')?.[1]
  expect(password).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){2}$/)
  const account = await db.pool.query('SELECT login, must_change_password FROM accounts')
  expect(account.rows).toEqual([{ login: 'huang.ji', must_change_password: true }])
  const post = await db.pool.query(
    'SELECT p.role, g.level FROM posts p JOIN grids g ON g.tenant_id = p.tenant_id AND g.id = p.grid_id',
  )
  expect(post.rows).toEqual([{ role: 'main_grid_lead', level: 'main' }])
}, 180_000)

test('what is wrong is said in both languages', async () => {
  const good = { community: '510112002009', role: 'desk_officer', name: '李明', login: 'li.ming', phone: undefined }
  const end = (more: object) =>
    officer(config, { ...good, ...more }, say).then(
      () => 'done',
      (error: Error) => (error instanceof OperatorError ? error.message : error),
    )
  expect(await end({ community: undefined })).toMatch(/请写全。Say all of it/)
  expect(await end({ role: 'king' })).toMatch(/没有这样的社区编码或岗位/)
  expect(await end({ community: '990112002009' })).toMatch(/There is no community 990112002009/)
  expect(await end({ login: 'huang.ji' })).toMatch(/已被使用.*taken/)
  expect(await end({ phone: '12' })).toMatch(/填写有误：phone/)
}, 60_000)

test('a list of members with a fault is not run, and its faults are said in words', async () => {
  const path = join(folder, '网格员.xlsx')
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(await membersTemplate(new Date('2026-11-16T00:00:00Z'))).buffer)
  workbook.worksheets[0].addRow(['何晓竹', '12', '', '', '志愿者', ''])
  await writeFile(path, Buffer.from(await workbook.xlsx.writeBuffer()))
  said.length = 0
  await expect(importFile(config, path, '510112002009', say)).rejects.toThrow(/1 fault/)
  expect(said.join('\n')).toContain('手机号应是 1 开头的 11 位数字。')
}, 60_000)
