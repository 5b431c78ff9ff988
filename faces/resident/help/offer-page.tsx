import { type ReactNode, useEffect, useState } from 'react'
import { DAY_PARTS, HELP_KINDS, REACHES } from '../../../modules/help/rules.ts'
import {
  DAY_PART_WORDS,
  HELP_KIND_NOTES,
  HELP_KIND_WORDS,
  REACH_WORDS,
  WEEKDAY_WORDS,
} from '../../../modules/help/words.ts'
import { api } from '../../kit/api.ts'
import { Button } from '../../kit/components/button.tsx'
import { Options } from '../../kit/components/choices.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { Select } from '../../kit/components/select.tsx'
import { useDraft } from '../../kit/draft.ts'
import { useLanguage } from '../../kit/language.ts'
import { useSealed } from '../../kit/use-sealed.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import type { OpenedPlace } from '../start.ts'
import { type OfferDraft, type OfferInput, offerInput, readOffer, wordsFault } from './drafts.ts'
import { SendingHelp } from './sending.tsx'
import { Ticks } from './ticks.tsx'
import { HELP } from './words.ts'
import { WordsStep } from './words-step.tsx'

const STEPS = ['kinds', 'words', 'days'] as const
const WEEK = ['1', '2', '3', '4', '5', '6', '0'] as const

type StepProps = {
  draft: OfferDraft
  change: (next: Partial<OfferDraft>) => void
  kicker: string
}

/** Offering help in three screens. */
export function OfferPage({ place, step }: { place: OpenedPlace; step: string }) {
  const { t } = useLanguage()
  const key = `help.offer:${place.code}`
  const draft = useDraft<OfferDraft>(key, readOffer)
  const sender = useSealed<OfferInput, OfferDraft, { offerId: string }>(key, draft, {
    read: readOffer,
    send: ({ commandId, input }) => api.run('help.offer', input, { commandId }),
    sent: () => go('help/mine', { replace: true }),
  })
  const value = draft.value
  const now = STEPS.find((one) => one === step) ?? 'kinds'
  const hasKinds = value !== undefined && value.kinds.length > 0
  const isEarly =
    value !== undefined && ((now !== 'kinds' && !hasKinds) || (now === 'days' && wordsFault(value.text) !== null))
  useEffect(() => {
    if (isEarly) go(hasKinds ? 'help/offer/words' : 'help/offer/kinds', { replace: true })
  }, [isEarly, hasKinds])
  if (!value || isEarly) return <Loading />
  if (value.sending) return <SendingHelp isWaiting={sender.state === 'waiting'} onAgain={sender.send} />
  const props: StepProps = {
    draft: value,
    change: (next) => draft.change((before) => ({ ...before, ...next })),
    kicker: t(HELP.step, { now: STEPS.indexOf(now) + 1, all: STEPS.length }),
  }
  if (now === 'words')
    return (
      <WordsStep
        {...props}
        label={t(HELP.offerWordsLabel)}
        placeholder={t(HELP.offerPlaceholder)}
        onNext={() => go('help/offer/days')}
      />
    )
  if (now === 'days')
    return (
      <DaysStep {...props} onSend={() => sender.seal(offerInput(value, place.code))}>
        <ErrorNotice error={sender.error} />
      </DaysStep>
    )
  return <KindsStep {...props} />
}

function KindsStep({ draft, change, kicker }: StepProps) {
  const { t } = useLanguage()
  const [isTried, setTried] = useState(false)
  return (
    <Screen
      title={t(HELP.kindsTitle)}
      kicker={kicker}
      onBack={() => go('help')}
      action={
        <Button
          look="main"
          isWide
          onPress={() => {
            setTried(true)
            if (draft.kinds.length > 0) go('help/offer/words')
          }}
        >
          {t(HELP.next)}
        </Button>
      }
    >
      <Ticks
        label={t(HELP.kindsHint)}
        values={draft.kinds}
        onChange={(kinds) => change({ kinds })}
        options={HELP_KINDS.map((value) => ({
          value,
          label: t(HELP_KIND_WORDS[value]),
          note: t(HELP_KIND_NOTES[value]),
        }))}
      />
      {isTried && draft.kinds.length === 0 ? (
        <Notice tone="danger" isNews>
          {t(HELP.kindMissing)}
        </Notice>
      ) : null}
    </Screen>
  )
}

function DaysStep({
  draft,
  change,
  kicker,
  onSend,
  children,
}: StepProps & { onSend: () => void; children: ReactNode }) {
  const { t } = useLanguage()
  const [isTried, setTried] = useState(false)
  return (
    <Screen
      title={t(HELP.daysTitle)}
      kicker={kicker}
      onBack={() => history.back()}
      action={
        <Button
          look="main"
          isWide
          onPress={() => {
            setTried(true)
            if (draft.weekdays.length > 0) onSend()
          }}
        >
          {t(HELP.sendOffer)}
        </Button>
      }
    >
      <Ticks
        label={t(HELP.daysLabel)}
        isNarrow
        values={draft.weekdays.map(String)}
        onChange={(days) => change({ weekdays: days.map(Number) })}
        options={WEEK.map((value) => ({ value, label: t(WEEKDAY_WORDS[Number(value)]) }))}
      />
      {isTried && draft.weekdays.length === 0 ? (
        <Notice tone="danger" isNews>
          {t(HELP.daysMissing)}
        </Notice>
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
      <Options
        label={t(HELP.reachLabel)}
        value={draft.reach}
        onChoose={(reach) => change({ reach })}
        options={REACHES.map((value) => ({ value, label: t(REACH_WORDS[value]) }))}
      />
      {children}
    </Screen>
  )
}
