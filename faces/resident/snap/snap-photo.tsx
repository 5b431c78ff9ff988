import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { Icon } from '../../kit/components/icon.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { PhotoPicker } from '../../kit/components/photo-picker.tsx'
import { useLanguage } from '../../kit/language.ts'
import type { Photos } from '../../kit/use-photos.ts'
import { hasContent, type ReportDraft } from '../report/report-draft.ts'
import { REPORT } from '../report/words.ts'
import { Screen } from '../screen.tsx'
import { PLACE } from '../words.ts'
import { SNAP } from './words.ts'

type SnapPhotoProps = {
  draft: ReportDraft
  photos: Photos
  kicker: string
  communityName: string
  isSynthetic: boolean
  onBack?: () => void
  onNext: () => void
  onStartOver: () => void
}

/** The camera first. Coming from a tap it opens by itself, as far as the browser lets it. */
export function SnapPhoto(props: SnapPhotoProps) {
  const { draft, photos, communityName, isSynthetic, onBack, onNext, onStartOver } = props
  const { t } = useLanguage()
  const camera = useRef<HTMLInputElement>(null)
  const [wasRestored] = useState(() => hasContent(draft))
  const has = draft.photos.length > 0

  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once, on arrival
  useEffect(() => {
    if (!has && navigator.userActivation?.isActive) camera.current?.click()
  }, [])

  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.currentTarget.files ?? [])]
    event.currentTarget.value = ''
    if (files.length === 0) return
    photos.add(files.slice(0, 1))
    onNext()
  }
  return (
    <Screen
      title={t(SNAP.photoTitle)}
      kicker={communityName}
      onBack={onBack}
      action={
        has ? (
          <Button look="main" isWide onPress={onNext}>
            {t(SNAP.next)}
          </Button>
        ) : undefined
      }
    >
      <p className="k-soft">{t(SNAP.photoText)}</p>
      {wasRestored ? (
        <Notice>
          {t(REPORT.restored)}{' '}
          <button type="button" className="k-link" onClick={onStartOver}>
            {t(REPORT.startOver)}
          </button>
        </Notice>
      ) : null}
      {has ? (
        <PhotoPicker
          photos={photos.views}
          onAdd={photos.add}
          onRemove={photos.remove}
          onRetry={photos.retry}
          refused={photos.refused}
        />
      ) : (
        <>
          <label className="r-camera">
            <Icon name="camera" />
            <span>{t(SNAP.take)}</span>
            <input ref={camera} type="file" accept="image/*" capture="environment" onChange={take} />
          </label>
          <p className="k-hint">{t(SNAP.safeFirst)}</p>
          <label className="k-photo-add">
            <Icon name="camera" />
            <span>{t(SNAP.choose)}</span>
            <input type="file" accept="image/*" onChange={take} />
          </label>
          {photos.refused ? (
            <Notice tone="danger" isNews>
              {t(photos.refused)}
            </Notice>
          ) : null}
          <Button look="quiet" isWide onPress={onNext}>
            {t(SNAP.noPhoto)}
          </Button>
        </>
      )}
      {isSynthetic ? <p className="k-hint">{t(PLACE.synthetic)}</p> : null}
    </Screen>
  )
}
