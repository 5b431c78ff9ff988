import { useState } from 'react'
import type { Word } from '../../../platform/pure/words.ts'
import { useLanguage } from '../language.ts'
import type { PhotoView } from '../use-photos.ts'
import { KIT, PHOTO_FAULT } from '../words.ts'
import { Icon } from './icon.tsx'
import { Notice } from './notice.tsx'

type PhotoPickerProps = {
  photos: readonly PhotoView[]
  max?: number
  onAdd: (files: readonly File[]) => void
  onRemove: (key: string) => void
  onRetry: (key: string) => void
  /** Why a file just chosen was not taken. */
  refused?: Word | null
}

/** Photos to send: taken or chosen, with their progress. It only shows; `usePhotos` or the face sends. */
export function PhotoPicker({ photos, max = 9, onAdd, onRemove, onRetry, refused }: PhotoPickerProps) {
  const { t } = useLanguage()
  const [isOver, setOver] = useState(false)
  const left = max - photos.length
  return (
    <div className="k-stack">
      {photos.length > 0 ? (
        <ul className="k-photos">
          {photos.map((photo, i) => (
            <li key={photo.key} className="k-photo">
              {photo.url ? <img src={photo.url} alt={t(KIT.photo, { number: i + 1 })} /> : null}
              <PhotoState photo={photo} onRetry={() => onRetry(photo.key)} />
              <button
                type="button"
                className="k-photo-remove"
                aria-label={t(KIT.removePhoto, { number: i + 1 })}
                onClick={() => onRemove(photo.key)}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {left > 0 ? (
        <label className="k-photo-add">
          <Icon name="camera" />
          <span>
            {t(KIT.addPhotos)} <small>{t(KIT.photosLeft, { count: left })}</small>
          </span>
          <input
            type="file"
            accept="image/*"
            multiple={left > 1}
            onChange={(event) => {
              const chosen = [...(event.currentTarget.files ?? [])]
              setOver(chosen.length > left)
              onAdd(chosen.slice(0, left))
              event.currentTarget.value = ''
            }}
          />
        </label>
      ) : null}
      {isOver ? (
        <Notice tone="warm" isNews>
          {t(PHOTO_FAULT.tooMany, { max })}
        </Notice>
      ) : null}
      {refused ? (
        <Notice tone="danger" isNews>
          {t(refused)}
        </Notice>
      ) : null}
    </div>
  )
}

function PhotoState({ photo, onRetry }: { photo: PhotoView; onRetry: () => void }) {
  const { t } = useLanguage()
  if (photo.fault)
    return (
      <button type="button" className="k-photo-state" onClick={onRetry}>
        {t(photo.fault)}
      </button>
    )
  if (photo.progress === null) return null
  return <div className="k-photo-state">{t(KIT.uploading, { percent: Math.round(photo.progress * 100) })}</div>
}
