import { useState } from 'react'
import { sayLimit } from '../../../../modules/calendars/rules.ts'
import type { CaseState } from '../../../../modules/cases/contract.ts'
import { LADDER } from '../../../kit/case/ladder-words.ts'
import type { HumanVerb } from '../../../kit/case/verbs.ts'
import { useLanguage } from '../../../kit/language.ts'
import type { ApiError } from '../../../kit/problem.ts'
import { useFields } from '../../parts/use-fields.ts'
import { useAct } from '../../use-act.ts'
import { TextField } from './answer-field.tsx'
import { type FormProps, Frame, useSeen } from './frame.tsx'

/** Verbs that take one text and nothing else: escalate, lower, unmerge, grant, refuse, resume, urge, answer a supervision. */

type TextVerbProps = Pick<FormProps, 'theCase' | 'onClose' | 'onDone'> & {
  verb: HumanVerb
  label: string
  hint?: string
  lead?: string
  /** The least number of characters; 0 = may be left empty. */
  least: number
  most: number
  act: { isBusy: boolean; error: ApiError | null; clearError: () => void }
  send: (text: string, sawVersion: number) => Promise<CaseState | undefined>
}

function TextVerb({ verb, label, hint, lead, least, most, act, send, theCase, onClose, onDone }: TextVerbProps) {
  const pin = useSeen(theCase)
  const fields = useFields(`case/${theCase.id}/${verb}`, { text: '' })
  const [wasSent, setSent] = useState(false)
  const submit = async () => {
    setSent(true)
    const text = fields.get('text').trim()
    if (text.length < least) return
    const done = await send(text, pin.version)
    if (!done) return
    await fields.discard()
    onDone(done.state)
  }
  return (
    <Frame verb={verb} theCase={theCase} pin={pin} act={act} onSubmit={submit} onClose={onClose}>
      {lead ? <p>{lead}</p> : null}
      <TextField
        label={label}
        hint={hint}
        value={fields.get('text')}
        onChange={(text) => fields.set('text', text)}
        least={least}
        most={most}
        wasSent={wasSent}
      />
    </Frame>
  )
}

/** 上报升级. */
export function EscalateForm(props: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.escalate')
  return (
    <TextVerb
      {...props}
      verb="escalate"
      label={t(LADDER.escalateReason)}
      hint={t(LADDER.escalateHint)}
      least={5}
      most={1000}
      act={act}
      send={(reason, sawVersion) => act.run({ caseId: props.theCase.id, sawVersion, reason })}
    />
  )
}

/** 下派. */
export function LowerForm(props: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.lower')
  return (
    <TextVerb
      {...props}
      verb="lower"
      label={t(LADDER.lowerNote)}
      least={2}
      most={1000}
      act={act}
      send={(note, sawVersion) => act.run({ caseId: props.theCase.id, sawVersion, note })}
    />
  )
}

/** 取消并案. */
export function UnmergeForm(props: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.unmerge')
  return (
    <TextVerb
      {...props}
      verb="unmerge"
      label={t(LADDER.unmergeReason)}
      least={2}
      most={500}
      act={act}
      send={(reason, sawVersion) => act.run({ caseId: props.theCase.id, sawVersion, reason })}
    />
  )
}

/** 同意申请: says what is granted. */
export function GrantForm(props: FormProps) {
  const { t, language } = useLanguage()
  const act = useAct('cases.grant')
  const { request, handleUnit } = props.theCase
  const lead = request
    ? t(request.kind === 'defer' ? LADDER.grantDefer : LADDER.grantExtend, {
        value: request.value,
        limit: sayLimit({ value: request.value, unit: handleUnit ?? 'wd' }, language),
      })
    : undefined
  return (
    <TextVerb
      {...props}
      verb="grant"
      lead={lead}
      label={t(LADDER.remark)}
      least={0}
      most={500}
      act={act}
      send={(note, sawVersion) => act.run({ caseId: props.theCase.id, sawVersion, note })}
    />
  )
}

/** 驳回申请. */
export function RefuseForm(props: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.refuse')
  return (
    <TextVerb
      {...props}
      verb="refuse"
      label={t(LADDER.refuseNote)}
      least={2}
      most={500}
      act={act}
      send={(note, sawVersion) => act.run({ caseId: props.theCase.id, sawVersion, note })}
    />
  )
}

/** 恢复办理. */
export function ResumeForm(props: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.resume')
  return (
    <TextVerb
      {...props}
      verb="resume"
      label={t(LADDER.resumeNote)}
      least={0}
      most={500}
      act={act}
      send={(note, sawVersion) => act.run({ caseId: props.theCase.id, sawVersion, note })}
    />
  )
}

/** 催办. */
export function UrgeForm(props: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.urge')
  return (
    <TextVerb
      {...props}
      verb="urge"
      label={t(LADDER.urgeNote)}
      least={0}
      most={500}
      act={act}
      send={(note, sawVersion) => act.run({ caseId: props.theCase.id, sawVersion, note })}
    />
  )
}

/** 回复督办. */
export function RespondForm(props: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.respond')
  return (
    <TextVerb
      {...props}
      verb="respond"
      label={t(LADDER.respondNote)}
      least={5}
      most={1000}
      act={act}
      send={(note, sawVersion) => act.run({ caseId: props.theCase.id, sawVersion, note })}
    />
  )
}
