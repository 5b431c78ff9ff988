import { Select } from '../../kit/components/select.tsx'
import { useLanguage } from '../../kit/language.ts'
import { ownerName } from '../../kit/role-name.ts'
import { useAsk } from '../../kit/use-ask.ts'
import type { StepProps } from './report-page.tsx'
import { REPORT } from './words.ts'

/** Of whom somebody complains: one of those who work here, or nobody by name. Without an answer from the server it is simply not asked. */
export function WhoItIsAbout({ draft, change, code }: Pick<StepProps, 'draft' | 'change'> & { code: string }) {
  const speech = useLanguage()
  const { t } = speech
  const { data } = useAsk('intake.staffHere', { code })
  if (!data || data.staff.length === 0) return null
  return (
    <Select
      label={t(REPORT.aboutWho)}
      isOptional
      hint={t(REPORT.aboutWhoHint)}
      none={t(REPORT.aboutNobody)}
      value={draft.aboutPostId ?? ''}
      onChange={(chosen) => change({ aboutPostId: chosen === '' ? null : chosen })}
    >
      {data.staff.map((one) => (
        <option key={one.postId} value={one.postId}>
          {ownerName(one.role, one.name, speech)}
        </option>
      ))}
    </Select>
  )
}
