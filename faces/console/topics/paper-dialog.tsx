import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { blindValue } from '../../kit/blind.ts'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Choice, Labelled } from '../parts/labelled.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { inputOf } from './new-topic.tsx'
import type { Household } from './roll-card.tsx'
import type { Topic } from './shown.ts'
import { TOPICS } from './words.ts'

type PaperDialogProps = { topic: Topic; household: Household; onClose: () => void; onDone: (said: string) => void }

/** What stands on a paper, typed without seeing what was typed before. */
export function PaperDialog({ topic, household, onClose, onDone }: PaperDialogProps) {
  const { t } = useLanguage()
  const act = useAct('deliberation.enterPaper')
  const isFirst = household.paper === null || household.paper.state === 'agreed'
  const [choices, setChoices] = useState<readonly number[]>([])
  const [now] = useState(() => inputOf(new Date()))
  const [receivedAt, setReceivedAt] = useState(now)
  const [blind] = useState(blindValue)
  const [wasSent, setSent] = useState(false)
  const fault = wasSent && choices.length === 0 ? t(TOPICS.chooseFirst) : null
  const send = async () => {
    setSent(true)
    if (choices.length === 0) return
    const done = await act.run({
      topicId: topic.id,
      householdId: household.householdId,
      choices: [...choices],
      receivedAt:
        isFirst && receivedAt !== '' && receivedAt !== now ? new Date(`${receivedAt}:00+08:00`).toISOString() : null,
      blind,
    })
    if (!done) return
    refresh('deliberation.')
    onDone(
      t(
        done.state === 'waiting'
          ? TOPICS.paperWaits
          : done.state === 'differing'
            ? TOPICS.paperDiffers
            : done.isCounted
              ? TOPICS.paperCounted
              : TOPICS.paperOlder,
      ),
    )
    onClose()
  }
  return (
    <Dialog
      title={t(TOPICS.paperTitle, { place: household.placeName })}
      onClose={onClose}
      submit={{ label: t(TOPICS.save), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <p className="c-hint">{t(household.paper?.state === 'differing' ? TOPICS.paperThird : TOPICS.paperText)}</p>
      {topic.maxChoices === 1 ? (
        <Choice
          label={t(TOPICS.choices)}
          options={topic.options.map((one) => ({ value: String(one.position), label: one.text }))}
          value={choices[0] === undefined ? null : String(choices[0])}
          onChoose={(value) => setChoices([Number(value)])}
          fault={fault}
        />
      ) : (
        <fieldset className="c-field">
          <legend>{t(TOPICS.choices)}</legend>
          <Checkbox.Group
            options={topic.options.map((one) => ({ value: one.position, label: one.text }))}
            value={[...choices]}
            onChange={(next) => setChoices(next.map(Number))}
          />
          {fault ? (
            <div className="c-fault" role="alert">
              {fault}
            </div>
          ) : null}
        </fieldset>
      )}
      {isFirst ? (
        <Labelled label={t(TOPICS.receivedAt)} hint={t(TOPICS.receivedHint)}>
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={receivedAt}
              onChange={(event) => setReceivedAt(event.target.value)}
            />
          )}
        </Labelled>
      ) : null}
    </Dialog>
  )
}
