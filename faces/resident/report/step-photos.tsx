import { Button } from '../../kit/components/button.tsx'
import { PhotoPicker } from '../../kit/components/photo-picker.tsx'
import { useLanguage } from '../../kit/language.ts'
import type { Photos } from '../../kit/use-photos.ts'
import { Screen } from '../screen.tsx'
import type { StepProps } from './report-page.tsx'
import { REPORT } from './words.ts'

/** The photos on a page of their own, for the elder mode. */
export function StepPhotos({ kicker, photos, onNext, onBack }: StepProps & { photos: Photos }) {
  const { t } = useLanguage()
  return (
    <Screen
      title={t(REPORT.photosAsk)}
      kicker={kicker}
      onBack={onBack}
      action={
        <Button look="main" isWide onPress={onNext}>
          {t(photos.views.length > 0 ? REPORT.next : REPORT.withoutPhotos)}
        </Button>
      }
    >
      <PhotoPicker
        photos={photos.views}
        onAdd={photos.add}
        onRemove={photos.remove}
        onRetry={photos.retry}
        refused={photos.refused}
      />
    </Screen>
  )
}
