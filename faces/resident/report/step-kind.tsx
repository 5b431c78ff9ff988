import { Icon } from '../../kit/components/icon.tsx'
import { Loading, Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { Screen } from '../screen.tsx'
import type { ReportDraft, Suggestion } from './report-draft.ts'
import type { StepProps } from './report-page.tsx'
import { REPORT } from './words.ts'

const UNSURE: ReportDraft['kind'] = { code: null, nameZh: REPORT.kindUnsure.zh, nameEn: REPORT.kindUnsure.en }

/** Which kind it is: one tap on a suggestion, or not sure. */
export function StepKind({
  draft,
  change,
  suggestions,
  onNext,
  onBack,
}: StepProps & { suggestions: readonly Suggestion[] | null }) {
  const { t, pick, language } = useLanguage()
  const choose = (kind: ReportDraft['kind']) => {
    change({ kind })
    onNext()
  }
  return (
    <Screen title={t(REPORT.kindTitle)} kicker={t(REPORT.step, { now: 2, all: 4 })} onBack={onBack}>
      <p className="r-soft">{t(suggestions ? REPORT.kindHint : REPORT.kindLoading)}</p>
      {suggestions?.some((one) => one.callsEmergency) ? <Notice tone="danger">{t(REPORT.dangerBrief)}</Notice> : null}
      <ul className="k-options">
        {suggestions?.map(({ code, nameZh, nameEn, because }) => (
          <li key={code}>
            <KindButton
              name={pick(nameZh, nameEn)}
              note={
                because.length > 0
                  ? t(REPORT.kindBecause, { words: because.join(language === 'zh' ? '、' : ', ') })
                  : ''
              }
              isChosen={draft.kind?.code === code}
              onPress={() => choose({ code, nameZh, nameEn })}
            />
          </li>
        ))}
        <li>
          <KindButton
            name={t(REPORT.kindUnsure)}
            note={t(REPORT.kindUnsureNote)}
            isChosen={draft.kind !== null && draft.kind.code === null}
            onPress={() => choose(UNSURE)}
          />
        </li>
      </ul>
      {suggestions ? null : <Loading />}
    </Screen>
  )
}

function KindButton({
  name,
  note,
  isChosen,
  onPress,
}: {
  name: string
  note: string
  isChosen: boolean
  onPress: () => void
}) {
  return (
    <button type="button" className="r-choice" aria-pressed={isChosen} onClick={onPress}>
      <span>
        <strong>{name}</strong>
        {note ? <small>{note}</small> : null}
      </span>
      <Icon name={isChosen ? 'check' : 'next'} />
    </button>
  )
}
