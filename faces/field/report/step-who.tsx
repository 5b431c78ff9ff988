import { useEffect, useRef, useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { Options } from '../../kit/components/choices.tsx'
import { Field } from '../../kit/components/field.tsx'
import { ErrorNotice, Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import type { ApiError } from '../../kit/problem.ts'
import type { Photos } from '../../kit/use-photos.ts'
import type { Voice } from '../../kit/use-voice.ts'
import { VOICE } from '../../kit/voice-words.ts'
import { SENDING } from '../../kit/words.ts'
import { FaultLine } from '../parts/fault-line.tsx'
import { Segments } from '../parts/segments.tsx'
import { Screen } from '../shell/screen.tsx'
import { type Faults, faultsOn, sayPlace } from './report-draft.ts'
import type { StepProps } from './report-pages.tsx'
import { REPORT } from './words.ts'

type StepWhoProps = StepProps & { photos: Photos; voice: Voice; error: ApiError | null; onSend: () => void }

/** Whether the member saw it himself or types it in for a resident; what is about to be sent; then send. */
export function StepWho({ draft, change, kicker, photos, voice, error, onSend, onBack }: StepWhoProps) {
  const { t } = useLanguage()
  const [isTried, setTried] = useState(false)
  const [isWaiting, setWaiting] = useState(false)
  const faults = isTried ? faultsOn('who', draft) : {}
  const isSending = photos.isSending || voice.isSending
  // Without a word the voice is the report: it does not go without it.
  const needsVoice = draft.text.trim().length < 2
  const send = () => {
    setTried(true)
    if (Object.keys(faultsOn('who', draft)).length > 0) return
    if (isSending) setWaiting(true)
    else if (!needsVoice || !voice.fault) onSend()
  }
  const sendNow = useRef(onSend)
  sendNow.current = onSend
  useEffect(() => {
    if (!isWaiting || isSending) return
    if (needsVoice && voice.fault) setWaiting(false)
    else sendNow.current()
  }, [isWaiting, isSending, needsVoice, voice.fault])
  return (
    <Screen
      title={t(REPORT.who)}
      kicker={kicker}
      onBack={onBack}
      action={
        <>
          {isWaiting ? (
            <Notice tone="warm" isNews>
              {t(voice.isSending ? VOICE.underWay : SENDING.photosUnderWay)}{' '}
              {voice.isSending && needsVoice ? null : (
                <button type="button" className="k-link" onClick={onSend}>
                  {t(voice.isSending ? VOICE.without : SENDING.withoutPhotos)}
                </button>
              )}
            </Notice>
          ) : null}
          <ErrorNotice error={error} />
          <Button look="main" isWide onPress={send} isBusy={isWaiting}>
            {t(REPORT.send)}
          </Button>
        </>
      }
    >
      <Options
        label={t(REPORT.who)}
        isLabelHidden
        options={[
          { value: 'me', label: t(REPORT.whoMe), note: t(REPORT.whoMeNote) },
          { value: 'resident', label: t(REPORT.whoResident), note: t(REPORT.whoResidentNote) },
        ]}
        value={draft.who}
        onChoose={(who) => change({ who })}
      />
      <FaultLine fault={faults.who ?? null} />
      {draft.who === 'resident' ? <Resident draft={draft} change={change} faults={faults} /> : null}
      {voice.fault ? (
        <Notice tone="danger" isNews>
          {t(voice.fault)}{' '}
          <button type="button" className="k-link" onClick={voice.retry}>
            {t(VOICE.retry)}
          </button>
        </Notice>
      ) : null}
      {photos.views.some((view) => view.fault !== null) ? <Notice tone="warm">{t(SENDING.photosFailed)}</Notice> : null}
      <Summary draft={draft} />
    </Screen>
  )
}

/** Who reported it, how, and for whom. */
function Resident({ draft, change, faults }: Pick<StepProps, 'draft' | 'change'> & { faults: Faults }) {
  const { t } = useLanguage()
  return (
    <>
      <Segments
        label={t(REPORT.how)}
        options={[
          { value: 'visit', label: t(REPORT.visit) },
          { value: 'phone', label: t(REPORT.phone) },
        ]}
        value={draft.channel}
        onChoose={(channel) => change({ channel })}
      />
      <Check
        label={t(REPORT.isAnonymous)}
        isOn={draft.isAnonymous}
        onChange={(isAnonymous) => change({ isAnonymous })}
      />
      {draft.isAnonymous ? null : (
        <>
          <Field
            label={t(REPORT.name)}
            value={draft.name}
            onChange={(name) => change({ name })}
            fault={faults.name}
            maxLength={60}
            autoComplete="off"
          />
          <Mobile
            label={t(REPORT.mobile)}
            hint={t(REPORT.mobileHint)}
            value={draft.phone}
            onChange={(phone) => change({ phone })}
            fault={faults.phone}
          />
        </>
      )}
      <Check label={t(REPORT.isForOther)} isOn={draft.isForOther} onChange={(isForOther) => change({ isForOther })} />
      {draft.isForOther ? (
        <>
          <Field
            label={t(REPORT.otherName)}
            value={draft.otherName}
            onChange={(otherName) => change({ otherName })}
            fault={faults.otherName}
            maxLength={60}
            autoComplete="off"
          />
          <Mobile
            label={t(REPORT.otherMobile)}
            value={draft.otherPhone}
            onChange={(otherPhone) => change({ otherPhone })}
            fault={faults.otherPhone}
          />
        </>
      ) : null}
    </>
  )
}

type MobileProps = {
  label: string
  hint?: string
  value: string
  onChange: (value: string) => void
  fault: Faults['phone']
}

function Mobile(props: MobileProps) {
  return <Field {...props} isOptional type="tel" inputMode="tel" maxLength={20} autoComplete="off" />
}

function Check({ label, isOn, onChange }: { label: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <label className="k-option" data-chosen={isOn ? '' : undefined}>
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>
        <strong>{label}</strong>
      </span>
    </label>
  )
}

/** What is about to be sent, to look over once. */
function Summary({ draft }: Pick<StepProps, 'draft'>) {
  const { t, pick } = useLanguage()
  const facts = [
    sayPlace(draft),
    draft.kind?.code ? pick(draft.kind.nameZh, draft.kind.nameEn) : '',
    draft.voice ? t(REPORT.voiceLength, { seconds: Math.max(Math.round(draft.voice.millis / 1000), 1) }) : '',
    draft.photos.length > 0 ? t(REPORT.photoCount, { count: draft.photos.length }) : '',
  ]
  return (
    <section className="k-card">
      <h2 className="k-small-title">{t(REPORT.summary)}</h2>
      <p className="k-words">{draft.text.trim()}</p>
      <p className="k-soft">{facts.filter(Boolean).join(' · ')}</p>
    </section>
  )
}
