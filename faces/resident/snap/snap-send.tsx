import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { Options } from '../../kit/components/choices.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { PhotoPicker } from '../../kit/components/photo-picker.tsx'
import { useLanguage } from '../../kit/language.ts'
import type { Photos } from '../../kit/use-photos.ts'
import { SENDING } from '../../kit/words.ts'
import { type CodeFacts, faultsOn, type ReportDraft } from '../report/report-draft.ts'
import { JoiningNotice, NameAndPhone, whoOptions } from '../report/who-parts.tsx'
import { REPORT } from '../report/words.ts'
import { Screen } from '../screen.tsx'
import { sayWhere } from './snap-draft.ts'
import { SNAP } from './words.ts'

type SnapSendProps = {
  draft: ReportDraft
  change: (next: Partial<ReportDraft>) => void
  facts: CodeFacts
  photos: Photos
  kicker: string
  /** The name of the signed-in person, if anybody is signed in. */
  me: string | null
  error: ReactNode
  /** Where the photo says it was taken, when that was not asked about; null otherwise. */
  photoGrid: string | null
  onBack: () => void
  onSend: () => void
}

/** The one look: what, where, photos, with or without a name; then it goes out, once, with its photos. */
export function SnapSend({
  draft,
  change,
  facts,
  photos,
  kicker,
  me,
  error,
  photoGrid,
  onBack,
  onSend,
}: SnapSendProps) {
  const { t, pick } = useLanguage()
  const [isTried, setTried] = useState(false)
  const [isWaiting, setWaiting] = useState(false)
  const faults = isTried ? faultsOn('who', draft) : {}
  const send = () => {
    setTried(true)
    if (Object.keys(faultsOn('who', draft)).length > 0) return
    if (photos.isSending) setWaiting(true)
    else onSend()
  }
  const sendNow = useRef(onSend)
  sendNow.current = onSend
  useEffect(() => {
    if (isWaiting && !photos.isSending) sendNow.current()
  }, [isWaiting, photos.isSending])
  const rows = [
    { label: t(SNAP.said), value: draft.text.trim(), to: '#/snap/kind' },
    { label: t(SNAP.where), value: sayWhere(draft, facts), to: '#/snap/where' },
    {
      label: t(SNAP.kind),
      value: draft.kind?.code ? pick(draft.kind.nameZh, draft.kind.nameEn) : t(SNAP.unsure),
      to: '#/snap/kind',
    },
  ]
  return (
    <Screen
      title={t(SNAP.sendTitle)}
      kicker={kicker}
      onBack={onBack}
      action={
        <>
          {isWaiting ? (
            <Notice tone="warm" isNews>
              {t(SENDING.photosUnderWay)}{' '}
              <button type="button" className="k-link" onClick={onSend}>
                {t(SENDING.withoutPhotos)}
              </button>
            </Notice>
          ) : null}
          <Button look="main" isWide onPress={send} isBusy={isWaiting}>
            {t(draft.joins === null ? REPORT.send : REPORT.sendJoining)}
          </Button>
        </>
      }
    >
      <dl className="k-card r-snap-facts">
        {rows.map(({ label, value, to }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
            <dd>
              <a className="r-snap-change" href={to} aria-label={t(SNAP.changeOf, { what: label })}>
                {t(SNAP.change)}
              </a>
            </dd>
          </div>
        ))}
      </dl>
      {photoGrid ? (
        <Notice>
          {t(SNAP.photoSays, { grid: photoGrid })} <a href="#/snap/where">{t(SNAP.changePlace)}</a>
        </Notice>
      ) : null}
      <PhotoPicker
        photos={photos.views}
        onAdd={photos.add}
        onRemove={photos.remove}
        onRetry={photos.retry}
        refused={photos.refused}
      />
      {photos.views.some((view) => view.fault !== null) ? <Notice tone="warm">{t(SENDING.photosFailed)}</Notice> : null}
      <details className="r-more" open={draft.who !== 'anonymous' ? true : undefined}>
        <summary>
          {t(SNAP.who)} <small>{t(SNAP.whoNote)}</small>
        </summary>
        <div className="k-stack">
          <Options
            label={t(SNAP.who)}
            isLabelHidden
            options={whoOptions(me, t)}
            value={draft.who}
            onChoose={(who) => change({ who })}
          />
          {draft.who === 'named' ? <NameAndPhone draft={draft} change={change} faults={faults} /> : null}
        </div>
      </details>
      {error}
      <JoiningNotice draft={draft} change={change} />
    </Screen>
  )
}
