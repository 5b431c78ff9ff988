import { useEffect, useMemo, useState } from 'react'
import { ErrorNotice, Loading } from '../../kit/components/notice.tsx'
import { useDraft } from '../../kit/draft.ts'
import { useLanguage } from '../../kit/language.ts'
import { loadSession, useSession } from '../../kit/session.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { usePhotos } from '../../kit/use-photos.ts'
import { useSuggestions } from '../../kit/use-suggestions.ts'
import { keepReceipt } from '../report/receipts.ts'
import { faultsOn, type ReportDraft } from '../report/report-draft.ts'
import { GonePage, SendingPage, Turn } from '../report/report-page.tsx'
import { StepDanger } from '../report/step-danger.tsx'
import { StepNear } from '../report/step-near.tsx'
import { usePhotoPlace, whereOf } from '../report/use-located.ts'
import { useSender } from '../report/use-sender.ts'
import { go } from '../route.ts'
import type { OpenedPlace, OpenedSnap } from '../start.ts'
import { readSnap, snapFacts, snapKey } from './snap-draft.ts'
import './snap.css'
import { SnapKind } from './snap-kind.tsx'
import { SnapPhoto } from './snap-photo.tsx'
import { SnapSend } from './snap-send.tsx'
import { SnapWhere } from './snap-where.tsx'
import { SNAP } from './words.ts'

type SnapPageProps = {
  /** Opened from a code; null at a community's own address. */
  place: OpenedPlace | null
  snap: OpenedSnap | null
  step: string
}

/**
 * A photo first (随手拍): what it is by one tap, where by photo, code or list, one look, sent. The draft outlives the browser at every step;
 * sending happens once.
 */
export default function SnapPage({ place, snap, step }: SnapPageProps) {
  const facts = useMemo(() => snapFacts(place, snap), [place, snap])
  const key = snapKey(place, snap)
  const opened = useAsk('intake.openSnap', place ? { communityId: place.communityId } : null)
  const known = snap ?? opened.data ?? null
  const draft = useDraft<ReportDraft>(key, (raw) => readSnap(raw, facts))
  const photos = usePhotos(key, draft.value?.photos ?? [], (edit) =>
    draft.change((now) => ({ ...now, photos: edit(now.photos) })),
  )
  const { t, language } = useLanguage()
  const session = useSession()
  const { kinds, isDanger } = useSuggestions(draft.value?.text ?? '', draft.value?.kind?.code)
  const photoPlace = usePhotoPlace(draft.value?.photos.find((one) => one.place !== null)?.place ?? null)
  const [isDangerSeen, setDangerSeen] = useState(false)
  const sender = useSender(
    key,
    draft,
    facts,
    (receipt) => {
      keepReceipt({ ...receipt, isMine: draft.value?.who === 'me' })
      go('receipt', { replace: true })
    },
    (raw) => readSnap(raw, facts),
  )
  useEffect(() => {
    loadSession().catch(() => undefined)
  }, [])

  const value = draft.value
  if (!value) return <Loading />
  if (sender.state === 'gone') return <GonePage />
  if (value.sending) return <SendingPage isWaiting={sender.state === 'waiting'} onAgain={sender.send} />

  const change = (next: Partial<ReportDraft>) => draft.change((before) => ({ ...before, ...next }))
  const parts = { draft: value, change, facts, photos, kicker: t(SNAP.title), onBack: () => history.back() }
  const hasKind = !('text' in faultsOn('what', value))
  const hasPlace = Object.keys(faultsOn('where', value)).length === 0
  // Asked when there is no code, and when the photo says another place than the code does.
  const asksWhere = !hasPlace || (photoPlace.state === 'found' && value.where.by === 'code')

  if (step !== 'photo' && step !== 'kind' && !hasKind) return <Turn to="snap/kind" />
  if ((step === 'near' || step === 'send') && !hasPlace) return <Turn to="snap/where" />
  if (step !== 'photo' && step !== 'kind' && isDanger && !isDangerSeen)
    return <StepDanger onBack={() => history.back()} onNext={() => setDangerSeen(true)} />
  switch (step) {
    case 'kind':
      return (
        <SnapKind
          {...parts}
          hazards={known?.hazards ?? null}
          kinds={kinds}
          onNext={() => go(asksWhere ? 'snap/where' : 'snap/near')}
        />
      )
    case 'where':
      return (
        <SnapWhere
          {...parts}
          communityId={known?.communityId ?? null}
          photoPlace={photoPlace}
          onNext={() => go('snap/near')}
        />
      )
    case 'near':
      return (
        <StepNear
          {...parts}
          place={facts}
          onNext={() => go('snap/send')}
          onPass={() => go('snap/send', { replace: true })}
        />
      )
    case 'send':
      return (
        <SnapSend
          {...parts}
          photoGrid={value.where.by === 'code' ? (whereOf('photo', photoPlace)?.gridName ?? null) : null}
          me={session.state === 'in' ? session.me.name : null}
          error={<ErrorNotice error={sender.error} />}
          onSend={() => sender.seal(language)}
        />
      )
    default:
      return (
        <SnapPhoto
          {...parts}
          onBack={place ? () => go('') : undefined}
          communityName={known?.communityName ?? place?.communityName ?? ''}
          isSynthetic={known?.isSynthetic ?? place?.isSynthetic ?? false}
          onNext={() => go('snap/kind')}
          onStartOver={() => {
            for (const photo of value.photos) photos.remove(photo.key)
            draft.discard()
          }}
        />
      )
  }
}
