import { Button } from 'antd'
import { useState } from 'react'
import { KIND_WORDS } from '../../../modules/deliberation/words.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card, Page } from '../parts/page.tsx'
import { Awaiting, Empty, Note } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { hrefOf, Link, navigate, usePlace } from '../router.tsx'
import { HomesCard } from './homes-card.tsx'
import { NewTopic } from './new-topic.tsx'
import { type Line, stateWord } from './shown.ts'
import { TopicDetail } from './topic-detail.tsx'
import './topics.css'
import { TOPICS } from './words.ts'

/** Topics of the grids one looks after, one of them in full, and the residents who wait to be confirmed. */
export default function TopicsPage() {
  const { t } = useLanguage()
  const { query } = usePlace()
  const read = useRead('deliberation.topics', {})
  const [isOpening, setOpening] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const topicId = query.get('topic')
  const chosen = read.data?.topics.find((one) => one.id === topicId)
  if (topicId && chosen) return <TopicDetail key={chosen.id} line={chosen} />
  return (
    <Page
      isWide
      title={t(TOPICS.title)}
      lead={t(TOPICS.lead)}
      tools={
        read.data?.mayOpen ? (
          <Button type="primary" onClick={() => setOpening(true)}>
            {t(TOPICS.open)}
          </Button>
        ) : null
      }
    >
      {said ? (
        <Note tone="success" isNews>
          {said}
        </Note>
      ) : null}
      <Awaiting read={read} lines={6} />
      {read.data ? <List topics={read.data.topics} mayOpen={read.data.mayOpen} /> : null}
      <HomesCard />
      {isOpening ? (
        <NewTopic
          onClose={() => setOpening(false)}
          onDone={(id) => {
            setSaid(t(TOPICS.opened))
            navigate(hrefOf('/topics', { topic: id }))
          }}
        />
      ) : null}
    </Page>
  )
}

function List({ topics, mayOpen }: { topics: readonly Line[]; mayOpen: boolean }) {
  const { t, moment } = useLanguage()
  if (topics.length === 0)
    return (
      <Card>
        <Empty title={t(TOPICS.empty)}>{t(mayOpen ? TOPICS.emptyText : TOPICS.emptyElse)}</Empty>
      </Card>
    )
  return (
    <Card>
      <table className="c-table">
        <thead>
          <tr>
            <th scope="col">{t(TOPICS.topic)}</th>
            <th scope="col">{t(TOPICS.state)}</th>
            <th scope="col">{t(TOPICS.turnout)}</th>
            <th scope="col">{t(TOPICS.ends)}</th>
            <th scope="col">{t(TOPICS.toDo)}</th>
          </tr>
        </thead>
        <tbody>
          {topics.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <Link href={hrefOf('/topics', { topic: one.id })}>{one.title}</Link>
                <div className="c-hint">
                  {one.scopeName} · {t(KIND_WORDS[one.kind])}
                </div>
              </th>
              <td data-title={t(TOPICS.state)}>
                <span className="c-topic-state">{t(stateWord(one))}</span>
              </td>
              <td data-title={t(TOPICS.turnout)}>
                {one.kind === 'vote'
                  ? t(TOPICS.households, { cast: one.castCount, roll: one.rollSize ?? 0 })
                  : t(TOPICS.opinions, { count: one.opinions })}
              </td>
              <td data-title={t(TOPICS.ends)}>{moment(one.closesAt)}</td>
              <td data-title={t(TOPICS.toDo)}>
                {toDo(one)
                  .map((word) => t(word.word, word.facts))
                  .join(' · ') || '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function toDo(one: Line): { word: Word; facts?: Record<string, number> }[] {
  const isOpen = one.state === 'open'
  return [
    ...(isOpen && one.papersWaiting > 0 ? [{ word: TOPICS.papersWait, facts: { count: one.papersWaiting } }] : []),
    ...(isOpen && one.mandatesWaiting > 0
      ? [{ word: TOPICS.mandatesWait, facts: { count: one.mandatesWaiting } }]
      : []),
    ...(one.mayAdopt && one.outcome === 'adopted' && one.caseNumber === null ? [{ word: TOPICS.adoptWaits }] : []),
  ]
}
