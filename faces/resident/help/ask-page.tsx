import { type ReactNode, useEffect, useState } from 'react'
import { DAY_PARTS, HELP_KINDS } from '../../../modules/help/rules.ts'
import { DAY_PART_WORDS, HELP_KIND_NOTES, HELP_KIND_WORDS } from '../../../modules/help/words.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { api } from '../../kit/api.ts'
import { Button } from '../../kit/components/button.tsx'
import { ChoiceButton } from '../../kit/components/choice-button.tsx'
import { Options } from '../../kit/components/choices.tsx'
import { EmergencyCalls } from '../../kit/components/emergency-calls.tsx'
import { Field } from '../../kit/components/field.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { Select } from '../../kit/components/select.tsx'
import { useDraft } from '../../kit/draft.ts'
import { useLanguage } from '../../kit/language.ts'
import { useSealed } from '../../kit/use-sealed.ts'
import { EMERGENCY } from '../../kit/words.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import type { OpenedPlace } from '../start.ts'
import { type AskDraft, type AskInput, askInput, readAsk, WHENS, whenFault, wordsFault } from './drafts.ts'
import { SendingHelp } from './sending.tsx'
import { HELP } from './words.ts'
import { WordsStep } from './words-step.tsx'

const STEPS = ['kind', 'words', 'when'] as const
const WHEN_WORDS = {
  today: HELP.today,
  tomorrow: HELP.tomorrow,
  three_days: HELP.threeDays,
  week: HELP.week,
  chosen: HELP.chosen,
} as const

type StepProps = {
  draft: AskDraft
  change: (next: Partial<AskDraft>) => void
  kicker: string
}

/** Asking the neighbours in three screens. The draft outlives the browser; sending happens once. */
export function AskPage({ place, step }: { place: OpenedPlace; step: string }) {
  const { t } = useLanguage()
  const key = `help.ask:${place.code}`
  const draft = useDraft<AskDraft>(key, readAsk)
  const sender = useSealed<AskInput, AskDraft, { requestId: string }>(key, draft, {
    read: readAsk,
    send: ({ commandId, input }) => api.run('help.ask', input, { commandId }),
    sent: ({ requestId }) => go(`help/mine/${requestId}`, { replace: true }),
  })
  /** The words that were sent last: of others, what was refused says nothing. */
  const [sentText, setSentText] = useState<string | null>(null)
  const value = draft.value
  const now = STEPS.find((one) => one === step) ?? 'kind'
  const isEarly = value !== undefined && ((now !== 'kind' && !value.kind) || (now === 'when' && wordsFault(value.text)))
  // A step reached by the address alone goes back to the first one that is not filled in.
  useEffect(() => {
    if (isEarly) go(value?.kind ? 'help/ask/words' : 'help/ask/kind', { replace: true })
  }, [isEarly, value?.kind])
  if (!value || isEarly) return <Loading />
  if (value.sending) return <SendingHelp isWaiting={sender.state === 'waiting'} onAgain={sender.send} />
  const send = (isNotUrgent: boolean) => {
    setSentText(value.text)
    sender.seal(askInput(value, place.code, new Date(), isNotUrgent))
  }
  const error = sentText === value.text ? sender.error : null
  if (now === 'when' && error?.problem.kind === 'refused' && error.problem.code === 'help.call_first')
    return <CallFirst onGoOn={() => send(true)} />
  const props: StepProps = {
    draft: value,
    change: (next) => draft.change((before) => ({ ...before, ...next })),
    kicker: t(HELP.step, { now: STEPS.indexOf(now) + 1, all: STEPS.length }),
  }
  if (now === 'words')
    return (
      <WordsStep
        {...props}
        label={t(HELP.wordsLabel)}
        placeholder={t(HELP.wordsPlaceholder)}
        onNext={() => go('help/ask/when')}
      />
    )
  if (now === 'when')
    return (
      <WhenStep {...props} onSend={() => send(false)}>
        <ErrorNotice error={error} />
      </WhenStep>
    )
  return <KindStep {...props} onStartOver={draft.discard} />
}

function KindStep({ draft, change, kicker, onStartOver }: StepProps & { onStartOver: () => void }) {
  const { t } = useLanguage()
  return (
    <Screen title={t(HELP.kindTitle)} kicker={kicker} onBack={() => go('help')}>
      {draft.text !== '' ? (
        <Notice>
          {t(HELP.restored)}{' '}
          <button type="button" className="k-link" onClick={onStartOver}>
            {t(HELP.startOver)}
          </button>
        </Notice>
      ) : null}
      <div className="k-stack">
        {HELP_KINDS.map((kind) => (
          <ChoiceButton
            key={kind}
            name={t(HELP_KIND_WORDS[kind])}
            note={t(HELP_KIND_NOTES[kind])}
            isChosen={draft.kind === kind}
            onPress={() => {
              change({ kind })
              go('help/ask/words')
            }}
          />
        ))}
      </div>
    </Screen>
  )
}

function WhenStep({
  draft,
  change,
  kicker,
  onSend,
  children,
}: StepProps & { onSend: () => void; children: ReactNode }) {
  const { t } = useLanguage()
  const [isTried, setTried] = useState(false)
  const fault = whenFault(draft, new Date())
  return (
    <Screen
      title={t(HELP.whenTitle)}
      kicker={kicker}
      onBack={() => history.back()}
      action={
        <Button
          look="main"
          isWide
          onPress={() => {
            setTried(true)
            if (!fault) onSend()
          }}
        >
          {t(HELP.send)}
        </Button>
      }
    >
      <Options
        label={t(HELP.whenTitle)}
        isLabelHidden
        value={draft.when}
        onChoose={(when) =>
          change({ when, ...(when === 'chosen' && draft.from === '' ? { from: today(), until: today() } : {}) })
        }
        options={WHENS.map((value) => ({ value, label: t(WHEN_WORDS[value]) }))}
      />
      {draft.when === 'chosen' ? (
        <>
          <Field label={t(HELP.fromLabel)} type="date" value={draft.from} onChange={(from) => change({ from })} />
          <Field
            label={t(HELP.untilLabel)}
            type="date"
            value={draft.until}
            onChange={(until) => change({ until })}
            fault={isTried ? fault : null}
          />
        </>
      ) : null}
      <Select
        label={t(HELP.partLabel)}
        value={draft.part}
        onChange={(part) => change({ part: DAY_PARTS.find((one) => one === part) ?? 'any' })}
      >
        {DAY_PARTS.map((part) => (
          <option key={part} value={part}>
            {t(DAY_PART_WORDS[part])}
          </option>
        ))}
      </Select>
      {children}
    </Screen>
  )
}

/** The words seem to tell of a danger to life: neighbours are not who to ask. */
function CallFirst({ onGoOn }: { onGoOn: () => void }) {
  const { t } = useLanguage()
  return (
    <Screen title={t(EMERGENCY.title)} onBack={() => go('help/ask/words')}>
      <p>{t(HELP.urgent)}</p>
      <EmergencyCalls />
      <div className="k-stack">
        <Button isWide onPress={() => go('report/what')}>
          {t(HELP.toReport)}
        </Button>
        <Button isWide onPress={onGoOn}>
          {t(HELP.dangerGoOn)}
        </Button>
      </div>
    </Screen>
  )
}

function today(): string {
  return localDate(new Date())
}
