import { useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { useLanguage } from '../../kit/language.ts'
import { Screen } from '../screen.tsx'
import { ForWhom } from './for-whom.tsx'
import { faultsOn } from './report-draft.ts'
import type { StepProps } from './report-page.tsx'
import { REPORT } from './words.ts'

/** For whom it is, on a page of its own, for the elder mode. */
export function StepWhom({ draft, change, kicker, onNext, onBack }: StepProps) {
  const { t } = useLanguage()
  const [isTried, setTried] = useState(false)
  const fault = faultsOn('who', draft).otherName
  const next = () => {
    setTried(true)
    if (!fault) onNext()
  }
  return (
    <Screen
      title={t(REPORT.forTitle)}
      kicker={kicker}
      onBack={onBack}
      action={
        <Button look="main" isWide onPress={next}>
          {t(REPORT.next)}
        </Button>
      }
    >
      <ForWhom draft={draft} change={change} fault={isTried ? fault : undefined} isAlone />
    </Screen>
  )
}
