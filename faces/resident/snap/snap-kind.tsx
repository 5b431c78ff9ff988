import { useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { ChoiceButton } from '../../kit/components/choice-button.tsx'
import { TextArea } from '../../kit/components/field.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import type { Photos } from '../../kit/use-photos.ts'
import type { Suggestion } from '../../kit/use-suggestions.ts'
import { EMERGENCY } from '../../kit/words.ts'
import { faultsOn, type ReportDraft } from '../report/report-draft.ts'
import { Screen } from '../screen.tsx'
import type { OpenedSnap } from '../start.ts'
import { SNAP } from './words.ts'

type Hazard = OpenedSnap['hazards'][number]

type SnapKindProps = {
  draft: ReportDraft
  change: (next: Partial<ReportDraft>) => void
  photos: Photos
  kicker: string
  /** Null while they are being fetched; none: the district has no such kinds. */
  hazards: readonly Hazard[] | null
  kinds: readonly Suggestion[] | null
  onBack: () => void
  onNext: () => void
}

/** What it is: one tap on a hazard tells all, or a sentence, from which kinds are suggested. */
export function SnapKind({ draft, change, photos, kicker, hazards, kinds, onBack, onNext }: SnapKindProps) {
  const { t, pick } = useLanguage()
  const [isTried, setTried] = useState(false)
  const sentences = (hazards ?? []).flatMap((one) => [one.sayZh, one.sayEn])
  const isOwn = draft.text.trim() !== '' && !sentences.includes(draft.text)
  const isMissing = 'text' in faultsOn('what', draft)
  const suggested = isOwn ? (kinds ?? []).filter((one) => !hazards?.some((hazard) => hazard.code === one.code)) : []
  const choose = (one: Pick<Hazard, 'code' | 'nameZh' | 'nameEn'>, say: string | null) => {
    const kind = { code: one.code, nameZh: one.nameZh, nameEn: one.nameEn }
    change({ kind, ...(isOwn || say === null ? {} : { text: say }) })
    onNext()
  }
  const next = () => {
    setTried(true)
    if (!isMissing) onNext()
  }
  const first = photos.views[0]
  return (
    <Screen
      title={t(SNAP.kindTitle)}
      kicker={kicker}
      onBack={onBack}
      action={
        <Button look="main" isWide onPress={next}>
          {t(SNAP.next)}
        </Button>
      }
    >
      {first?.url ? <img className="r-snap-photo" src={first.url} alt="" /> : null}
      <p className="k-soft">{t(SNAP.kindHint)}</p>
      {first?.fault ? (
        <Notice tone="danger" isNews>
          {t(first.fault)}
        </Notice>
      ) : null}
      <ul className="k-options">
        {(hazards ?? []).map((one) => (
          <li key={one.code}>
            <ChoiceButton
              name={pick(one.nameZh, one.nameEn)}
              note={pick(one.sayZh, one.sayEn)}
              isChosen={draft.kind?.code === one.code}
              onPress={() => choose(one, pick(one.sayZh, one.sayEn))}
            />
          </li>
        ))}
      </ul>
      <TextArea
        label={t(SNAP.words)}
        hint={t(SNAP.wordsHint)}
        value={isOwn ? draft.text : ''}
        onChange={(text) => change({ text, ...(isOwn ? {} : { kind: null }) })}
        fault={isTried && isMissing ? SNAP.kindMissing : undefined}
        maxLength={2000}
      />
      {suggested.length > 0 ? (
        <section className="k-stack">
          <h2 className="k-small-title">{t(SNAP.wordsKinds)}</h2>
          {suggested.some((one) => one.callsEmergency) ? <Notice tone="danger">{t(EMERGENCY.brief)}</Notice> : null}
          <ul className="k-options">
            {suggested.map((one) => (
              <li key={one.code}>
                <ChoiceButton
                  name={pick(one.nameZh, one.nameEn)}
                  isChosen={draft.kind?.code === one.code}
                  onPress={() => choose(one, null)}
                />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Screen>
  )
}
