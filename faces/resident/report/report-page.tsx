import { useEffect, useMemo, useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { useDraft } from '../../kit/draft.ts'
import { useLanguage } from '../../kit/language.ts'
import { loadSession, useSession } from '../../kit/session.ts'
import { usePhotos } from '../../kit/use-photos.ts'
import { useSuggestions } from '../../kit/use-suggestions.ts'
import { SENDING } from '../../kit/words.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import type { OpenedPlace } from '../start.ts'
import { keepReceipt } from './receipts.ts'
import { aboutPlatform, type CodeFacts, faultsOn, type ReportDraft, readDraft } from './report-draft.ts'
import { StepDanger } from './step-danger.tsx'
import { StepKind } from './step-kind.tsx'
import { StepWhat } from './step-what.tsx'
import { StepWhere } from './step-where.tsx'
import { StepWho } from './step-who.tsx'
import { useSender } from './use-sender.ts'
import { REPORT } from './words.ts'

/** The key under which the unfinished report of a code lies on this device. */
export const draftKeyOf = (place: OpenedPlace) => `report:${place.code}`

/** What the draft must know of an opened place. */
export function codeFacts(place: OpenedPlace): CodeFacts {
  return { code: place.code, isActive: place.state === 'active', gridId: place.gridId, placeName: place.placeName }
}

/** What every step gets: the draft, how to change it, and where the way leads. */
export type StepProps = {
  readonly draft: ReportDraft
  readonly change: (next: Partial<ReportDraft>) => void
  readonly onNext: () => void
  readonly onBack: () => void
}

/** Reporting in a few screens. The draft outlives the browser; sending happens once. */
export function ReportPage({
  place,
  step,
  isAboutPlatform,
}: {
  place: OpenedPlace
  step: string
  isAboutPlatform: boolean
}) {
  const facts = useMemo(() => codeFacts(place), [place])
  const key = draftKeyOf(place)
  const draft = useDraft<ReportDraft>(key, (raw) => readDraft(raw, facts))
  const photos = usePhotos(key, draft.value?.photos ?? [], (edit) =>
    draft.change((now) => ({ ...now, photos: edit(now.photos) })),
  )
  const suggestions = useSuggestions(draft.value?.text ?? '', draft.value?.isAboutPlatform === false)
  const { language } = useLanguage()
  const session = useSession()
  const [isDangerSeen, setDangerSeen] = useState(false)
  const sender = useSender(key, draft, facts, (receipt) => {
    keepReceipt({ ...receipt, isMine: draft.value?.who === 'me' })
    go('receipt', { replace: true })
  })

  useEffect(() => {
    loadSession().catch(() => undefined)
  }, [])
  const isLoaded = draft.value !== undefined
  const { change } = draft
  useEffect(() => {
    if (isLoaded && isAboutPlatform) change(aboutPlatform)
  }, [isLoaded, isAboutPlatform, change])

  const value = draft.value
  if (!value) return <Loading />
  if (sender.state === 'gone') return <GonePage />
  if (value.sending) return <SendingPage isWaiting={sender.state === 'waiting'} onAgain={sender.send} />

  const callsEmergency =
    suggestions?.[0]?.callsEmergency === true ||
    suggestions?.some((one) => one.callsEmergency && one.code === value.kind?.code) === true
  const afterWhat = value.isAboutPlatform || suggestions?.length === 0 ? 'where' : 'kind'
  const props: StepProps = {
    draft: value,
    change: (next) => draft.change((now) => ({ ...now, ...next })),
    onBack: () => history.back(),
    onNext: () => undefined,
  }

  // A step reached by the address alone goes back to the first one that is not filled in.
  if (step !== 'what' && 'text' in faultsOn('what', value)) return <Turn to="report/what" />
  if (step === 'kind' && callsEmergency && !isDangerSeen && suggestions)
    return <StepDanger onBack={props.onBack} onNext={() => setDangerSeen(true)} />
  switch (step) {
    case 'kind':
      return suggestions?.length === 0 ? (
        <Turn to="report/where" />
      ) : (
        <StepKind {...props} suggestions={suggestions} onNext={() => go('report/where')} />
      )
    case 'where':
      return callsEmergency && !isDangerSeen ? (
        <StepDanger onBack={props.onBack} onNext={() => setDangerSeen(true)} />
      ) : (
        <StepWhere {...props} place={facts} onNext={() => go('report/who')} />
      )
    case 'who':
      return (
        <StepWho
          {...props}
          place={facts}
          photos={photos}
          me={session.state === 'in' ? session.me.name : null}
          error={<ErrorNotice error={sender.error} />}
          onSend={() => sender.seal(language)}
        />
      )
    default:
      return (
        <StepWhat
          {...props}
          photos={photos}
          onNext={() => go(`report/${afterWhat}`)}
          onStartOver={() => {
            for (const photo of value.photos) photos.remove(photo.key)
            draft.discard()
          }}
        />
      )
  }
}

function Turn({ to }: { to: string }) {
  useEffect(() => go(to, { replace: true }), [to])
  return null
}

function SendingPage({ isWaiting, onAgain }: { isWaiting: boolean; onAgain: () => void }) {
  const { t } = useLanguage()
  if (!isWaiting)
    return (
      <Screen title={t(SENDING.sendingTitle)}>
        <p className="k-soft">{t(SENDING.sendingText)}</p>
        <Loading />
      </Screen>
    )
  return (
    <Screen
      title={t(SENDING.waitingTitle)}
      action={
        <Button look="main" isWide onPress={onAgain}>
          {t(SENDING.sendAgain)}
        </Button>
      }
    >
      <Notice tone="warm" isNews>
        {t(SENDING.waitingText)}
      </Notice>
    </Screen>
  )
}

function GonePage() {
  const { t } = useLanguage()
  return (
    <Screen
      title={t(SENDING.goneText)}
      action={
        <Button look="main" isWide onPress={() => location.reload()}>
          {t(REPORT.restart)}
        </Button>
      }
    >
      {null}
    </Screen>
  )
}
