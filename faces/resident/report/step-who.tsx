import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { Options } from '../../kit/components/choices.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { useElder } from '../../kit/elder.ts'
import { useLanguage } from '../../kit/language.ts'
import type { Photos } from '../../kit/use-photos.ts'
import type { Voice } from '../../kit/use-voice.ts'
import { VOICE } from '../../kit/voice-words.ts'
import { SENDING } from '../../kit/words.ts'
import { Screen } from '../screen.tsx'
import { ForWhom } from './for-whom.tsx'
import { type CodeFacts, faultsOn, type ReportDraft } from './report-draft.ts'
import type { StepProps } from './report-page.tsx'
import { JoiningNotice, NameAndPhone, whoOptions } from './who-parts.tsx'
import { REPORT } from './words.ts'

type StepWhoProps = Omit<StepProps, 'onNext'> & {
  place: CodeFacts
  photos: Photos
  voice: Voice
  /** The name of the signed-in person, if anybody is signed in. */
  me: string | null
  error: ReactNode
  onSend: () => void
}

/** Anonymous or by name, of equal weight; then send. Photos still under way are waited for unless the person says otherwise. */
export function StepWho({ draft, change, kicker, place, photos, voice, me, error, onSend, onBack }: StepWhoProps) {
  const { t } = useLanguage()
  // There it has a page of its own.
  const isElder = useElder()
  const [isTried, setTried] = useState(false)
  const [isWaiting, setWaiting] = useState(false)
  const faults = isTried ? faultsOn('who', draft) : {}
  const hasFailed = photos.views.some((view) => view.fault !== null)
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
      title={t(REPORT.whoTitle)}
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
          <Button look="main" isWide onPress={send} isBusy={isWaiting}>
            {t(draft.joins === null ? REPORT.send : REPORT.sendJoining)}
          </Button>
        </>
      }
    >
      <p className="k-soft">{t(REPORT.sendEqual)}</p>
      <Options
        label={t(REPORT.whoTitle)}
        isLabelHidden
        options={whoOptions(me, t)}
        value={draft.who}
        onChoose={(who) => change({ who })}
      />
      {faults.who ? (
        <Notice tone="danger" isNews>
          {t(faults.who)}
        </Notice>
      ) : null}
      {draft.who === 'named' ? (
        <div className="k-stack">
          <NameAndPhone draft={draft} change={change} faults={faults} />
        </div>
      ) : null}
      {voice.fault ? (
        <Notice tone="danger" isNews>
          {t(voice.fault)}{' '}
          <button type="button" className="k-link" onClick={voice.retry}>
            {t(VOICE.retry)}
          </button>
        </Notice>
      ) : null}
      {draft.about === 'matter' && !isElder ? <ForWhom draft={draft} change={change} fault={faults.otherName} /> : null}
      {hasFailed ? <Notice tone="warm">{t(SENDING.photosFailed)}</Notice> : null}
      {error}
      <JoiningNotice draft={draft} change={change} />
      <Summary draft={draft} place={place} />
    </Screen>
  )
}

/** What is about to be sent, to look over once. */
function Summary({ draft, place }: { draft: ReportDraft; place: CodeFacts }) {
  const { t, pick, language } = useLanguage()
  const grid = draft.where.by === 'point' ? draft.where.gridName : place.placeName
  const where = [grid, draft.detail.trim()].filter(Boolean).join(language === 'zh' ? '，' : ', ')
  return (
    <section className="k-card r-summary">
      <h2 className="k-small-title">{t(REPORT.summary)}</h2>
      {draft.text.trim() ? <p>{draft.text.trim()}</p> : null}
      {draft.voice ? (
        <p>{t(REPORT.voiceLength, { seconds: Math.max(Math.round(draft.voice.millis / 1000), 1) })}</p>
      ) : null}
      <p className="k-soft">
        {[
          where,
          draft.forWhom === 'self' ? '' : t(REPORT.forOther, { name: draft.otherName.trim() }),
          draft.kind?.code ? pick(draft.kind.nameZh, draft.kind.nameEn) : '',
          draft.photos.length > 0 ? t(REPORT.photoCount, { count: draft.photos.length }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </section>
  )
}
