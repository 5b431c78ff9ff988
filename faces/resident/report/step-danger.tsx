import { Button } from '../../kit/components/button.tsx'
import { EmergencyCalls } from '../../kit/components/emergency-calls.tsx'
import { useLanguage } from '../../kit/language.ts'
import { EMERGENCY } from '../../kit/words.ts'
import { Screen } from '../screen.tsx'

/** Stands before everything else when the words speak of danger to life: call first, then go on. */
export function StepDanger({ onBack, onNext }: { onBack: () => void; onNext: () => void }) {
  const { t } = useLanguage()
  return (
    <Screen title={t(EMERGENCY.title)} onBack={onBack}>
      <p>{t(EMERGENCY.text)}</p>
      <EmergencyCalls />
      <div className="k-stack">
        <Button isWide onPress={onNext}>
          {t(EMERGENCY.called)}
        </Button>
        <Button isWide onPress={onNext}>
          {t(EMERGENCY.none)}
        </Button>
      </div>
    </Screen>
  )
}
