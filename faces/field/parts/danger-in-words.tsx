import { lifeDanger } from '../../../modules/routing/rules.ts'
import { EmergencyCalls } from '../../kit/components/emergency-calls.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { VISIT } from '../visits/words.ts'

/** Under a field of words: when they tell of danger to life, the numbers to call, with or without a network. */
export function DangerInWords({ text }: { text: string }) {
  const { t } = useLanguage()
  if (lifeDanger(text) === undefined) return null
  return (
    <>
      <Notice tone="danger" isNews>
        {t(VISIT.medical)}
      </Notice>
      <EmergencyCalls />
    </>
  )
}
