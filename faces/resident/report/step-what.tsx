import { useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { Chips } from '../../kit/components/choices.tsx'
import { TextArea } from '../../kit/components/field.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { PhotoPicker } from '../../kit/components/photo-picker.tsx'
import { useLanguage } from '../../kit/language.ts'
import type { Photos } from '../../kit/use-photos.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import { faultsOn, hasContent } from './report-draft.ts'
import type { StepProps } from './report-page.tsx'
import { WhoItIsAbout } from './who-it-is-about.tsx'
import { EXAMPLES, REPORT, WHAT } from './words.ts'

/** What is the matter, in the person's own words, with photos if he likes; `photos` null: they have a page of their own. */
export function StepWhat({
  draft,
  change,
  kicker,
  code,
  photos,
  onNext,
  onStartOver,
}: StepProps & { code: string; photos: Photos | null; onStartOver: () => void }) {
  const { t, language } = useLanguage()
  const [isTried, setTried] = useState(false)
  const [wasRestored] = useState(() => hasContent(draft))
  const fault = isTried ? faultsOn('what', draft).text : undefined
  const next = () => {
    setTried(true)
    if (!faultsOn('what', draft).text) onNext()
  }
  const write = (words: string) => {
    const before = draft.text.trimEnd()
    const comma = before === '' || /[,.!?;，。！？；]$/.test(before) ? '' : language === 'zh' ? '，' : ', '
    change({ text: `${before}${comma}${words}` })
  }
  return (
    <Screen
      title={t(WHAT[draft.about].title)}
      kicker={kicker}
      onBack={() => go(draft.about === 'question' ? 'ask' : '')}
      action={
        <Button look="main" isWide onPress={next}>
          {t(REPORT.next)}
        </Button>
      }
    >
      {wasRestored ? (
        <Notice>
          {t(REPORT.restored)}{' '}
          <button type="button" className="k-link" onClick={onStartOver}>
            {t(REPORT.startOver)}
          </button>
        </Notice>
      ) : null}
      <TextArea
        label={t(REPORT.whatLabel)}
        isLabelHidden
        hint={t(WHAT[draft.about].hint)}
        placeholder={t(WHAT[draft.about].placeholder)}
        value={draft.text}
        onChange={(text) => change({ text })}
        fault={fault}
        maxLength={2000}
      />
      {draft.about === 'platform' ? <WhoItIsAbout draft={draft} change={change} code={code} /> : null}
      {draft.about !== 'matter' || draft.text.length > 20 ? null : (
        <Chips label={t(REPORT.examples)} texts={EXAMPLES.map((word) => t(word))} onTap={write} />
      )}
      {photos ? (
        <section className="k-stack">
          <h2 className="k-small-title">{t(REPORT.photosTitle)}</h2>
          <PhotoPicker
            photos={photos.views}
            onAdd={photos.add}
            onRemove={photos.remove}
            onRetry={photos.retry}
            refused={photos.refused}
          />
        </section>
      ) : null}
    </Screen>
  )
}
