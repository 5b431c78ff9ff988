import { createHash } from 'node:crypto'
import { canonicalize } from './canonical.ts'
import type { Context } from './context.ts'
import { localDate } from './pure/time.ts'

/**
 * Writes down that personal data was looked at – who, what, whom, why – before it is shown. The log is a chain of its own, in
 * monthly segments, so that whole segments can be deleted when their time is over (docs/decisions).
 */
export async function logAccess(
  ctx: Context,
  accountId: string,
  query: string,
  subject: { type: string; id: string },
  reason: string,
): Promise<void> {
  const segment = localDate(ctx.now).slice(0, 7)
  await ctx.sql.raw('SELECT pg_advisory_xact_lock($1, hashtext($2))', [ctx.tenant % 2_147_483_647, segment])
  const last = await ctx.sql.raw<{ seq: number; hash: Buffer }>(
    'SELECT seq, hash FROM access_log WHERE tenant_id = $1 AND segment = $2 ORDER BY seq DESC LIMIT 1',
    [ctx.tenant, segment],
  )
  const seq = (last[0]?.seq ?? 0) + 1
  const body = canonicalize({ seq, at: ctx.now.toISOString(), account: accountId, query, subject, reason })
  const hash = createHash('sha256')
    .update(last[0]?.hash ?? Buffer.alloc(32))
    .update(body)
    .digest()
  await ctx.sql.raw(
    'INSERT INTO access_log (tenant_id, segment, seq, at, account_id, query, subject_type, subject_id, reason, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    [ctx.tenant, segment, seq, ctx.now, accountId, query, subject.type, subject.id, reason, hash],
  )
}
