import type { Language } from '../../../platform/pure/words.ts'
import { api } from '../../kit/api.ts'
import type { Draft } from '../../kit/draft.ts'
import { useSealed } from '../../kit/use-sealed.ts'
import { type CodeFacts, type Receipt, type ReportDraft, type ReportInput, readDraft, toInput } from './report-draft.ts'

/** Sends a report once (kit/use-sealed.ts). Without a name, and with a name of one's own choosing, no session goes with it. */
export function useSender(
  draftKey: string,
  draft: Draft<ReportDraft>,
  place: CodeFacts,
  onReceipt: (receipt: Receipt) => void,
) {
  const { seal, ...rest } = useSealed<ReportInput, ReportDraft, Receipt>(draftKey, draft, {
    read: (raw) => readDraft(raw, place),
    send: ({ commandId, input }, { who }) =>
      api.run('intake.receiveReport', input, { commandId, isAnonymous: who !== 'me' }),
    sent: onReceipt,
  })
  const sealReport = async (language: Language) => {
    if (draft.value) await seal(toInput(draft.value, place, language))
  }
  return { ...rest, seal: sealReport }
}
