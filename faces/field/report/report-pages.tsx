import { useEffect, useState } from 'react'
import { lifeDanger } from '../../../modules/routing/rules.ts'
import { Button } from '../../kit/components/button.tsx'
import { EmergencyCalls } from '../../kit/components/emergency-calls.tsx'
import { Loading, Notice } from '../../kit/components/notice.tsx'
import { SuggestedKinds } from '../../kit/components/suggested-kinds.tsx'
import { shelf, useDraft } from '../../kit/draft.ts'
import { useLanguage } from '../../kit/language.ts'
import { isKept } from '../../kit/problem.ts'
import { useStore } from '../../kit/store.ts'
import { usePhotos } from '../../kit/use-photos.ts'
import { useSealed } from '../../kit/use-sealed.ts'
import { useSuggestions } from '../../kit/use-suggestions.ts'
import { useVoice } from '../../kit/use-voice.ts'
import { EMERGENCY, SENDING } from '../../kit/words.ts'
import { perform } from '../acts.ts'
import { shelfOf, useMe } from '../me.ts'
import { type ActFile, line, phone } from '../offline/here.ts'
import { KeptPage } from '../offline/kept-page.tsx'
import { refreshReads } from '../reads.ts'
import { back, go } from '../route.ts'
import { LostPage } from '../shell/lost-page.tsx'
import { Screen } from '../shell/screen.tsx'
import { DonePage, keepReceipt, lastReceipt } from './done-page.tsx'
import { faultsOn, type Receipt, type ReportDraft, readDraft, type Sent, toSent } from './report-draft.ts'
import { StepWhat } from './step-what.tsx'
import { StepWhere } from './step-where.tsx'
import { StepWho } from './step-who.tsx'
import { REPORT } from './words.ts'

/** What every step gets: the draft, how to change it, and where the way leads. */
export type StepProps = {
  readonly draft: ReportDraft
  readonly change: (next: Partial<ReportDraft>) => void
  readonly kicker: string
  readonly onNext: () => void
  readonly onBack: () => void
}

/** Reporting as a member, one thing per screen. The draft outlives the browser; sending happens once. */
export function ReportPages({ parts: [page] }: { parts: readonly string[] }) {
  if (page === 'done') {
    const receipt = lastReceipt()
    return receipt ? <DonePage receipt={receipt} /> : <Turn to="report" />
  }
  if (page === 'kept') return <KeptPage again="report" />
  if (page !== undefined && !['kind', 'where', 'who'].includes(page)) return <LostPage />
  return <Steps step={page ?? 'what'} />
}

function Steps({ step }: { step: string }) {
  const { t, language } = useLanguage()
  const key = `${shelfOf(useMe())}/report`
  const draft = useDraft<ReportDraft>(key, readDraft)
  const isCarrying = useStore(phone) !== null
  const photos = usePhotos(
    key,
    draft.value?.photos ?? [],
    (edit) => draft.change((now) => ({ ...now, photos: edit(now.photos) })),
    isCarrying,
  )
  const voice = useVoice(
    key,
    draft.value?.voice ?? null,
    (edit) => draft.change((now) => ({ ...now, voice: edit(now.voice) })),
    isCarrying,
  )
  const said = useSuggestions(draft.value?.text ?? '', draft.value?.kind?.code)
  // Without a network nothing reads the text: the desk will say what kind it is.
  const isCut = useStore(line) === 'unreachable' || !navigator.onLine
  const suggestions = said.kinds ?? (isCut ? [] : null)
  // Whether somebody is in danger the words themselves say, also before the house has read them, or without a network.
  const isDanger = said.isDanger || lifeDanger(draft.value?.text ?? '') !== undefined
  const [isDangerSeen, setDangerSeen] = useState(false)
  const sender = useSealed<Sent, ReportDraft, Receipt | 'kept'>(key, draft, {
    read: readDraft,
    send: async ({ commandId, input: sent }, value) => {
      const files = isCarrying ? await filesOf(key, value) : []
      try {
        if (sent.name === 'intake.receiveReport') return await perform({ commandId, ...sent }, files)
        return await perform({ commandId, ...sent }, files)
      } catch (reason) {
        if (!isKept(reason)) throw reason
        return 'kept'
      }
    },
    sent: (receipt, { who }) => {
      if (receipt === 'kept') return go('report/kept', { replace: true })
      keepReceipt({ ...receipt, isMine: who !== 'resident' })
      refreshReads()
      go('report/done', { replace: true })
    },
  })

  const value = draft.value
  if (!value)
    return (
      <Screen title={t(REPORT.title)} tab="report">
        <Loading />
      </Screen>
    )
  if (sender.state === 'gone') return <GonePage />
  if (value.sending) return <SendingPage isWaiting={sender.state === 'waiting'} onAgain={sender.send} />

  // Until there is a text to read, kinds are expected: then only a text that says nothing leaves them out.
  const isSpoken = value.text.trim().length < 2
  const hasKinds = (!isCut && suggestions?.length !== 0) || (isSpoken && value.voice === null)
  const all = hasKinds ? 4 : 3
  const props = (now: number): StepProps => ({
    draft: value,
    change: (next) => draft.change((before) => ({ ...before, ...next })),
    kicker: t(REPORT.step, { now, all }),
    onBack: () => back('report'),
    onNext: () => undefined,
  })
  // A step reached by the address alone goes back to the first one that is not filled in.
  if (step !== 'what' && 'text' in faultsOn('what', value)) return <Turn to="report" />
  if (step === 'who' && Object.keys(faultsOn('where', value)).length > 0) return <Turn to="report/where" />
  if (step !== 'what' && isDanger && !isDangerSeen) return <DangerPage onNext={() => setDangerSeen(true)} />
  switch (step) {
    case 'kind':
      return hasKinds ? (
        <Screen title={t(REPORT.kindTitle)} kicker={props(2).kicker} onBack={() => back('report')}>
          <p className="k-soft">{t(suggestions ? REPORT.kindHint : REPORT.kindLoading)}</p>
          <SuggestedKinds
            suggestions={suggestions}
            chosen={value.kind}
            onChoose={(kind) => {
              props(2).change({ kind })
              go('report/where')
            }}
          />
        </Screen>
      ) : (
        <Turn to="report/where" />
      )
    case 'where':
      return <StepWhere {...props(all - 1)} onNext={() => go('report/who')} />
    case 'who':
      return (
        <StepWho
          {...props(all)}
          photos={photos}
          voice={voice}
          error={sender.error}
          onSend={() => sender.seal(toSent(value, language, isCarrying))}
        />
      )
    default:
      return (
        <StepWhat
          {...props(1)}
          photos={photos}
          voice={voice}
          onNext={() => go(hasKinds ? 'report/kind' : 'report/where')}
          onStartOver={() => draft.discard()}
        />
      )
  }
}

/** The photos and the voice of a draft that have not gone yet: their bytes lie on the shelf. */
async function filesOf(key: string, { photos, voice }: ReportDraft): Promise<ActFile[]> {
  const found = await Promise.all([
    ...photos.filter((one) => one.id === null).map((one) => fileAt(`${key}/photo/${one.key}`, one.key, 'photo')),
    ...(voice && voice.id === null ? [fileAt(`${key}/voice/${voice.key}`, voice.key, 'sound')] : []),
  ])
  return found.filter((one) => one !== null)
}

async function fileAt(place: string, key: string, kind: ActFile['kind']): Promise<ActFile | null> {
  const file = await shelf.load(place)
  return file instanceof File ? { key, kind, file } : null
}

function Turn({ to }: { to: string }) {
  useEffect(() => go(to, { replace: true }), [to])
  return null
}

/** Stands before everything else when the words speak of danger to life. */
function DangerPage({ onNext }: { onNext: () => void }) {
  const { t } = useLanguage()
  return (
    <Screen title={t(EMERGENCY.title)} onBack={() => back('report')}>
      <p>{t(EMERGENCY.text)}</p>
      <EmergencyCalls />
      <Button isWide onPress={onNext}>
        {t(EMERGENCY.called)}
      </Button>
      <Button isWide onPress={onNext}>
        {t(EMERGENCY.none)}
      </Button>
    </Screen>
  )
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
    <Screen title={t(REPORT.title)} tab="report">
      <Notice>{t(SENDING.goneText)}</Notice>
      <Button look="main" isWide onPress={() => location.reload()}>
        {t(REPORT.another)}
      </Button>
    </Screen>
  )
}
