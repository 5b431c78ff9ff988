import type { CaseView } from '../../../../modules/cases/contract.ts'
import { LADDER } from '../../../kit/case/ladder-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useAct } from '../../use-act.ts'
import { LEAST_ANSWER } from './answer-field.tsx'
import type { FormProps } from './frame.tsx'
import { OneOfVerb } from './one-of-verb.tsx'

/** The steps of one assistance: taken on, done, released. */

/** 接受协办. */
export function TakeAssistForm(props: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.takeAssist')
  return (
    <OneOfVerb
      {...props}
      verb="takeAssist"
      lead={t(LADDER.takeAssistText)}
      label={t(LADDER.whichAssist)}
      options={openAssists(props.theCase, (one) => one.isMine && one.state === 'asked')}
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
    <OneOfVerb
      {...props}
      verb="finishAssist"
      label={t(LADDER.whichAssist)}
      options={openAssists(props.theCase, (one) => one.isMine)}
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
    <OneOfVerb
      {...props}
      verb="releaseAssist"
      label={t(LADDER.whichAssist)}
      options={openAssists(props.theCase, () => true)}
      text={{ label: t(LADDER.releaseReason), least: 2, most: 500 }}
      act={act}
      send={(assistId, reason, sawVersion) => act.run({ caseId: props.theCase.id, sawVersion, assistId, reason })}
    />
  )
}

type Assist = CaseView['assists'][number]

/** The assistances under way that a verb is about. */
function openAssists({ assists }: CaseView, fits: (assist: Assist) => boolean) {
  return assists
    .filter((one) => (one.state === 'asked' || one.state === 'taken') && fits(one))
    .map((one) => ({ value: one.id, label: `${one.postLabel}：${one.task}` }))
}
