import { Button, Input } from 'antd'
import { useState } from 'react'
import { HIDDEN_WORDS, HIDE_WORDS } from '../../../modules/deliberation/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Choice, Labelled } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Problem } from '../parts/said.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import type { Topic } from './shown.ts'
import { TOPICS } from './words.ts'

type Opinion = Topic['opinionList'][number]

/** What residents say, with an answer in public; what breaks the rules is hidden with the reason and never deleted. */
export function OpinionsCard({ topic, mayModerate }: { topic: Topic; mayModerate: boolean }) {
  const { t, moment } = useLanguage()
  const [acting, setActing] = useState<{ what: 'hide' | 'answer'; on: Opinion } | null>(null)
  const show = useAct('deliberation.hideOpinion')
  return (
    <Card title={`${t(TOPICS.opinionsTitle)} · ${topic.opinionList.length}`}>
      <Problem error={show.error} />
      {topic.opinionList.length === 0 ? <p className="c-hint">{t(TOPICS.noOpinions)}</p> : null}
      <ul className="c-opinion-list">
        {topic.opinionList.map((one) => (
          <li key={one.id}>
            <div className="c-hint">
              {one.by ?? t(HIDDEN_WORDS.erased)} · {moment(one.givenAt)}
              {one.hiddenReason && one.hiddenReason !== 'erased'
                ? ` · ${t(TOPICS.hiddenFor, { reason: t(HIDE_WORDS[one.hiddenReason]) })}`
                : ''}
            </div>
            {one.text ? <p className="c-topic-words">{one.text}</p> : null}
            {one.answer ? <p className="c-opinion-answer">{one.answer}</p> : null}
            {mayModerate && one.by !== null ? (
              <span className="c-rowtools">
                <Button size="small" onClick={() => setActing({ what: 'answer', on: one })}>
                  {t(one.answer ? TOPICS.answerAgain : TOPICS.answer)}
                </Button>
                {one.hiddenReason ? (
                  <Button
                    size="small"
                    loading={show.isBusy}
                    onClick={async () => {
                      if (await show.run({ opinionId: one.id, reason: null })) refresh('deliberation.')
                    }}
                  >
                    {t(TOPICS.show)}
                  </Button>
                ) : (
                  <Button size="small" onClick={() => setActing({ what: 'hide', on: one })}>
                    {t(TOPICS.hide)}
                  </Button>
                )}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {acting?.what === 'hide' ? <Hide opinionId={acting.on.id} onClose={() => setActing(null)} /> : null}
      {acting?.what === 'answer' ? <Answer opinion={acting.on} onClose={() => setActing(null)} /> : null}
    </Card>
  )
}

function Hide({ opinionId, onClose }: { opinionId: string; onClose: () => void }) {
  const { t } = useLanguage()
  const act = useAct('deliberation.hideOpinion')
  const [reason, setReason] = useState<keyof typeof HIDE_WORDS>('off_topic')
  const send = async () => {
    if (!(await act.run({ opinionId, reason }))) return
    refresh('deliberation.')
    onClose()
  }
  return (
    <Dialog
      title={t(TOPICS.hideTitle)}
      onClose={onClose}
      submit={{ label: t(TOPICS.hide), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <p className="c-hint">{t(TOPICS.hideText)}</p>
      <Choice
        label={t(TOPICS.hideReason)}
        options={keysOf(HIDE_WORDS).map((key) => ({ value: key, label: t(HIDE_WORDS[key]) }))}
        value={reason}
        onChoose={setReason}
      />
    </Dialog>
  )
}

function Answer({ opinion, onClose }: { opinion: Opinion; onClose: () => void }) {
  const { t } = useLanguage()
  const act = useAct('deliberation.answerOpinion')
  const [answer, setAnswer] = useState(opinion.answer ?? '')
  const [wasSent, setSent] = useState(false)
  const isShort = answer.trim().length < 2
  const send = async () => {
    setSent(true)
    if (isShort || !(await act.run({ opinionId: opinion.id, answer: answer.trim() }))) return
    refresh('deliberation.')
    onClose()
  }
  return (
    <Dialog
      title={t(TOPICS.answerTitle)}
      onClose={onClose}
      submit={{ label: t(TOPICS.answer), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <Labelled label={t(TOPICS.answerLabel)} fault={wasSent && isShort ? t(CONSOLE.tooShort, { count: 2 }) : null}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 3, maxRows: 10 }}
            maxLength={1000}
            value={answer}
            onChange={(event) => setAnswer(event.target.value)}
          />
        )}
      </Labelled>
    </Dialog>
  )
}
