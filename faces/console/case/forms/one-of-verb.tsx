import { useState } from 'react'
import type { CaseState } from '../../../../modules/cases/contract.ts'
import type { HumanVerb } from '../../../kit/case/verbs.ts'
import type { ApiError } from '../../../kit/problem.ts'
import { Choice } from '../../parts/labelled.tsx'
import { useFields } from '../../parts/use-fields.ts'
import { TextField } from './answer-field.tsx'
import { type FormProps, Frame, useSeen } from './frame.tsx'

type OneOfVerbProps = Pick<FormProps, 'theCase' | 'onClose' | 'onDone'> & {
  verb: HumanVerb
  lead?: string
  /** Asks which of them. */
  label: string
  /** Those that the verb can be about, the first of them chosen before. */
  options: readonly { value: string; label: string }[]
  /** The words that go with it, when it takes any. */
  text?: { label: string; least: number; most: number }
  act: { isBusy: boolean; error: ApiError | null; clearError: () => void }
  send: (id: string, text: string, sawVersion: number) => Promise<CaseState | undefined>
}

/** The form of a verb about one of several things that hang on a case: an assistance, a transfer. */
export function OneOfVerb(props: OneOfVerbProps) {
  const { verb, lead, label, options, text, act, send, theCase, onClose, onDone } = props
  const pin = useSeen(theCase)
  const fields = useFields(`case/${theCase.id}/${verb}`, { which: '', text: '' })
  const [wasSent, setSent] = useState(false)
  const which = options.find((one) => one.value === fields.get('which'))?.value ?? options[0]?.value
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
      <Choice label={label} options={options} value={which ?? null} onChoose={(id) => fields.set('which', id)} />
      {text ? (
        <TextField
          {...text}
          value={fields.get('text')}
          onChange={(words) => fields.set('text', words)}
          wasSent={wasSent}
        />
      ) : null}
    </Frame>
  )
}
