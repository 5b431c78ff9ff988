import { useState } from 'react'
import type { CaseState, CaseView } from '../../../../modules/cases/contract.ts'
import { LADDER } from '../../../kit/case/ladder-words.ts'
import type { HumanVerb } from '../../../kit/case/verbs.ts'
import { useLanguage } from '../../../kit/language.ts'
import type { ApiError } from '../../../kit/problem.ts'
import { Choice } from '../../parts/labelled.tsx'
import { useFields } from '../../parts/use-fields.ts'
import { useAct } from '../../use-act.ts'
import { LEAST_ANSWER, TextField } from './answer-field.tsx'
import { type FormProps, Frame, useSeen } from './frame.tsx'

/** The steps of one assistance: taken on, done, released. When there are several, the person says which. */

type Assist = CaseView['assists'][number]

type AssistVerbProps = Pick<FormProps, 'theCase' | 'onClose' | 'onDone'> & {
  verb: HumanVerb
  /** Which of them the verb is about. */
  fits: (assist: Assist) => boolean
  text?: { label: string; least: number; most: number }
  lead?: string
  act: { isBusy: boolean; error: ApiError | null; clearError: () => void }
  send: (assistId: string, text: string, sawVersion: number) => Promise<CaseState | undefined>
}

function AssistVerb({ verb, fits, text, lead, act, send, theCase, onClose, onDone }: AssistVerbProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const open = theCase.assists.filter((one) => (one.state === 'asked' || one.state === 'taken') && fits(one))
  const fields = useFields(`case/${theCase.id}/${verb}`, { which: '', text: '' })
  const [wasSent, setSent] = useState(false)
  const which = open.find((one) => one.id === fields.get('which'))?.id ?? open[0]?.id
  const submit = async () => {
    setSent(true)
    const words = fields.get('text').trim()
    if (!which || (text && words.length < text.least)) return
    const done = await send(which, words, pin.version)
    if (!done) return
    await fields.discard()
    onDone(done.state)
  }
  return (
    <Frame verb={verb} theCase={theCase} pin={pin} act={act} onSubmit={submit} onClose={onClose}>
      {lead ? <p>{lead}</p> : null}
      <Choice
        label={t(LADDER.whichAssist)}
        options={open.map((one) => ({ value: one.id, label: `${one.postLabel}：${one.task}` }))}
        value={which ?? null}
        onChoose={(id) => fields.set('which', id)}
      />
      {text ? (
        <TextField
          label={text.label}
          value={fields.get('text')}
          onChange={(words) => fields.set('text', words)}
          least={text.least}
          most={text.most}
          wasSent={wasSent}
        />
      ) : null}
    </Frame>
  )
}

/** 接受协办. */
export function TakeAssistForm(props: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.takeAssist')
  return (
    <AssistVerb
      {...props}
      verb="takeAssist"
      fits={(one) => one.isMine && one.state === 'asked'}
      lead={t(LADDER.takeAssistText)}
      act={act}
      send={(assistId, _text, sawVersion) => act.run({ caseId: props.theCase.id, sawVersion, assistId })}
    />
  )
}

/** 协办完成. */
export function FinishAssistForm(props: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.finishAssist')
  return (
    <AssistVerb
      {...props}
      verb="finishAssist"
      fits={(one) => one.isMine}
      text={{ label: t(LADDER.assistResult), least: LEAST_ANSWER, most: 2000 }}
      act={act}
      send={(assistId, result, sawVersion) => act.run({ caseId: props.theCase.id, sawVersion, assistId, result })}
    />
  )
}

/** 撤回协办. */
export function ReleaseAssistForm(props: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.releaseAssist')
  return (
    <AssistVerb
      {...props}
      verb="releaseAssist"
      fits={() => true}
      text={{ label: t(LADDER.releaseReason), least: 2, most: 500 }}
      act={act}
      send={(assistId, reason, sawVersion) => act.run({ caseId: props.theCase.id, sawVersion, assistId, reason })}
    />
  )
}
