import type { Sql } from '../../platform/db/connect.ts'
import { recount } from './counting.ts'
import { getTopic, optionsOf, type TopicRow } from './store/topics.ts'
import { ballotsOf } from './store/votes.ts'

/** A published vote counted again from its ballots. */
export type Recount = {
  topic: TopicRow
  options: { position: number; text: string; published: number | null; counted: number }[]
  ballots: number
  decision: ReturnType<typeof recount>['decision']
  hash: string
  isSame: boolean
}

/** Counts a published vote again: the same ballots, the frozen rules. @throws NotFound */
export async function recountTopic(sql: Sql, tenant: number, topicId: string): Promise<Recount> {
  const topic = await getTopic(sql, tenant, topicId)
  const options = await optionsOf(sql, tenant, topicId)
  const ballots = await ballotsOf(sql, tenant, topicId)
  const { tallies, decision, hash } = recount(topic, options, ballots)
  const lines = options.map((one, index) => ({
    position: one.position,
    text: one.text,
    published: one.tally,
    counted: tallies[index]?.votes ?? 0,
  }))
  const isSame =
    topic.outcome === decision.outcome &&
    topic.outcomeReason === decision.reason &&
    lines.every((one) => one.published === one.counted)
  return { topic, options: lines, ballots: ballots.length, decision, hash, isSame }
}
