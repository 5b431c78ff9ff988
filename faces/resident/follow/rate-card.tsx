import { useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { Options } from '../../kit/components/choices.tsx'
import { TextArea } from '../../kit/components/field.tsx'
import { ErrorNotice, Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useCommand } from '../../kit/use-command.ts'
import { type Followed, givenOf } from './promise.ts'
import { TextSheet } from './text-sheet.tsx'
import { FOLLOW, RATINGS } from './words.ts'

type Rating = (typeof RATINGS)[number]['value']

/** Rating in words, and "not solved", which takes the matter up again. Nothing when neither is possible and none was given. */
export function RateCard({ report, onDone }: { report: Followed; onDone: () => void }) {
  const { t } = useLanguage()
  const rate = useCommand('cases.rate')
  const reopen = useCommand('cases.reopen')
  const [value, setValue] = useState<Rating | null>(null)
  const [comment, setComment] = useState('')
  const [isTried, setTried] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const given = givenOf(report)
  const canRate = report.actions.includes('rate')
  const canReopen = report.actions.includes('reopen')
  if (!canRate && !canReopen && !given) return null

  async function send() {
    setTried(true)
    if (value === null) return
    if (await rate.run({ caseId: report.leadCaseId, rating: Number(value), comment: comment.trim() })) onDone()
  }
  async function notSolved(reason: string): Promise<boolean> {
    const done = await reopen.run({ caseId: report.leadCaseId, reason })
    if (done) onDone()
    return done !== undefined
  }

  return (
    <section className="k-card k-stack">
      {given ? <Notice tone="good">{t(FOLLOW.rated, { words: t(given) })}</Notice> : null}
      {canRate ? (
        <>
          <h2 className="k-small-title">{t(FOLLOW.rateTitle)}</h2>
          <Options
            label={t(FOLLOW.rateTitle)}
            isLabelHidden
            value={value}
            onChoose={setValue}
            options={RATINGS.map((one) => ({ value: one.value, label: t(one.word) }))}
          />
          {isTried && value === null ? (
            <Notice tone="danger" isNews>
              {t(FOLLOW.rateMissing)}
            </Notice>
          ) : null}
          {value !== null ? (
            <TextArea
              label={t(FOLLOW.rateComment)}
              isOptional
              value={comment}
              onChange={setComment}
              rows={2}
              maxLength={1000}
            />
          ) : null}
          {value !== null && Number(value) <= 2 && canReopen ? <Notice tone="warm">{t(FOLLOW.rateLow)}</Notice> : null}
          <ErrorNotice error={rate.error} />
          <Button look="main" isWide isBusy={rate.isBusy} onPress={send}>
            {t(FOLLOW.rateSend)}
          </Button>
        </>
      ) : null}
      {canReopen ? (
        <Button isWide onPress={() => setAsking(true)}>
          {t(FOLLOW.unsolved)}
        </Button>
      ) : null}
      {isAsking ? (
        <TextSheet
          draftKey={`reopen:${report.caseId}`}
          title={t(FOLLOW.unsolvedTitle)}
          label={t(FOLLOW.unsolvedLabel)}
          hint={t(FOLLOW.unsolvedHint)}
          send={t(FOLLOW.unsolvedSend)}
          least={2}
          most={1000}
          isBusy={reopen.isBusy}
          error={reopen.error}
          onSend={notSolved}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </section>
  )
}
