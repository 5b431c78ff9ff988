import type { CaseState } from '../../../../modules/cases/contract.ts'
import { LADDER } from '../../../kit/case/ladder-words.ts'
import type { HumanVerb } from '../../../kit/case/verbs.ts'
import { useLanguage } from '../../../kit/language.ts'
import type { ApiError } from '../../../kit/problem.ts'
import { useAct } from '../../acts.ts'
import { ActPage, type FormProps } from '../act-page.tsx'
import { TextField } from './text-field.tsx'
import { useForm } from './use-form.ts'

/** Verbs that take one text and nothing else: escalate, answer a supervision, resume. */

type TextVerbProps = FormProps & {
  verb: HumanVerb
  label: string
  hint?: string
  /** The least number of characters; 0 = may be left empty. */
  least: number
  most: number
  act: { readonly isBusy: boolean; readonly error: ApiError | null; readonly clearError: () => void }
  send: (text: string, sawVersion: number) => Promise<CaseState | undefined>
}

/** 上报升级. */
export function EscalateForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.escalate')
  return (
    <TextVerb
      verb="escalate"
      theCase={theCase}
      label={t(LADDER.escalateReason)}
      hint={t(LADDER.escalateHint)}
      least={5}
      most={1000}
      act={act}
      send={(reason, sawVersion) => act.run({ caseId: theCase.id, sawVersion, reason })}
    />
  )
}

/** 回复督办. */
export function RespondForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.respond')
  return (
    <TextVerb
      verb="respond"
      theCase={theCase}
      label={t(LADDER.respondNote)}
      least={5}
      most={1000}
      act={act}
      send={(note, sawVersion) => act.run({ caseId: theCase.id, sawVersion, note })}
    />
  )
}

/** 恢复办理. */
export function ResumeForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.resume')
  return (
    <TextVerb
      verb="resume"
      theCase={theCase}
      label={t(LADDER.resumeNote)}
      least={0}
      most={500}
      act={act}
      send={(note, sawVersion) => act.run({ caseId: theCase.id, sawVersion, note })}
    />
  )
}

function TextVerb({ verb, theCase, label, hint, least, most, act, send }: TextVerbProps) {
  const form = useForm(verb, theCase, { text: '' })
  const text = form.fields.get('text').trim()
  return (
    <ActPage form={form} act={act} isFilled={text.length >= least} deliver={() => send(text, form.sawVersion)}>
      <TextField form={form} name="text" label={label} hint={hint} least={least} most={most} />
    </ActPage>
  )
}
