import { useState } from 'react'
import { Button } from '../../../kit/components/button.tsx'
import { TextArea } from '../../../kit/components/field.tsx'
import { ErrorNotice, Notice } from '../../../kit/components/notice.tsx'
import { RowLink } from '../../../kit/components/row-link.tsx'
import { useLanguage } from '../../../kit/language.ts'
import { useCommand } from '../../../kit/use-command.ts'
import { Screen } from '../../screen.tsx'
import type { Followed } from '../promise.ts'
import { FOLLOW, RATINGS } from '../words.ts'
import { RateFace } from './rate-face.tsx'

type Rating = (typeof RATINGS)[number]

/** The rating that an address names. */
export function ratingOf(part: string | undefined): Rating | undefined {
  return RATINGS.find((one) => one.value === part)
}

/** Five faces with their words; a tap leads to a page that asks once more. */
export function ElderRate({ here, onBack }: { here: string; onBack: () => void }) {
  const { t } = useLanguage()
  return (
    <Screen title={t(FOLLOW.rateTitle)} onBack={onBack}>
      <p>{t(FOLLOW.rateTap)}</p>
      <ul className="k-options">
        {RATINGS.map((one) => (
          <li key={one.value}>
            <a className="r-elder-act r-rate" href={`#/${here}/${one.value}`}>
              <RateFace rating={Number(one.value)} />
              <strong>{t(one.word)}</strong>
            </a>
          </li>
        ))}
      </ul>
    </Screen>
  )
}

/** What was tapped, large, and whether it is right. Nothing is sent before. */
export function ElderRateConfirm({
  report,
  rating,
  unsolved,
  onDone,
  onBack,
}: {
  report: Followed
  rating: Rating
  /** Where "not solved" is said, if it can be. */
  unsolved: string | null
  onDone: () => void
  onBack: () => void
}) {
  const { t } = useLanguage()
  const rate = useCommand('cases.rate')
  const [comment, setComment] = useState<string | null>(null)
  const value = Number(rating.value)
  const send = async () => {
    if (await rate.run({ caseId: report.leadCaseId, rating: value, comment: (comment ?? '').trim() })) onDone()
  }
  return (
    <Screen
      title={t(FOLLOW.rateChosen)}
      onBack={onBack}
      action={
        <>
          <Button look="main" isWide isBusy={rate.isBusy} onPress={send}>
            {t(FOLLOW.rateConfirm)}
          </Button>
          <Button isWide onPress={onBack}>
            {t(FOLLOW.rateOther)}
          </Button>
        </>
      }
    >
      <div className="r-chosen">
        <RateFace rating={value} />
        <strong>{t(rating.word)}</strong>
      </div>
      <ErrorNotice error={rate.error} />
      {value <= 2 && unsolved ? (
        <>
          <Notice tone="warm">{t(FOLLOW.rateLow)}</Notice>
          <nav className="k-rows">
            <RowLink icon="undo" href={`#/${unsolved}`} title={t(FOLLOW.unsolved)} note={t(FOLLOW.moreUnsolvedNote)} />
          </nav>
        </>
      ) : null}
      {comment === null ? (
        <Button look="quiet" isWide onPress={() => setComment('')}>
          {t(FOLLOW.rateWords)}
        </Button>
      ) : (
        <TextArea
          label={t(FOLLOW.rateComment)}
          isOptional
          value={comment}
          onChange={setComment}
          rows={2}
          maxLength={1000}
        />
      )}
    </Screen>
  )
}
