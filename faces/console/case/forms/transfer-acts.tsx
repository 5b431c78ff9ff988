import { useState } from 'react'
import type { CaseState, CaseView } from '../../../../modules/cases/contract.ts'
import { LADDER } from '../../../kit/case/ladder-words.ts'
import type { HumanVerb } from '../../../kit/case/verbs.ts'
import { useLanguage } from '../../../kit/language.ts'
import type { ApiError } from '../../../kit/problem.ts'
import { Choice } from '../../parts/labelled.tsx'
import { useFields } from '../../parts/use-fields.ts'
import { useAct } from '../../use-act.ts'
import { TextField } from './answer-field.tsx'
import { type FormProps, Frame, useSeen } from './frame.tsx'

/** What our side does with a transfer that is out: answer the partner's question, or end it. */

type TransferActProps = Pick<FormProps, 'theCase' | 'onClose' | 'onDone'> & {
  verb: HumanVerb
  fits: (one: CaseView['transfers'][number]) => boolean
  label: string
  most: number
  act: { isBusy: boolean; error: ApiError | null; clearError: () => void }
  send: (transferId: string, text: string, sawVersion: number) => Promise<CaseState | undefined>
}

function TransferAct({ verb, fits, label, most, act, send, theCase, onClose, onDone }: TransferActProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const open = theCase.transfers.filter(fits)
  const fields = useFields(`case/${theCase.id}/${verb}`, { which: '', text: '' })
  const [wasSent, setSent] = useState(false)
  const which = open.find((one) => one.id === fields.get('which'))?.id ?? open[0]?.id
  const submit = async () => {
    setSent(true)
    const text = fields.get('text').trim()
    if (!which || text.length < LEAST) return
    const done = await send(which, text, pin.version)
    if (!done) return
    await fields.discard()
    onDone(done.state)
  }
  return (
    <Frame verb={verb} theCase={theCase} pin={pin} act={act} onSubmit={submit} onClose={onClose}>
      <Choice
        label={t(LADDER.whichTransfer)}
        options={open.map((one) => ({
          value: one.id,
          label: `${one.organizationName}：${one.thread.findLast((entry) => entry.by === 'them')?.text ?? one.thread[0]?.text ?? ''}`,
        }))}
        value={which ?? null}
        onChoose={(id) => fields.set('which', id)}
      />
      <TextField
        label={label}
        value={fields.get('text')}
        onChange={(words) => fields.set('text', words)}
        least={LEAST}
        most={most}
        wasSent={wasSent}
      />
    </Frame>
  )
}

const LEAST = 2

/** 答复承办单位. */
export function AnswerTransferForm(props: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.answerTransfer')
  return (
    <TransferAct
      {...props}
      verb="answerTransfer"
      fits={(one) => one.state === 'asked'}
      label={t(LADDER.transferAnswer)}
      most={1000}
      act={act}
      send={(transferId, text, sawVersion) => act.run({ caseId: props.theCase.id, sawVersion, transferId, text })}
    />
  )
}

/** 结束转办. */
export function EndTransferForm(props: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.endTransfer')
  return (
    <TransferAct
      {...props}
      verb="endTransfer"
      fits={(one) => one.state !== 'done' && one.state !== 'ended'}
      label={t(LADDER.transferEnd)}
      most={500}
      act={act}
      send={(transferId, reason, sawVersion) => act.run({ caseId: props.theCase.id, sawVersion, transferId, reason })}
    />
  )
}
