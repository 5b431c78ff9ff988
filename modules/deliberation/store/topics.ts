import type { Sql } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/pure/refusals.ts'
import type {
  Ballot,
  OutcomeReason,
  Quorum,
  Stance,
  Threshold,
  ThresholdBase,
  TopicKind,
  TopicOutcome,
  TopicState,
} from '../contract.ts'

/** A topic. It hangs on a notice board: reading one asks for no sight; what stands behind single doors does. */
export type TopicRow = {
  id: string
  communityId: string
  chainId: number
  gridId: string
  scopeKind: 'grid' | 'compound' | 'buildings'
  scopeIds: string[]
  scopeName: string
  kind: TopicKind
  title: string
  question: string
  background: string
  salt: Buffer
  ballot: Ballot
  maxChoices: number
  quorum: Quorum
  threshold: Threshold
  thresholdOf: ThresholdBase
  opensAt: Date
  closesAt: Date
  countAt: Date
  state: TopicState
  rollSize: number | null
  withdrawnReason: string | null
  outcome: TopicOutcome | null
  outcomeReason: OutcomeReason | null
  winners: number[]
  castCount: number | null
  closedAt: Date | null
  resolution: string | null
  caseId: string | null
  caseOpenedAt: Date | null
  account: string | null
  accountOutcome: string | null
  accountedAt: Date | null
}

const COLUMNS = `t.id, t.community_id AS "communityId", t.chain_id AS "chainId", t.grid_id AS "gridId", t.scope_kind AS "scopeKind",
  t.scope_ids AS "scopeIds", t.scope_name AS "scopeName", t.kind, t.title, t.question, t.background, t.salt, t.ballot,
  t.max_choices AS "maxChoices", t.quorum, t.threshold, t.threshold_of AS "thresholdOf", t.opens_at AS "opensAt", t.closes_at AS "closesAt",
  t.count_at AS "countAt", t.state, t.roll_size AS "rollSize", t.withdrawn_reason AS "withdrawnReason", t.outcome,
  t.outcome_reason AS "outcomeReason", t.winners, t.cast_count AS "castCount", t.closed_at AS "closedAt", t.resolution,
  t.case_id AS "caseId", t.case_opened_at AS "caseOpenedAt", t.account, t.account_outcome AS "accountOutcome", t.accounted_at AS "accountedAt"`

/** An option of a topic. */
export type OptionRow = { position: number; text: string; stance: Stance; tally: number | null }

/** A topic that is opened. */
export type NewTopic = Pick<
  TopicRow,
  | 'id'
  | 'communityId'
  | 'chainId'
  | 'gridId'
  | 'scopeKind'
  | 'scopeName'
  | 'kind'
  | 'title'
  | 'question'
  | 'background'
  | 'salt'
  | 'ballot'
  | 'maxChoices'
  | 'quorum'
  | 'threshold'
  | 'thresholdOf'
  | 'opensAt'
  | 'closesAt'
  | 'countAt'
> & {
  scopeIds: readonly string[]
  options: readonly { text: string; stance: Stance }[]
  madeAt: Date
  madeBy: string | null
}

/** Writes a topic with its options; it is announced and not open yet. */
export async function insertTopic(sql: Sql, tenant: number, one: NewTopic): Promise<void> {
  await sql.prepared(
    'deliberation_insert_topic',
    `INSERT INTO topics (tenant_id, id, community_id, chain_id, grid_id, scope_kind, scope_ids, scope_name, kind, title, question, background, salt,
       ballot, max_choices, quorum, threshold, threshold_of, opens_at, closes_at, count_at, state, made_at, made_by_person_id, winners)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, 'announced', $22, $23, '{}')`,
    [
      tenant,
      one.id,
      one.communityId,
      one.chainId,
      one.gridId,
      one.scopeKind,
      [...one.scopeIds],
      one.scopeName,
      one.kind,
      one.title,
      one.question,
      one.background,
      one.salt,
      one.ballot,
      one.maxChoices,
      one.quorum,
      one.threshold,
      one.thresholdOf,
      one.opensAt,
      one.closesAt,
      one.countAt,
      one.madeAt,
      one.madeBy,
    ],
  )
  if (one.options.length === 0) return
  await sql.prepared(
    'deliberation_insert_options',
    `INSERT INTO topic_options (tenant_id, topic_id, position, text, stance)
     SELECT $1, $2, o.position, o.text, o.stance FROM unnest($3::text[], $4::text[]) WITH ORDINALITY AS o (text, stance, position)`,
    [tenant, one.id, one.options.map((option) => option.text), one.options.map((option) => option.stance)],
  )
}

/** A topic by its id. @throws NotFound */
export async function getTopic(sql: Sql, tenant: number, topicId: string): Promise<TopicRow> {
  const rows = await sql.prepared<TopicRow>(
    'deliberation_topic',
    `SELECT ${COLUMNS} FROM topics t WHERE t.tenant_id = $1 AND t.id = $2`,
    [tenant, topicId],
  )
  if (!rows[0]) throw new NotFound('topic')
  return rows[0]
}

/** A topic, held open while one votes in it: closing waits for those who are voting. @throws NotFound */
export async function shareTopic(sql: Sql, tenant: number, topicId: string): Promise<TopicRow> {
  const rows = await sql.prepared<TopicRow>(
    'deliberation_share_topic',
    `SELECT ${COLUMNS} FROM topics t WHERE t.tenant_id = $1 AND t.id = $2 FOR SHARE`,
    [tenant, topicId],
  )
  if (!rows[0]) throw new NotFound('topic')
  return rows[0]
}

/** A topic, locked to change it. @throws NotFound */
export async function lockTopic(sql: Sql, tenant: number, topicId: string): Promise<TopicRow> {
  const rows = await sql.prepared<TopicRow>(
    'deliberation_lock_topic',
    `SELECT ${COLUMNS} FROM topics t WHERE t.tenant_id = $1 AND t.id = $2 FOR UPDATE`,
    [tenant, topicId],
  )
  if (!rows[0]) throw new NotFound('topic')
  return rows[0]
}

/** The topics that cases were opened for, locked. */
export async function topicsOfCases(sql: Sql, tenant: number, caseIds: readonly string[]): Promise<TopicRow[]> {
  return sql.prepared<TopicRow>(
    'deliberation_topics_of_cases',
    `SELECT ${COLUMNS} FROM topics t WHERE t.tenant_id = $1 AND t.case_id = ANY($2::uuid[]) ORDER BY t.id FOR UPDATE`,
    [tenant, [...caseIds]],
  )
}

/** Topics whose time to open or to be counted has come, locked; what another sweep holds is passed over. */
export async function takeDue(sql: Sql, tenant: number, now: Date, limit: number): Promise<TopicRow[]> {
  return sql.prepared<TopicRow>(
    'deliberation_take_due',
    `SELECT ${COLUMNS} FROM topics t
     WHERE t.tenant_id = $1 AND ((t.state = 'announced' AND t.opens_at <= $2) OR (t.state = 'open' AND t.count_at <= $2))
     ORDER BY t.opens_at, t.id LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [tenant, now, limit],
  )
}

/** Tenants with a topic whose time has come. */
export const DUE = `SELECT DISTINCT tenant_id FROM topics WHERE (state = 'announced' AND opens_at <= $1) OR (state = 'open' AND count_at <= $1)`

/** A topic of a list, with what has come in so far. */
export type TopicCounts = TopicRow & { votes: number; opinions: number; papersWaiting: number; mandatesWaiting: number }

/** Topics of some grids, the newest first. */
export async function listTopics(
  sql: Sql,
  tenant: number,
  gridIds: readonly string[] | null,
  state: TopicState | null,
  limit: number,
): Promise<TopicCounts[]> {
  return sql.prepared<TopicCounts>(
    'deliberation_topics',
    `SELECT ${COLUMNS},
       (SELECT count(*)::int FROM topic_votes v WHERE v.tenant_id = $1 AND v.topic_id = t.id AND v.is_current) AS votes,
       (SELECT count(*)::int FROM topic_opinions o WHERE o.tenant_id = $1 AND o.topic_id = t.id) AS opinions,
       (SELECT count(*)::int FROM topic_papers p WHERE p.tenant_id = $1 AND p.topic_id = t.id AND p.state IN ('waiting', 'differing')) AS "papersWaiting",
       (SELECT count(*)::int FROM topic_mandates m WHERE m.tenant_id = $1 AND m.topic_id = t.id AND m.state = 'entered') AS "mandatesWaiting"
     FROM topics t
     WHERE t.tenant_id = $1 AND ($2::uuid[] IS NULL OR t.grid_id = ANY($2::uuid[])) AND ($3::text IS NULL OR t.state = $3)
     ORDER BY t.state = 'open' DESC, t.closes_at DESC, t.id LIMIT $4`,
    [tenant, gridIds === null ? null : [...gridIds], state, limit],
  )
}

/** The options of a topic, in their order. */
export async function optionsOf(sql: Sql, tenant: number, topicId: string): Promise<OptionRow[]> {
  return sql.prepared<OptionRow>(
    'deliberation_options',
    'SELECT position, text, stance, tally FROM topic_options WHERE tenant_id = $1 AND topic_id = $2 ORDER BY position',
    [tenant, topicId],
  )
}

/** Marks a topic as open with its frozen roll. */
export async function saveOpened(sql: Sql, tenant: number, topicId: string, rollSize: number): Promise<void> {
  await sql.prepared(
    'deliberation_opened',
    "UPDATE topics SET state = 'open', roll_size = $3 WHERE tenant_id = $1 AND id = $2",
    [tenant, topicId, rollSize],
  )
}

export async function saveWithdrawn(
  sql: Sql,
  tenant: number,
  topicId: string,
  reason: string,
  at: Date,
): Promise<void> {
  await sql.prepared(
    'deliberation_withdrawn',
    "UPDATE topics SET state = 'withdrawn', withdrawn_reason = $3, closed_at = $4 WHERE tenant_id = $1 AND id = $2",
    [tenant, topicId, reason, at],
  )
}

/** Saves how a topic ended. */
export async function saveClosed(
  sql: Sql,
  tenant: number,
  topicId: string,
  to: {
    outcome: TopicOutcome
    reason: OutcomeReason
    winners: readonly number[]
    cast: number
    at: Date
    tallies: readonly { position: number; votes: number }[]
  },
): Promise<void> {
  await sql.prepared(
    'deliberation_closed',
    `UPDATE topics SET state = 'closed', outcome = $3, outcome_reason = $4, winners = $5, cast_count = $6, closed_at = $7
     WHERE tenant_id = $1 AND id = $2`,
    [tenant, topicId, to.outcome, to.reason, [...to.winners], to.cast, to.at],
  )
  await sql.prepared(
    'deliberation_tallies',
    `UPDATE topic_options o SET tally = t.votes FROM unnest($3::int[], $4::int[]) AS t (position, votes)
     WHERE o.tenant_id = $1 AND o.topic_id = $2 AND o.position = t.position`,
    [tenant, topicId, to.tallies.map((one) => one.position), to.tallies.map((one) => one.votes)],
  )
}

export async function saveResolution(
  sql: Sql,
  tenant: number,
  topicId: string,
  to: { text: string; caseId: string; at: Date },
): Promise<void> {
  await sql.prepared(
    'deliberation_resolution',
    'UPDATE topics SET resolution = $3, case_id = $4, case_opened_at = $5 WHERE tenant_id = $1 AND id = $2',
    [tenant, topicId, to.text, to.caseId, to.at],
  )
}

/** Saves the public account of what came of a resolution; null when the work was taken up again. */
export async function saveAccount(
  sql: Sql,
  tenant: number,
  topicId: string,
  to: { text: string; outcome: string; at: Date } | null,
): Promise<void> {
  await sql.prepared(
    'deliberation_account',
    'UPDATE topics SET account = $3, account_outcome = $4, accounted_at = $5 WHERE tenant_id = $1 AND id = $2',
    [tenant, topicId, to?.text ?? null, to?.outcome ?? null, to?.at ?? null],
  )
}

/** The fact in which the count was announced; undefined before. */
export async function closingFact(
  sql: Sql,
  tenant: number,
  topicId: string,
): Promise<{ seq: number; hash: Buffer; at: Date } | undefined> {
  const rows = await sql.prepared<{ seq: number; hash: Buffer; at: Date }>(
    'deliberation_closing_fact',
    "SELECT seq, hash, at FROM events WHERE tenant_id = $1 AND subject_id = $2 AND name = 'topic.closed' ORDER BY seq DESC LIMIT 1",
    [tenant, topicId],
  )
  return rows[0]
}
