import type { Language } from '../../../platform/pure/words.ts'
import { api } from '../../kit/api.ts'
import type { Draft } from '../../kit/draft.ts'
import { useSealed } from '../../kit/use-sealed.ts'
import type { KeptReceipt } from './receipts.ts'
import {
  type CodeFacts,
  type JoinInput,
  type ReportDraft,
  type ReportInput,
  readDraft,
  toInput,
} from './report-draft.ts'

type Sent = Omit<KeptReceipt, 'isMine'>

/** Sends a report once (kit/use-sealed.ts). Without a name, and with a name of one's own choosing, no session goes with it. */
export function useSender(
  draftKey: string,
  draft: Draft<ReportDraft>,
  place: CodeFacts,
  onReceipt: (receipt: Sent) => void,
  read: (raw: unknown) => ReportDraft = (raw) => readDraft(raw, place),
) {
  const { seal, ...rest } = useSealed<ReportInput | JoinInput, ReportDraft, Sent>(draftKey, draft, {
    read,
    send: ({ commandId, input }, { who }) => {
      const how = { commandId, isAnonymous: who !== 'me' }
      return 'caseId' in input ? api.run('intake.joinReport', input, how) : api.run('intake.receiveReport', input, how)
    },
    sent: onReceipt,
  })
  const sealReport = async (language: Language) => {
    if (draft.value) await seal(toInput(draft.value, place, language))
  }
  return { ...rest, seal: sealReport }
}
