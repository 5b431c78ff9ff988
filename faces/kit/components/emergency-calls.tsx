import { useLanguage } from '../language.ts'
import { EMERGENCY } from '../words.ts'
import { LinkButton } from './button.tsx'

const NUMBERS = [
  { number: '120', word: EMERGENCY.call120 },
  { number: '119', word: EMERGENCY.call119 },
  { number: '110', word: EMERGENCY.call110 },
] as const

/** The three numbers to call when somebody is in danger, as the largest buttons there are. */
export function EmergencyCalls() {
  const { t } = useLanguage()
  return (
    <div className="k-stack k-emergency">
      {NUMBERS.map(({ number, word }) => (
        <LinkButton key={number} look="danger" icon="phone" isWide href={`tel:${number}`}>
          {t(word)}
        </LinkButton>
      ))}
    </div>
  )
}
