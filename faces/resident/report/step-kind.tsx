import { Notice } from '../../kit/components/notice.tsx'
import { type ChosenKind, SuggestedKinds } from '../../kit/components/suggested-kinds.tsx'
import { useLanguage } from '../../kit/language.ts'
import type { Suggestion } from '../../kit/use-suggestions.ts'
import { EMERGENCY } from '../../kit/words.ts'
import { Screen } from '../screen.tsx'
import type { StepProps } from './report-page.tsx'
import { REPORT } from './words.ts'

/** Which kind it is: one tap on a suggestion, or not sure. */
export function StepKind({
  draft,
  change,
  kicker,
  suggestions,
  onNext,
  onBack,
}: StepProps & { suggestions: readonly Suggestion[] | null }) {
  const { t } = useLanguage()
  const choose = (kind: ChosenKind) => {
    change({ kind })
    onNext()
  }
  return (
    <Screen title={t(REPORT.kindTitle)} kicker={kicker} onBack={onBack}>
      <p className="k-soft">{t(suggestions ? REPORT.kindHint : REPORT.kindLoading)}</p>
      {suggestions?.some((one) => one.callsEmergency) ? <Notice tone="danger">{t(EMERGENCY.brief)}</Notice> : null}
      <SuggestedKinds suggestions={suggestions} chosen={draft.kind} onChoose={choose} />
    </Screen>
  )
}
