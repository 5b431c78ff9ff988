import { lazy, Suspense, useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { Chips } from '../../kit/components/choices.tsx'
import { TextArea } from '../../kit/components/field.tsx'
import { Loading, Notice } from '../../kit/components/notice.tsx'
import { PhotoPicker } from '../../kit/components/photo-picker.tsx'
import { useLanguage } from '../../kit/language.ts'
import type { Photos } from '../../kit/use-photos.ts'
import type { Voice } from '../../kit/use-voice.ts'
import { Screen } from '../shell/screen.tsx'
import { FIELD } from '../words.ts'
import { faultsOn, hasContent } from './report-draft.ts'
import type { StepProps } from './report-pages.tsx'
import { EXAMPLES, REPORT } from './words.ts'

const VoiceField = lazy(() => import('../../kit/components/voice-field.tsx'))

/** What it is, in a sentence, with photos if there are any. */
export function StepWhat({
  draft,
  change,
  kicker,
  photos,
  voice,
  onNext,
  onStartOver,
}: StepProps & { photos: Photos; voice: Voice; onStartOver: () => void }) {
  const { t, language } = useLanguage()
  const [isTried, setTried] = useState(false)
  const [wasRestored] = useState(() => hasContent(draft))
  const write = (words: string) => {
    const before = draft.text.trimEnd()
    const comma = before === '' || /[,.!?;，。！？；]$/.test(before) ? '' : language === 'zh' ? '，' : ', '
    change({ text: `${before}${comma}${words}` })
  }
  const next = () => {
    setTried(true)
    if (!faultsOn('what', draft).text) onNext()
  }
  return (
    <Screen
      title={t(REPORT.title)}
      kicker={kicker}
      tab="report"
      action={
        <Button look="main" isWide onPress={next}>
          {t(FIELD.next)}
        </Button>
      }
    >
      {wasRestored && hasContent(draft) ? (
        <Notice>
          {t(REPORT.restored)}{' '}
          <button type="button" className="k-link" onClick={onStartOver}>
            {t(REPORT.startOver)}
          </button>
        </Notice>
      ) : null}
      <TextArea
        label={t(REPORT.what)}
        hint={t(REPORT.whatHint)}
        placeholder={t(REPORT.whatPlaceholder)}
        value={draft.text}
        onChange={(text) => change({ text })}
        fault={isTried ? faultsOn('what', draft).text : null}
        rows={4}
        maxLength={2000}
      />
      {draft.text.length > 20 ? null : (
        <Chips label={t(REPORT.examples)} texts={EXAMPLES.map((word) => t(word))} onTap={write} />
      )}
      <section className="k-stack">
        <h2 className="k-small-title">{t(REPORT.photos)}</h2>
        <PhotoPicker
          photos={photos.views}
          onAdd={photos.add}
          onRemove={photos.remove}
          onRetry={photos.retry}
          refused={photos.refused}
        />
      </section>
      <section className="k-stack">
        <h2 className="k-small-title">{t(REPORT.voice)}</h2>
        <Suspense fallback={<Loading />}>
          <VoiceField voice={voice} />
        </Suspense>
      </section>
    </Screen>
  )
}
