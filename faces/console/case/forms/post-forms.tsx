import { useState } from 'react'
import { LADDER } from '../../../kit/case/ladder-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { Awaiting } from '../../parts/said.tsx'
import { useFields } from '../../parts/use-fields.ts'
import { useRead } from '../../reads.ts'
import { useAct } from '../../use-act.ts'
import { CONSOLE } from '../../words.ts'
import { LEAST_ANSWER, TextField } from './answer-field.tsx'
import { type FormProps, Frame, useSeen } from './frame.tsx'
import { NumberField, wholeNumber } from './number-field.tsx'
import { PostField } from './post-field.tsx'

const MOST_ASSIST_DAYS = 60

/** 裁定: after the second return, binding. */
export function ArbitrateForm({ theCase, onClose, onDone }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.arbitrate')
  const fields = useFields(`case/${theCase.id}/arbitrate`, { to: '', reason: '' })
  const [wasSent, setSent] = useState(false)
  const toPostId = fields.get('to')
  const submit = async () => {
    setSent(true)
    const reason = fields.get('reason').trim()
    if (toPostId === '' || reason.length < LEAST_ANSWER) return
    const done = await act.run({ caseId: theCase.id, sawVersion: pin.version, toPostId, reason })
    if (!done) return
    await fields.discard()
    onDone(done.state)
  }
  return (
    <Frame verb="arbitrate" theCase={theCase} pin={pin} act={act} onSubmit={submit} onClose={onClose}>
      <PostOnLine
        caseId={theCase.id}
        label={t(LADDER.arbitrateTo)}
        postId={toPostId}
        onChoose={(postId) => fields.set('to', postId)}
        wasSent={wasSent}
      />
      <TextField
        label={t(LADDER.arbitrateReason)}
        hint={t(LADDER.arbitrateHint)}
        value={fields.get('reason')}
        onChange={(text) => fields.set('reason', text)}
        least={LEAST_ANSWER}
        most={1000}
        wasSent={wasSent}
      />
    </Frame>
  )
}

/** 请求协办: a part of the work for another post, by its own date. */
export function AssistForm({ theCase, onClose, onDone }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.assist')
  const fields = useFields(`case/${theCase.id}/assist`, { to: '', task: '', days: '2' })
  const [wasSent, setSent] = useState(false)
  const toPostId = fields.get('to')
  const submit = async () => {
    setSent(true)
    const task = fields.get('task').trim()
    const days = wholeNumber(fields.get('days'), MOST_ASSIST_DAYS)
    if (toPostId === '' || days === null || task.length < LEAST_ANSWER) return
    const done = await act.run({ caseId: theCase.id, sawVersion: pin.version, toPostId, task, days })
    if (!done) return
    await fields.discard()
    onDone(done.state)
  }
  return (
    <Frame verb="assist" theCase={theCase} pin={pin} act={act} onSubmit={submit} onClose={onClose}>
      <p className="c-hint">{t(LADDER.assistHint)}</p>
      <PostOnLine
        caseId={theCase.id}
        label={t(LADDER.assistTo)}
        postId={toPostId}
        onChoose={(postId) => fields.set('to', postId)}
        wasSent={wasSent}
      />
      <TextField
        label={t(LADDER.assistTask)}
        value={fields.get('task')}
        onChange={(text) => fields.set('task', text)}
        least={LEAST_ANSWER}
        most={1000}
        wasSent={wasSent}
      />
      <NumberField
        label={t(LADDER.assistDays)}
        value={fields.get('days')}
        onChange={(text) => fields.set('days', text)}
        most={MOST_ASSIST_DAYS}
        wasSent={wasSent}
      />
    </Frame>
  )
}

type PostOnLineProps = {
  caseId: string
  label: string
  /** '' until one is chosen. */
  postId: string
  onChoose: (postId: string) => void
  wasSent: boolean
}

/** A post on the line of a case, which must be chosen. */
function PostOnLine({ caseId, label, postId, onChoose, wasSent }: PostOnLineProps) {
  const { t } = useLanguage()
  const advice = useRead('cases.suggestAssignment', { caseId })
  return (
    <>
      <Awaiting read={advice} />
      {advice.data ? (
        <PostField
          label={label}
          posts={advice.data.posts}
          value={postId || null}
          onChoose={onChoose}
          fault={wasSent && postId === '' ? t(CONSOLE.pleaseChoose) : null}
        />
      ) : null}
    </>
  )
}
