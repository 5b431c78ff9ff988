import { Button } from '../../kit/components/button.tsx'
import { useLanguage } from '../../kit/language.ts'
import { REPORT } from './words.ts'

/** What was chosen, with the way to choose anew where there is a choice. */
export function PickedRow({ label, name, onChange }: { label: string; name: string; onChange?: () => void }) {
  const { t } = useLanguage()
  return (
    <div className="f-picked">
      <span>
        <small>{label}</small>
        <strong>{name}</strong>
      </span>
      {onChange ? (
        <Button onPress={onChange}>
          {t(REPORT.change)}
          <span className="k-offscreen"> {label}</span>
        </Button>
      ) : null}
    </div>
  )
}
