import type { FastifyInstance } from 'fastify'
import type { Running } from './running.ts'
import type { Standing } from './transports.ts'

/** What an operator watches: readiness, how far followers lag, and the oldest stuck thing. */
type Health = {
  ready: boolean
  version: string
  followers: { lagEvents: number; parked: number }
  deliveries: { queued: number; parked: number; oldestQueuedSeconds: number | null }
  /** Each way out: ready, off or incomplete, and since when it fails. No settings are shown. */
  channels: readonly Standing[]
  cases: { open: number; overdue: number }
}

/** `/health` for a probe, `/metrics` for Prometheus. */
export function openHealth(
  http: FastifyInstance,
  running: Running,
  version: string,
  channels: () => readonly Standing[],
): void {
  http.get('/health', async (_request, reply) => {
    try {
      return await healthOf(running, version, channels())
    } catch {
      return reply.code(503).send({ ready: false, version })
    }
  })
  http.get('/metrics', async (_request, reply) => {
    const health = await healthOf(running, version, channels())
    const lines = [
      ['weige_ready', 1, 'The server answers and reaches its database.'],
      ['weige_follower_lag_events', health.followers.lagEvents, 'Events that followers have not read yet.'],
      ['weige_parked_events', health.followers.parked, 'Events that failed and wait for a person.'],
      ['weige_deliveries_queued', health.deliveries.queued, 'Messages waiting to be sent.'],
      ['weige_deliveries_parked', health.deliveries.parked, 'Messages that failed and wait for a person.'],
      ['weige_cases_open', health.cases.open, 'Open cases.'],
      ['weige_cases_overdue', health.cases.overdue, 'Open cases past their next deadline.'],
    ] as const
    const text = lines
      .map(([name, value, help]) => `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n`)
      .join('')
    const failing = health.channels.map(
      (one) => `weige_channel_failing{channel="${one.kind}"} ${one.failingSince === undefined ? 0 : 1}\n`,
    )
    const channelHelp =
      '# HELP weige_channel_failing Whether messages of a channel fail now.\n# TYPE weige_channel_failing gauge\n'
    return reply.type('text/plain; version=0.0.4').send(text + channelHelp + failing.join(''))
  })
}

async function healthOf(running: Running, version: string, channels: readonly Standing[]): Promise<Health> {
  const { db, clock, modules } = running.house
  const names = modules.filter((one) => one.follows).map((one) => one.name)
  const now = clock.now()
  const rows = await db.pool.query<{
    lag: number
    parked: number
    queued: number
    dead: number
    oldest: Date | null
    open: number
    overdue: number
  }>(
    `SELECT
       (SELECT coalesce(sum(greatest(c.seq - coalesce(k.seq, 0), 0)), 0)::int FROM chains c CROSS JOIN unnest($2::text[]) AS f (name)
          LEFT JOIN cursors k ON k.tenant_id = c.tenant_id AND k.chain_id = c.chain_id AND k.follower = f.name) AS lag,
       (SELECT count(*)::int FROM parked_events) AS parked,
       (SELECT count(*)::int FROM deliveries WHERE state = 'queued') AS queued,
       (SELECT count(*)::int FROM deliveries WHERE state = 'parked') AS dead,
       (SELECT min(created_at) FROM deliveries WHERE state = 'queued') AS oldest,
       (SELECT count(*)::int FROM cases WHERE state <> 'closed') AS open,
       (SELECT count(*)::int FROM cases WHERE state <> 'closed' AND next_deadline_at < $1) AS overdue`,
    [now, names],
  )
  const row = rows.rows[0]
  return {
    ready: true,
    version,
    followers: { lagEvents: row.lag, parked: row.parked },
    deliveries: {
      queued: row.queued,
      parked: row.dead,
      oldestQueuedSeconds: row.oldest ? Math.round((now.getTime() - row.oldest.getTime()) / 1000) : null,
    },
    channels,
    cases: { open: row.open, overdue: row.overdue },
  }
}
