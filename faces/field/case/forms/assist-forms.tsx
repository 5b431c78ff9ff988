import type { CaseState, CaseView } from '../../../../modules/cases/contract.ts'
import { LADDER } from '../../../kit/case/ladder-words.ts'
import type { HumanVerb } from '../../../kit/case/verbs.ts'
import { Options } from '../../../kit/components/choices.tsx'
import { useLanguage } from '../../../kit/language.ts'
import type { ApiError } from '../../../kit/problem.ts'
import { useAct } from '../../acts.ts'
import { ActPage, type FormProps } from '../act-page.tsx'
import { TextField } from './text-field.tsx'
import { useForm } from './use-form.ts'

const LEAST = 5
type Assist = CaseView['assists'][number]

type AssistVerbProps = FormProps & {
  verb: HumanVerb
  /** Those of the own post that the verb is about. */
  open: readonly Assist[]
  hint?: string
  /** Label of the words it takes, when it takes any. */
  label?: string
  act: { readonly isBusy: boolean; readonly error: ApiError | null; readonly clearError: () => void }
  send: (assistId: string, text: string, sawVersion: number) => Promise<CaseState | undefined>
}

/** 接受协办. */
export function TakeAssistForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.takeAssist')
  return (
    <AssistVerb
      verb="takeAssist"
      theCase={theCase}
      open={theCase.assists.filter((one) => one.isMine && one.state === 'asked')}
      hint={t(LADDER.takeAssistText)}
      act={act}
      send={(assistId, _text, sawVersion) => act.run({ caseId: theCase.id, sawVersion, assistId })}
    />
  )
}

/** 协办完成. */
export function FinishAssistForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.finishAssist')
  return (
    <AssistVerb
      verb="finishAssist"
      theCase={theCase}
      open={theCase.assists.filter((one) => one.isMine && (one.state === 'asked' || one.state === 'taken'))}
      label={t(LADDER.assistResult)}
      act={act}
      send={(assistId, result, sawVersion) => act.run({ caseId: theCase.id, sawVersion, assistId, result })}
    />
  )
}

/** One assistance of the own post; where there are several, the person says which. */
function AssistVerb({ verb, theCase, open, hint, label, act, send }: AssistVerbProps) {
  const { t } = useLanguage()
  const form = useForm(verb, theCase, { which: '', text: '' })
  const which = open.find((one) => one.id === form.fields.get('which'))?.id ?? open[0]?.id
  const text = form.fields.get('text').trim()
  return (
    <ActPage
      form={form}
      act={act}
      isFilled={which !== undefined && (label === undefined || text.length >= LEAST)}
      deliver={async () => (which === undefined ? undefined : send(which, text, form.sawVersion))}
    >
      <Options
        label={t(LADDER.whichAssist)}
        options={open.map((one) => ({ value: one.id, label: one.task }))}
        value={which ?? null}
        onChoose={(id) => form.fields.set('which', id)}
      />
      {hint ? <p className="k-hint">{hint}</p> : null}
      {label === undefined ? null : <TextField form={form} name="text" label={label} least={LEAST} />}
    </ActPage>
  )
}
