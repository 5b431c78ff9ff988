import { access, constants, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { ROLES_SQL } from '../../platform/db/migrate.ts'
import { brokenPhotos } from '../../platform/files.ts'
import { loadKeys } from '../../platform/keys.ts'
import { LETTER_KIND_WORDS, type LetterKind } from '../../platform/pure/letter-words.ts'
import { type Config, OperatorError } from '../config.ts'
import { openDatabase } from '../database.ts'
import { SHORTEST_TOKEN } from '../receipts.ts'
import { openTransports, type Standing } from '../transports.ts'

/** One thing that was looked at. */
type Finding = { ok: boolean; what: string }

const LOW_DISK_BYTES = 2 * 1024 ** 3

/** `weige doctor`: looks for what is wrong and says what to do. Ends with 5 when something is. */
export async function doctor(
  config: Config,
  say: (line: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  const findings: Finding[] = []
  const note = (ok: boolean, what: string) => findings.push({ ok, what })
  const disk = await statfs(config.localDir).catch(() => statfs(config.root))
  const free = disk.bavail * disk.bsize
  note(free > LOW_DISK_BYTES, `磁盘剩余 ${Math.round(free / 1024 ** 2)} MB free on disk`)
  const keys = await loadKeys(join(config.localDir, 'keys'))
  note(
    await access(join(config.localDir, 'keys', 'master.key'), constants.R_OK).then(
      () => true,
      () => false,
    ),
    '密钥可读 keys are readable',
  )
  const opened = await openDatabase(config, new Date(), () => undefined)
  try {
    if (opened.hasRoles) note(true, '数据库角色已建立 database roles are in place')
    else
      note(
        false,
        `数据库角色没有建立,请让管理员执行 database roles are missing; ask your administrator to run:\n${ROLES_SQL}`,
      )
    const broken = await brokenPhotos({ folder: join(config.localDir, 'files') }, opened.db)
    note(broken.length === 0, `缺失或损坏的照片 missing or damaged photos:${broken.length}`)
    for (const one of openTransports(env, { keys, publicUrl: config.publicUrl }).standings())
      note(one.is !== 'incomplete', sayStanding(one))
    const token = env.WEIGE_RECEIPTS_TOKEN
    if (token !== undefined)
      note(
        token.length >= SHORTEST_TOKEN,
        `送达回执的口令 token for receipts (WEIGE_RECEIPTS_TOKEN): ≥ ${SHORTEST_TOKEN}`,
      )
    const failing = await opened.db.pool.query<{ kind: LetterKind; since: Date; reason: string }>(FAILING)
    for (const one of failing.rows)
      note(
        false,
        `${LETTER_KIND_WORDS[one.kind].zh}自 ${one.since.toISOString()} 起发不出去 ${LETTER_KIND_WORDS[one.kind].en} failing since then: ${one.reason}`,
      )
    for (const check of CHECKS) {
      const rows = await opened.db.pool.query<{ n: number }>(check.sql, check.sql.includes('$1') ? [new Date()] : [])
      note(rows.rows[0].n === 0, `${check.what}:${rows.rows[0].n}`)
    }
  } finally {
    await opened.close()
  }
  for (const finding of findings) say(`${finding.ok ? '✓' : '✗'} ${finding.what}`)
  const wrong = findings.filter((finding) => !finding.ok).length
  if (wrong > 0) throw new OperatorError(`${wrong} 处需要处理。${wrong} thing(s) need attention.`, 5)
}

/** A channel in words; of its settings only the names of those that are missing. */
function sayStanding(one: Standing): string {
  const { zh, en } = LETTER_KIND_WORDS[one.kind]
  if (one.is === 'ready') return `${zh}已配置 ${en}: set up (${one.carrier})`
  if (one.is === 'off') return `${zh}未启用 ${en}: not set up, takes no messages`
  return `${zh}配置不全 ${en}: missing ${one.missing.join(', ')}`
}

/** Channels of which nothing has got through since a letter began to fail for a reason of theirs. */
const FAILING = `
SELECT f.kind, f.since, f.reason FROM (
  SELECT kind, min(tried_at) AS since, min(reason) AS reason, max(tried_at) AS last FROM deliveries
  WHERE state IN ('queued', 'parked') AND reason IN ('network', 'timeout', 'busy', 'credentials', 'clock', 'bad_answer') AND tried_at IS NOT NULL GROUP BY kind) f
WHERE NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.kind = f.kind AND d.sent_at > f.since) ORDER BY f.kind`

/** What must be zero. Foreign keys that a cluster cannot hold are checked here. */
const CHECKS = [
  { what: '搁置的事件 parked events', sql: 'SELECT count(*)::int AS n FROM parked_events' },
  { what: '没送出去的消息 parked messages', sql: "SELECT count(*)::int AS n FROM deliveries WHERE state = 'parked'" },
  {
    what: '没有责任岗位或时限的件 open cases without owner or deadline',
    sql: "SELECT count(*)::int AS n FROM cases WHERE state <> 'closed' AND (owner_post_id IS NULL OR next_deadline_at IS NULL)",
  },
  {
    what: '责任岗位已撤销的件 open cases owned by a closed post',
    sql: "SELECT count(*)::int AS n FROM cases c JOIN posts p ON p.tenant_id = c.tenant_id AND p.id = c.owner_post_id WHERE c.state <> 'closed' AND p.closed_at IS NOT NULL",
  },
  {
    what: '时限与时钟不符的件 open cases whose deadline is not that of their clocks',
    sql: "SELECT count(*)::int AS n FROM cases c WHERE c.state <> 'closed' AND c.next_deadline_at IS DISTINCT FROM (SELECT min(k.due_at) FROM case_clocks k WHERE k.tenant_id = c.tenant_id AND k.case_id = c.id AND k.stopped_at IS NULL AND k.paused_at IS NULL)",
  },
  {
    what: '没有网格的户 households without a grid',
    sql: 'SELECT count(*)::int AS n FROM households h WHERE NOT EXISTS (SELECT 1 FROM household_grids g WHERE g.tenant_id = h.tenant_id AND g.household_id = h.id AND g.valid_until IS NULL)',
  },
  {
    what: '没有件的诉求 reports without a case',
    sql: 'SELECT count(*)::int AS n FROM reports r WHERE NOT EXISTS (SELECT 1 FROM cases c WHERE c.tenant_id = r.tenant_id AND c.id = r.case_id)',
  },
  {
    what: '结案却没有答复的当事人 parties of closed cases without an answer',
    sql: "SELECT count(*)::int AS n FROM cases c WHERE c.state = 'closed' AND c.answer IS NULL",
  },
] as const
