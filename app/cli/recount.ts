import { join } from 'node:path'
import { recountTopic } from '../../modules/deliberation/index.ts'
import { OUTCOME_WORDS, REASON_WORDS } from '../../modules/deliberation/words.ts'
import { loadKeys } from '../../platform/keys.ts'
import { type Config, OperatorError } from '../config.ts'
import { openDatabase } from '../database.ts'

/** `weige recount <topic>`: counts a published vote again from its ballots. Ends with 4 when it does not come to what was published. */
export async function recount(config: Config, topicId: string | undefined, say: (line: string) => void): Promise<void> {
  if (topicId === undefined || !/^[0-9a-f-]{36}$/i.test(topicId))
    throw new OperatorError('请写议题编号:weige recount <编号>。Name the topic: weige recount <id>.', 2)
  await loadKeys(join(config.localDir, 'keys'))
  const opened = await openDatabase(config, new Date(), () => undefined)
  try {
    const found = await opened.db.pool.query<{ tenant_id: number }>('SELECT tenant_id FROM topics WHERE id = $1', [
      topicId,
    ])
    const tenant = found.rows[0]?.tenant_id
    if (tenant === undefined) throw new OperatorError('没有这个议题。There is no such topic.', 2)
    const counted = await opened.db.snapshot((sql) => recountTopic(sql, tenant, topicId))
    const { topic, decision } = counted
    if (topic.outcome !== 'adopted' && topic.outcome !== 'failed')
      throw new OperatorError('这个议题还没有公布结果。This topic has no published result.', 2)
    say(`${topic.title}(${topic.scopeName})`)
    for (const one of counted.options)
      say(`  ${one.position}. ${one.text}: ${one.counted}(公布 published ${one.published ?? '—'})`)
    say(`  票 ballots ${counted.ballots} / 户 households ${topic.rollSize ?? 0}`)
    say(`  SHA-256 ${counted.hash}`)
    const { zh, en } = OUTCOME_WORDS[decision.outcome]
    say(`  ${zh} ${en}: ${REASON_WORDS[decision.reason].zh} ${REASON_WORDS[decision.reason].en}`)
    if (!counted.isSame)
      throw new OperatorError('重新计票与公布的结果不同。The count does not come to what was published.', 4)
    say('✓ 与公布的结果一致。The same as published.')
  } finally {
    await opened.close()
  }
}
