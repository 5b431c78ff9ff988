import { Button, LinkButton } from '../../kit/components/button.tsx'
import { useLanguage } from '../../kit/language.ts'
import { Screen } from '../screen.tsx'
import { REPORT } from './words.ts'

const NUMBERS = [
  { number: '120', word: REPORT.call120 },
  { number: '119', word: REPORT.call119 },
  { number: '110', word: REPORT.call110 },
] as const

/** Stands before everything else when the words speak of danger to life: call first, then go on. */
export function StepDanger({ onBack, onNext }: { onBack: () => void; onNext: () => void }) {
  const { t } = useLanguage()
  return (
    <Screen title={t(REPORT.dangerTitle)} onBack={onBack}>
      <p>{t(REPORT.dangerText)}</p>
      <div className="k-stack r-emergency">
        {NUMBERS.map(({ number, word }) => (
          <LinkButton key={number} look="danger" icon="phone" isWide href={`tel:${number}`}>
            {t(word)}
          </LinkButton>
        ))}
      </div>
      <div className="k-stack">
        <Button isWide onPress={onNext}>
          {t(REPORT.dangerCalled)}
        </Button>
        <Button isWide onPress={onNext}>
          {t(REPORT.dangerNone)}
        </Button>
      </div>
    </Screen>
  )
}
