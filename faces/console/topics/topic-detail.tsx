import { Button, Input } from 'antd'
import { useState } from 'react'
import { OUTCOME_WORDS as CASE_OUTCOMES, STATE_WORDS as CASE_STATES } from '../../../modules/cases/words.ts'
import { BALLOT_WORDS, REASON_WORDS } from '../../../modules/deliberation/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { Bars } from '../parts/bars.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { Card, Page } from '../parts/page.tsx'
import { Awaiting, Note, Problem } from '../parts/said.tsx'
import { refresh, useRead } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { OpinionsCard } from './opinions-card.tsx'
import { type Printing, Sheet } from './print-sheet.tsx'
import { RollCard } from './roll-card.tsx'
import { type Line, rulesOf, stateWord, type Topic } from './shown.ts'
import { TOPICS } from './words.ts'

/** One topic as staff look after it. */
export function TopicDetail({ line }: { line: Line }) {
  const { t, moment } = useLanguage()
  const read = useRead('deliberation.topic', { topicId: line.id })
  const [printing, setPrinting] = useState<Printing | null>(null)
  const [dialog, setDialog] = useState<'withdraw' | 'adopt' | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const again = useAct('deliberation.countAgain')
  const topic = read.data
  const isRunning = line.state === 'open' || line.state === 'announced'
  const isCounted = line.outcome === 'adopted' || line.outcome === 'failed'
  const mayAdopt = line.mayAdopt && (line.outcome === 'adopted' || line.outcome === 'heard') && line.caseNumber === null
  return (
    <Page
      isWide
      title={line.title}
      lead={
        <>
          <span className="c-topic-state">{t(stateWord(line))}</span> {line.scopeName} · {t(TOPICS.ends)}{' '}
          {moment(line.closesAt)}
        </>
      }
      tools={
        <>
          <Link href={hrefOf('/topics')}>{t(TOPICS.back)}</Link>
          {topic && line.kind === 'vote' && isRunning ? (
            <Button onClick={() => setPrinting('ballots')}>{t(TOPICS.printBallots)}</Button>
          ) : null}
          {topic && isCounted ? <Button onClick={() => setPrinting('result')}>{t(TOPICS.printResult)}</Button> : null}
          {line.mayModerate && isRunning ? (
            <Button onClick={() => setDialog('withdraw')}>{t(TOPICS.withdraw)}</Button>
          ) : null}
          {mayAdopt ? (
            <Button type="primary" onClick={() => setDialog('adopt')}>
              {t(TOPICS.adopt)}
            </Button>
          ) : null}
        </>
      }
    >
      {said ? (
        <Note tone="success" isNews>
          {said}
        </Note>
      ) : null}
      {line.outcome === 'held' ? (
        <Note
          tone="warning"
          action={
            <Button
              loading={again.isBusy}
              onClick={async () => {
                if (await again.run({ topicId: line.id })) refresh('deliberation.')
              }}
            >
              {t(TOPICS.countAgain)}
            </Button>
          }
        >
          {t(TOPICS.heldText)}
        </Note>
      ) : null}
      <Problem error={again.error} />
      <Awaiting read={read} lines={6} />
      {topic ? (
        <>
          <AskedCard topic={topic} />
          {isCounted ? <ResultCard topic={topic} /> : null}
          {topic.work ? <WorkCard topic={topic} /> : null}
          {line.kind === 'vote' && line.mayEnter && line.state === 'open' ? <RollCard topic={topic} /> : null}
          <OpinionsCard topic={topic} mayModerate={line.mayModerate} />
        </>
      ) : null}
      {topic && printing ? <Sheet topic={topic} what={printing} onDone={() => setPrinting(null)} /> : null}
      {dialog === 'withdraw' ? <Withdraw topicId={line.id} onClose={() => setDialog(null)} /> : null}
      {topic && dialog === 'adopt' ? <Adopt topic={topic} onClose={() => setDialog(null)} onDone={setSaid} /> : null}
    </Page>
  )
}

function AskedCard({ topic }: { topic: Topic }) {
  const { t } = useLanguage()
  return (
    <Card title={t(TOPICS.question)}>
      <p className="c-topic-question">{topic.question}</p>
      {topic.background ? <p className="c-topic-words">{topic.background}</p> : null}
      {topic.withdrawnReason ? <Note tone="warning">{topic.withdrawnReason}</Note> : null}
      {topic.kind === 'vote' ? (
        <p className="c-hint">
          {[
            t(TOPICS.households, { cast: topic.castCount, roll: topic.rollSize ?? 0 }),
            t(BALLOT_WORDS[topic.ballot]),
            ...rulesOf(topic).map((one) => t(one)),
          ].join(' · ')}
        </p>
      ) : null}
    </Card>
  )
}

function ResultCard({ topic }: { topic: Topic }) {
  const { t } = useLanguage()
  return (
    <Card title={t(TOPICS.result)}>
      {topic.outcomeReason ? (
        <Note tone={topic.outcome === 'adopted' ? 'success' : 'info'} title={t(stateWord(topic))}>
          {t(REASON_WORDS[topic.outcomeReason])}
        </Note>
      ) : null}
      <Bars
        title={t(TOPICS.votes)}
        bars={topic.options.map((one) => ({ key: String(one.position), label: one.text, value: one.tally ?? 0 }))}
      />
    </Card>
  )
}

function WorkCard({ topic }: { topic: Topic }) {
  const { t } = useLanguage()
  const { work } = topic
  if (!work) return null
  return (
    <Card title={t(TOPICS.account)}>
      <p className="c-topic-words">{topic.resolution}</p>
      <p>
        {t(TOPICS.caseNumber, { number: work.number })} · {t(CASE_STATES[work.state])}
        {work.accountOutcome ? ` · ${t(CASE_OUTCOMES[work.accountOutcome])}` : ''}
      </p>
      <p className="c-topic-words">{work.account ?? t(TOPICS.noAccount)}</p>
    </Card>
  )
}

function Withdraw({ topicId, onClose }: { topicId: string; onClose: () => void }) {
  const { t } = useLanguage()
  const act = useAct('deliberation.withdrawTopic')
  const [reason, setReason] = useState('')
  const [wasSent, setSent] = useState(false)
  const send = async () => {
    setSent(true)
    if (reason.trim().length < 2 || !(await act.run({ topicId, reason: reason.trim() }))) return
    refresh('deliberation.')
    onClose()
  }
  return (
    <Dialog
      title={t(TOPICS.withdrawTitle)}
      onClose={onClose}
      submit={{ label: t(TOPICS.withdraw), onSubmit: send, isBusy: act.isBusy, isDanger: true }}
      error={act.error}
    >
      <Labelled
        label={t(TOPICS.withdrawReason)}
        fault={wasSent && reason.trim().length < 2 ? t(CONSOLE.tooShort, { count: 2 }) : null}
      >
        {(control) => <Input {...control} maxLength={300} value={reason} onChange={(e) => setReason(e.target.value)} />}
      </Labelled>
    </Dialog>
  )
}

function Adopt({ topic, onClose, onDone }: { topic: Topic; onClose: () => void; onDone: (said: string) => void }) {
  const { t, list } = useLanguage()
  const act = useAct('deliberation.adoptResolution')
  const [text, setText] = useState(() =>
    t(topic.outcome === 'adopted' ? TOPICS.resolutionOf : TOPICS.resolutionHeard, {
      scope: topic.scopeName,
      title: topic.title,
      winners: list(topic.options.filter((one) => one.isWinner).map((one) => one.text)),
    }),
  )
  const [wasSent, setSent] = useState(false)
  const send = async () => {
    setSent(true)
    if (text.trim().length < 2) return
    const made = await act.run({ topicId: topic.id, text: text.trim() })
    if (!made) return
    refresh('deliberation.')
    onDone(t(TOPICS.adopted, { number: made.number }))
    onClose()
  }
  return (
    <Dialog
      title={t(TOPICS.adoptTitle)}
      onClose={onClose}
      submit={{ label: t(TOPICS.adopt), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <p className="c-hint">{t(TOPICS.adoptText)}</p>
      <Labelled
        label={t(TOPICS.resolution)}
        fault={wasSent && text.trim().length < 2 ? t(CONSOLE.tooShort, { count: 2 }) : null}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 4, maxRows: 12 }}
            maxLength={2000}
            value={text}
            onChange={(e) => setText(e.target.value)}
          />
        )}
      </Labelled>
    </Dialog>
  )
}
