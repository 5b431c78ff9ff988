import { useEffect, useMemo, useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { useDraft } from '../../kit/draft.ts'
import { useElder } from '../../kit/elder.ts'
import { useLanguage } from '../../kit/language.ts'
import { loadSession, useSession } from '../../kit/session.ts'
import { usePhotos } from '../../kit/use-photos.ts'
import { useSuggestions } from '../../kit/use-suggestions.ts'
import { useVoice } from '../../kit/use-voice.ts'
import { SENDING } from '../../kit/words.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import type { OpenedPlace } from '../start.ts'
import { keepReceipt } from './receipts.ts'
import { type About, type CodeFacts, faultsOn, type ReportDraft, readDraft } from './report-draft.ts'
import { StepDanger } from './step-danger.tsx'
import { StepKind } from './step-kind.tsx'
import { StepNear } from './step-near.tsx'
import { StepPhotos } from './step-photos.tsx'
import { StepVoice } from './step-voice.tsx'
import { StepWhat } from './step-what.tsx'
import { StepWhere } from './step-where.tsx'
import { StepWho } from './step-who.tsx'
import { StepWhom } from './step-whom.tsx'
import { useSender } from './use-sender.ts'
import { REPORT } from './words.ts'

/** The key under which the unfinished report of a code lies on this device; a complaint or a question is another one. */
export const draftKeyOf = (place: OpenedPlace, about: About = 'matter') => `${KEYS[about]}:${place.code}`
const KEYS = { matter: 'report', platform: 'complaint', question: 'question' } as const satisfies Record<About, string>

/** What the draft must know of an opened place. */
export function codeFacts(place: OpenedPlace): CodeFacts {
  return { code: place.code, isActive: place.state === 'active', gridId: place.gridId, placeName: place.placeName }
}

/** What every step gets: the draft, how to change it, and where the way leads. */
export type StepProps = {
  readonly draft: ReportDraft
  readonly change: (next: Partial<ReportDraft>) => void
  /** Which step of how many this is. */
  readonly kicker: string
  readonly onNext: () => void
  readonly onBack: () => void
}

/** `near` is asked only when something was found, so it is not counted. */
type Step = 'what' | 'voice' | 'photos' | 'kind' | 'where' | 'whom' | 'who'

/** Reporting in a few screens, in elder mode with the photos on one of their own. The draft outlives the browser; sending happens once. */
export function ReportPage({ place, step, about }: { place: OpenedPlace; step: string; about: About }) {
  const facts = useMemo(() => codeFacts(place), [place])
  const isMatter = about === 'matter'
  const key = draftKeyOf(place, about)
  const draft = useDraft<ReportDraft>(key, (raw) => readDraft(raw, facts, about))
  const photos = usePhotos(key, draft.value?.photos ?? [], (edit) =>
    draft.change((now) => ({ ...now, photos: edit(now.photos) })),
  )
  const voice = useVoice(key, draft.value?.voice ?? null, (edit) =>
    draft.change((now) => ({ ...now, voice: edit(now.voice) })),
  )
  const { kinds, isDanger } = useSuggestions(draft.value?.text ?? '', draft.value?.kind?.code)
  const { t, language } = useLanguage()
  const isElder = useElder()
  const session = useSession()
  const [isDangerSeen, setDangerSeen] = useState(false)
  const sender = useSender(key, draft, facts, (receipt) => {
    keepReceipt({ ...receipt, isMine: draft.value?.who === 'me' })
    go('receipt', { replace: true })
  })

  useEffect(() => {
    loadSession().catch(() => undefined)
  }, [])

  const value = draft.value
  if (!value) return <Loading />
  if (sender.state === 'gone') return <GonePage />
  if (value.sending) return <SendingPage isWaiting={sender.state === 'waiting'} onAgain={sender.send} />

  // Until there is a text to read, kinds are expected: then only a text that says nothing leaves them out.
  const isSpoken = value.text.trim().length < 2
  const hasKinds = isMatter && (kinds?.length !== 0 || (isSpoken && value.voice === null))
  const steps: Step[] = [
    // Saying it and writing it are two ways to the same: only the one that was taken counts.
    step === 'voice' || (isSpoken && value.voice !== null) ? 'voice' : 'what',
    ...part(isElder, 'photos'),
    ...part(hasKinds, 'kind'),
    ...part(isMatter, 'where'),
    ...part(isElder && isMatter, 'whom'),
    'who',
  ]
  const to = (next: Step | 'near') => `report/${next}${isMatter ? '' : `/${about}`}`
  const propsOf = (now: Step): StepProps => ({
    draft: value,
    change: (next) => draft.change((before) => ({ ...before, ...next })),
    kicker: t(REPORT.step, { now: Math.max(steps.indexOf(now), 0) + 1, all: steps.length }),
    onBack: () => history.back(),
    onNext: () => go(to(steps[Math.max(steps.indexOf(now), 0) + 1])),
  })

  // A step reached by the address alone goes back to the first one that is not filled in.
  if (step !== 'what' && step !== 'voice' && 'text' in faultsOn('what', value)) return <Turn to={to('what')} />
  if (step !== 'what' && step !== 'voice' && isDanger && !isDangerSeen)
    return <StepDanger onBack={() => history.back()} onNext={() => setDangerSeen(true)} />
  switch (step) {
    case 'voice':
      return <StepVoice {...propsOf('voice')} voice={voice} onWrite={() => go(to('what'), { replace: true })} />
    case 'photos':
      return isElder ? <StepPhotos {...propsOf('photos')} photos={photos} /> : <Turn to={to('what')} />
    case 'kind':
      return hasKinds ? <StepKind {...propsOf('kind')} suggestions={kinds} /> : <Turn to={to('where')} />
    case 'where':
      return !isMatter ? (
        <Turn to={to('who')} />
      ) : (
        <StepWhere {...propsOf('where')} place={facts} onNext={() => go(to('near'))} />
      )
    case 'near':
      return !isMatter ? (
        <Turn to={to('who')} />
      ) : (
        <StepNear
          {...propsOf('where')}
          place={facts}
          onPass={() => go(to(steps[steps.indexOf('where') + 1]), { replace: true })}
        />
      )
    case 'whom':
      return steps.includes('whom') ? <StepWhom {...propsOf('whom')} /> : <Turn to={to('who')} />
    case 'who':
      return (
        <StepWho
          {...propsOf('who')}
          place={facts}
          photos={photos}
          voice={voice}
          me={session.state === 'in' ? session.me.name : null}
          error={<ErrorNotice error={sender.error} />}
          onSend={() => sender.seal(language)}
        />
      )
    default:
      return (
        <StepWhat
          {...propsOf('what')}
          code={place.code}
          photos={isElder ? null : photos}
          voice={isElder ? null : voice}
          onSpeak={() => go(to('voice'))}
          onStartOver={() => {
            for (const photo of value.photos) photos.remove(photo.key)
            voice.remove()
            draft.discard()
          }}
        />
      )
  }
}

function part(isThere: boolean, step: Step): Step[] {
  return isThere ? [step] : []
}

/** Leads on without leaving a step to come back to. */
export function Turn({ to }: { to: string }) {
  useEffect(() => go(to, { replace: true }), [to])
  return null
}

/** A sealed report on its way, or waiting for the network. */
export function SendingPage({ isWaiting, onAgain }: { isWaiting: boolean; onAgain: () => void }) {
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

/** Another window dealt with it. */
export function GonePage() {
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
