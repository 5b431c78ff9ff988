import type { Sql } from '../../../platform/db/connect.ts'
import type { VoteWay } from '../contract.ts'

/** A vote of a household; of several only the newest is current. */
export type VoteRow = {
  id: string
  householdId: string
  way: VoteWay
  personId: string | null
  box: Buffer | null
  boxHash: string
  votedAt: Date
  isCurrent: boolean
}

const COLUMNS = `v.id, v.household_id AS "householdId", v.way, v.person_id AS "personId", v.box, v.box_hash AS "boxHash", v.voted_at AS "votedAt",
  v.is_current AS "isCurrent"`

/** The current votes of some households. */
export async function currentVotes(
  sql: Sql,
  tenant: number,
  topicId: string,
  householdIds: readonly string[],
): Promise<VoteRow[]> {
  return sql.prepared<VoteRow>(
    'deliberation_current_votes',
    `SELECT ${COLUMNS} FROM topic_votes v WHERE v.tenant_id = $1 AND v.topic_id = $2 AND v.household_id = ANY($3::uuid[]) AND v.is_current`,
    [tenant, topicId, [...householdIds]],
  )
}

/** All current votes of a topic. */
export async function allCurrentVotes(sql: Sql, tenant: number, topicId: string): Promise<VoteRow[]> {
  return sql.prepared<VoteRow>(
    'deliberation_all_votes',
    `SELECT ${COLUMNS} FROM topic_votes v WHERE v.tenant_id = $1 AND v.topic_id = $2 AND v.is_current ORDER BY v.household_id`,
    [tenant, topicId],
  )
}

/** One vote by its id. */
export async function findVote(sql: Sql, tenant: number, voteId: string): Promise<VoteRow | undefined> {
  const rows = await sql.prepared<VoteRow>(
    'deliberation_vote',
    `SELECT ${COLUMNS} FROM topic_votes v WHERE v.tenant_id = $1 AND v.id = $2`,
    [tenant, voteId],
  )
  return rows[0]
}

/** A vote that is cast. */
export type NewVote = {
  id: string
  topicId: string
  householdId: string
  way: VoteWay
  personId: string | null
  box: Buffer
  boxHash: string
  votedAt: Date
  enteredAt: Date
}

/** Writes a vote as the current one of its household; the one before stays as a row. The caller holds the household's lock. */
export async function insertVote(sql: Sql, tenant: number, one: NewVote): Promise<void> {
  await sql.prepared(
    'deliberation_step_down',
    'UPDATE topic_votes SET is_current = false WHERE tenant_id = $1 AND topic_id = $2 AND household_id = $3 AND is_current',
    [tenant, one.topicId, one.householdId],
  )
  await sql.prepared(
    'deliberation_insert_vote',
    `INSERT INTO topic_votes (tenant_id, id, topic_id, household_id, way, person_id, box, box_hash, voted_at, entered_at, is_current)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, true)`,
    [
      tenant,
      one.id,
      one.topicId,
      one.householdId,
      one.way,
      one.personId,
      one.box,
      one.boxHash,
      one.votedAt,
      one.enteredAt,
    ],
  )
}

/** How many current votes came which way. */
export async function countWays(sql: Sql, tenant: number, topicId: string): Promise<{ way: VoteWay; count: number }[]> {
  return sql.prepared(
    'deliberation_ways',
    `SELECT way, count(*)::int AS count FROM topic_votes WHERE tenant_id = $1 AND topic_id = $2 AND is_current GROUP BY way ORDER BY way`,
    [tenant, topicId],
  )
}

/** Empties the boxes of a secret vote: after the count nothing joins a household to a choice. */
export async function emptyBoxes(sql: Sql, tenant: number, topicId: string): Promise<void> {
  await sql.prepared(
    'deliberation_empty_boxes',
    'UPDATE topic_votes SET box = NULL WHERE tenant_id = $1 AND topic_id = $2',
    [tenant, topicId],
  )
  await sql.prepared(
    'deliberation_empty_papers',
    "UPDATE topic_papers SET entries = '{}' WHERE tenant_id = $1 AND topic_id = $2",
    [tenant, topicId],
  )
}

/** A ballot as it is published. */
export type BallotRow = { code: string; choices: number[]; householdId: string | null }

export async function insertBallots(
  sql: Sql,
  tenant: number,
  topicId: string,
  ballots: readonly BallotRow[],
): Promise<void> {
  await sql.prepared(
    'deliberation_insert_ballots',
    `INSERT INTO topic_ballots (tenant_id, topic_id, code, choices, household_id)
     SELECT $1, $2, b.code, string_to_array(b.choices, ',')::int[], b.household_id
     FROM unnest($3::text[], $4::text[], $5::uuid[]) AS b (code, choices, household_id)`,
    [
      tenant,
      topicId,
      ballots.map((one) => one.code),
      ballots.map((one) => one.choices.join(',')),
      ballots.map((one) => one.householdId),
    ],
  )
}

/** The published ballots of a topic, in the order of their codes. */
export async function ballotsOf(sql: Sql, tenant: number, topicId: string): Promise<BallotRow[]> {
  return sql.prepared<BallotRow>(
    'deliberation_ballots',
    `SELECT code, choices, household_id AS "householdId" FROM topic_ballots WHERE tenant_id = $1 AND topic_id = $2 ORDER BY code`,
    [tenant, topicId],
  )
}

/** A fact of the chain about a vote of a topic: what the rows are compared with. */
export type VoteFact = { seq: number; body: string }

/** The votes that the chain says were cast in a topic, oldest first. */
export async function voteFacts(sql: Sql, tenant: number, topicId: string): Promise<VoteFact[]> {
  return sql.prepared<VoteFact>(
    'deliberation_vote_facts',
    "SELECT seq, body FROM events WHERE tenant_id = $1 AND subject_id = $2 AND name = 'vote.cast' ORDER BY seq",
    [tenant, topicId],
  )
}

/** A current vote beside its topic, and its published ballot where the topic was open. */
export type VoteOfPerson = {
  title: string
  householdId: string
  way: VoteWay
  votedAt: Date
  isOwn: boolean
  code: string | null
  choices: string[] | null
}

/** The current votes that a person cast, and those of households in which she lives, from the moment she does. */
export async function votesAbout(
  sql: Sql,
  tenant: number,
  personId: string,
  homes: readonly { householdId: string; since: Date }[],
): Promise<VoteOfPerson[]> {
  return sql.prepared<VoteOfPerson>(
    'deliberation_votes_about',
    `SELECT t.title, v.household_id AS "householdId", v.way, v.voted_at AS "votedAt", v.person_id IS NOT DISTINCT FROM $2 AS "isOwn", b.code,
       (SELECT array_agg(o.text ORDER BY o.position) FROM topic_options o
        WHERE o.tenant_id = $1 AND o.topic_id = v.topic_id AND o.position = ANY(b.choices)) AS choices
     FROM topic_votes v JOIN topics t ON t.tenant_id = v.tenant_id AND t.id = v.topic_id
     LEFT JOIN topic_ballots b ON b.tenant_id = v.tenant_id AND b.topic_id = v.topic_id AND b.household_id = v.household_id
     WHERE v.tenant_id = $1 AND v.is_current AND (v.person_id = $2 OR EXISTS (
       SELECT 1 FROM unnest($3::uuid[], $4::timestamptz[]) AS m (household_id, since)
       WHERE m.household_id = v.household_id AND m.since <= v.voted_at))
     ORDER BY v.voted_at, v.id`,
    [tenant, personId, homes.map((one) => one.householdId), homes.map((one) => one.since)],
  )
}

/** Takes a person out of the votes she cast; the votes are her household's and stay. */
export async function leaveVotes(sql: Sql, tenant: number, personId: string): Promise<void> {
  await sql.prepared(
    'deliberation_leave_votes',
    'UPDATE topic_votes SET person_id = NULL WHERE tenant_id = $1 AND person_id = $2',
    [tenant, personId],
  )
}
