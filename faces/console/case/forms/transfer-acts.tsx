import type { CaseView } from '../../../../modules/cases/contract.ts'
import { LADDER } from '../../../kit/case/ladder-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useAct } from '../../use-act.ts'
import type { FormProps } from './frame.tsx'
import { OneOfVerb } from './one-of-verb.tsx'

/** What our side does with a transfer that is out: answer the partner's question, or end it. */

const LEAST = 2

/** 答复承办单位. */
export function AnswerTransferForm(props: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.answerTransfer')
  return (
    <OneOfVerb
      {...props}
      verb="answerTransfer"
      label={t(LADDER.whichTransfer)}
      options={transfers(props.theCase, (one) => one.state === 'asked')}
      text={{ label: t(LADDER.transferAnswer), least: LEAST, most: 1000 }}
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
    <OneOfVerb
      {...props}
      verb="endTransfer"
      label={t(LADDER.whichTransfer)}
      options={transfers(props.theCase, (one) => one.state !== 'done' && one.state !== 'ended')}
      text={{ label: t(LADDER.transferEnd), least: LEAST, most: 500 }}
      act={act}
      send={(transferId, reason, sawVersion) => act.run({ caseId: props.theCase.id, sawVersion, transferId, reason })}
    />
  )
}

type Transfer = CaseView['transfers'][number]

/** The transfers that a verb is about, each with what the partner said last. */
function transfers({ transfers }: CaseView, fits: (one: Transfer) => boolean) {
  return transfers.filter(fits).map((one) => ({
    value: one.id,
    label: `${one.organizationName}：${one.thread.findLast((entry) => entry.by === 'them')?.text ?? one.thread[0]?.text ?? ''}`,
  }))
}
