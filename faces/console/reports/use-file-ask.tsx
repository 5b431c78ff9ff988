import { useState } from 'react'
import type { ExportAsk } from '../../../modules/reports/contract.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { newId } from '../../kit/new-id.ts'
import { Choice } from '../parts/labelled.tsx'
import { isReason, ReasonField } from '../parts/reason-field.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { EXPORTS } from './export-words.ts'

/** Asking for a file to leave the house: in which form and for which reason, the fields that ask for both, and the act itself. */
export function useFileAsk(usual: readonly Word[]) {
  const { t, language } = useLanguage()
  const act = useAct('reports.askExport')
  const [form, setForm] = useState<'xlsx' | 'csv'>('xlsx')
  const [reason, setReason] = useState('')
  const [wasSent, setSent] = useState(false)
  return {
    error: act.error,
    isBusy: act.isBusy,
    /** @param ask null: what is in the file is not chosen yet. @returns the id of the export; null when something is missing or it was refused */
    send: async (ask: ExportAsk | null): Promise<string | null> => {
      setSent(true)
      if (ask === null || !isReason(reason)) return null
      const run = await act.run({ exportId: newId(), ask, form, language, reason: reason.trim() })
      if (!run) return null
      setReason('')
      setSent(false)
      refresh('reports.exports')
      return run.id
    },
    fields: (
      <>
        <Choice
          label={t(EXPORTS.form)}
          options={[
            { value: 'xlsx', label: t(EXPORTS.xlsx) },
            { value: 'csv', label: 'CSV' },
          ]}
          value={form}
          onChoose={setForm}
        />
        <ReasonField
          label={t(EXPORTS.reason)}
          hint={t(EXPORTS.reasonHint)}
          value={reason}
          onChange={setReason}
          usual={usual}
          wasSent={wasSent}
        />
      </>
    ),
  }
}
