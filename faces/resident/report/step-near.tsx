import { useEffect, useState } from 'react'
import { PLAIN_STATE_WORDS } from '../../../modules/cases/words.ts'
import { Button } from '../../kit/components/button.tsx'
import { ChoiceButton } from '../../kit/components/choice-button.tsx'
import { Loading } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { type NearbyCase, sayNearby } from '../../kit/nearby.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { Screen } from '../screen.tsx'
import { type CodeFacts, toPlace } from './report-draft.ts'
import type { StepProps } from './report-page.tsx'
import { REPORT } from './words.ts'

/** No longer than this is waited for suggestions, in milliseconds. */
const PATIENCE = 4000

/** Matters near by that may be the same: one tap joins one, one tap goes on. Nothing near, or no answer: the step is passed over. */
export function StepNear({
  draft,
  change,
  kicker,
  place,
  onNext,
  onBack,
  onPass,
}: StepProps & { place: CodeFacts; onPass: () => void }) {
  const { t } = useLanguage()
  const { data, error } = useAsk('intake.nearby', {
    text: draft.text.trim(),
    place: toPlace({ ...draft, detail: draft.where.by === 'grid' ? draft.detail : '' }, place),
    categoryCode: draft.kind?.code ?? null,
  })
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [])
  const isNothing = data ? data.cases.length === 0 : error !== null || isLate
  // biome-ignore lint/correctness/useExhaustiveDependencies: passed over once, whatever the functions are by then
  useEffect(() => {
    if (!isNothing) return
    change({ joins: null })
    onPass()
  }, [isNothing])
  if (!data || isNothing)
    return (
      <Screen title={t(REPORT.nearLooking)} kicker={kicker} onBack={onBack}>
        <Loading />
      </Screen>
    )
  const choose = (joins: string | null) => {
    change({ joins })
    onNext()
  }
  return (
    <Screen
      title={t(REPORT.nearTitle)}
      kicker={kicker}
      onBack={onBack}
      action={
        <Button isWide look={draft.joins === null ? 'main' : 'plain'} onPress={() => choose(null)}>
          {t(REPORT.nearNone)}
        </Button>
      }
    >
      <p className="k-soft">{t(REPORT.nearHint)}</p>
      <ul className="k-options">
        {data.cases.map((one) => (
          <li key={one.caseId}>
            <NearChoice one={one} isChosen={draft.joins === one.caseId} onPress={() => choose(one.caseId)} />
          </li>
        ))}
      </ul>
    </Screen>
  )
}

function NearChoice({ one, isChosen, onPress }: { one: NearbyCase; isChosen: boolean; onPress: () => void }) {
  const speech = useLanguage()
  const { title, where, when } = sayNearby(one, speech)
  return (
    <ChoiceButton
      name={title}
      note={
        <>
          <span className="r-near-line">{where}</span>
          <span className="r-near-line">
            {speech.t(PLAIN_STATE_WORDS[one.state])}
            {when ? ` · ${when}` : ''}
          </span>
          <span className="r-near-join">{speech.t(REPORT.nearJoin)}</span>
        </>
      }
      isChosen={isChosen}
      onPress={onPress}
    />
  )
}
