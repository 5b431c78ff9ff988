import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import { modules } from '../app/modules.ts'
import { figuresSweep } from '../modules/dashboards/keep-figures.ts'
import type { AskExport } from '../modules/reports/contract.ts'
import type { PersonActor } from '../platform/access.ts'
import { systemClock } from '../platform/clock.ts'
import type { InputOf } from '../platform/pure/contract.ts'
import { localDate } from '../platform/pure/time.ts'
import type { TestCommunity } from '../tests/support/community.ts'
import type { ExportMade, ExportPlace } from './export-process.ts'
import type { BenchGround } from './ground.ts'
import { loadCases } from './load-cases.ts'
import type { Line } from './run.ts'

/** Rows of the file: the cases of a year of a large subdistrict (anchors.md N6). */
const FULL = 132_000
const QUICK = 5_000
/** Files that are made before one is measured: the first one loads what all need. */
const SMALL = 400
const MOST_SECONDS = 60
const MOST_GROWTH = 150
const DAY = 86_400_000

/**
 * A file of a year's cases as XLSX and CSV by the real way: asked for with a reason, agreed to by a second person, made by the exporter
 * in a process of its own whose memory is watched. Beside it the same rows read by a bare cursor and written as text.
 */
export async function runExport(ground: BenchGround, isQuick: boolean): Promise<Line[]> {
  const rows = isQuick ? QUICK : FULL
  const community = ground.communities[ground.communities.length - 1]
  const now = systemClock.now()
  await load(ground, community, rows, now)
  const [desk, lead] = [await signedUp(ground, community, 'desk'), await signedUp(ground, community, 'lead')]
  const folder = await mkdtemp(join(tmpdir(), 'weige-bench-exports-'))
  const { address, keysFolder } = ground
  const maker = startProcess({ address, keysFolder, folder, tenant: community.tenant })
  const span = { from: localDate(new Date(now.getTime() - 366 * DAY)), until: localDate(now) }
  const small = { from: localDate(new Date(now.getTime() - Math.ceil((SMALL / rows) * 365) * DAY)), until: span.until }
  try {
    for (const form of ['xlsx', 'csv'] as const)
      await maker.make(await asked(ground, community, { desk, lead }, form, small))
    const bare = await bareSeconds(ground, community, join(folder, 'bare'))
    const lines: Line[] = []
    for (const form of ['xlsx', 'csv'] as const) {
      const { millis, before, peak, bytes } = await maker.make(
        await asked(ground, community, { desk, lead }, form, span),
      )
      const seconds = millis / 1000
      lines.push({
        workload: `export: ${form}`,
        figure: round(seconds),
        unit: 's',
        must: `<= ${MOST_SECONDS} s, and <= ${MOST_GROWTH} MB more memory at the most`,
        ceiling: round(bare.seconds),
        ratio: round(bare.seconds / seconds, 100),
        growth: megabytes(peak - before),
        before: megabytes(before),
        bytes: megabytes(bytes),
        data: `${bare.rows} rows`,
      })
    }
    return lines
  } finally {
    await maker.end()
    await rm(folder, { recursive: true, force: true })
  }
}

/** A year of cases, with the figures read from their chain. */
async function load({ address, running }: BenchGround, community: TestCommunity, cases: number, now: Date) {
  const followers = modules.flatMap((one) => (one.follows ? [one.name] : []))
  const say = (text: string) => process.stderr.write(`export: ${text}\n`)
  await loadCases(address, [{ community, cases }], now, followers, say)
  say('reading the figures')
  await running.sweep(figuresSweep, community.tenant)
}

/** Somebody with a log-in of his own: files are made as he is looked up. */
async function signedUp({ db, running }: BenchGround, community: TestCommunity, who: 'desk' | 'lead') {
  const { personId } = community[who]
  const input = { personId, login: `export.${who}`, password: `weige-bench-${randomUUID()}` }
  const { tenant } = community
  await running.house.run(
    'people.openAccount',
    { commandId: randomUUID(), tenant, input },
    { kind: 'system', name: 'bench' },
  )
  const { rows } = await db.pool.query<{ id: string }>(
    'SELECT account_id AS id FROM account_persons WHERE tenant_id = $1 AND person_id = $2',
    [tenant, personId],
  )
  return { ...community[who], accountId: rows[0].id }
}

/** Asks for a file, which a second person agrees to where it is large. @returns its id */
async function asked(
  { running: { house } }: BenchGround,
  { tenant }: TestCommunity,
  { desk, lead }: Record<'desk' | 'lead', PersonActor>,
  form: 'xlsx' | 'csv',
  span: { from: string; until: string },
): Promise<string> {
  const exportId = randomUUID()
  const ask = { what: 'cases', span, count: 'received' } as const
  const input: InputOf<typeof AskExport> = { exportId, ask, form, reason: '年度汇总' }
  const run = await house.run('reports.askExport', { commandId: randomUUID(), tenant, input }, desk)
  if ((run as { state: string }).state === 'to_approve')
    await house.run('reports.grantExport', { commandId: randomUUID(), tenant, input: { exportId } }, lead)
  return exportId
}

function startProcess(place: ExportPlace) {
  const file = new URL('export-process.ts', import.meta.url).pathname
  const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  child.stdin.write(`${JSON.stringify(place)}\n`)
  return {
    make: async (exportId: string): Promise<ExportMade> => {
      child.stdin.write(`${exportId}\n`)
      const { value, done } = await answers.next()
      if (done) throw new Error('the exporter ended')
      const made: ExportMade = JSON.parse(value)
      if (made.made !== 1) throw new Error(`${made.made} files made`)
      return made
    },
    end: async () => {
      child.stdin.end()
      if (child.exitCode === null) await new Promise((done) => child.once('exit', done))
    },
  }
}

/** The same rows with the names that stand beside them, by one statement, one cursor and no rule. */
async function bareSeconds({ db }: BenchGround, { tenant, communityId }: TestCommunity, path: string) {
  const client = await db.pool.connect()
  const started = performance.now()
  let rows = 0
  try {
    await client.query('BEGIN READ ONLY')
    await client.query(
      `DECLARE bare NO SCROLL CURSOR FOR
       SELECT c.number, c.state, c.summary, k.name_zh, c.nature, c.tier, c.priority, c.channel, g.name, c.place_name, p.role, n.name AS who,
         c.reported_at, c.due_at, c.next_deadline_at, c.is_sensitive, c.is_supervised, c.closed_at, c.outcome, f.from_at
       FROM figure_cases f JOIN cases c ON c.tenant_id = f.tenant_id AND c.id = f.case_id
       JOIN grid_versions g ON g.tenant_id = c.tenant_id AND g.id = c.grid_version_id
       LEFT JOIN categories k ON k.set_id = c.category_set_id AND k.code = c.category_code
       LEFT JOIN posts p ON p.tenant_id = c.tenant_id AND p.id = c.owner_post_id
       LEFT JOIN persons n ON n.tenant_id = c.tenant_id AND n.id = c.handler_person_id
       WHERE f.tenant_id = ${tenant} AND f.community_id = '${communityId}' AND f.until_at IS NULL
       ORDER BY f.from_at DESC, f.case_id DESC`,
    )
    const out = createWriteStream(path)
    for (;;) {
      const batch = await client.query({ text: 'FETCH FORWARD 1000 FROM bare', rowMode: 'array' })
      if (batch.rows.length === 0) break
      rows += batch.rows.length
      out.write(batch.rows.map((row: unknown[]) => `${row.join(',')}\r\n`).join(''))
    }
    out.end()
    await finished(out)
    await client.query('COMMIT')
  } finally {
    client.release()
  }
  return { seconds: (performance.now() - started) / 1000, rows }
}

const megabytes = (bytes: number): number => round(bytes / 1_000_000)
const round = (value: number, parts = 10): number => Math.round(value * parts) / parts
