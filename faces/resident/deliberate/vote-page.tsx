import { useState } from 'react'
import type { Commands } from '../../../modules/api.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import type { Word, Facts as WordFacts } from '../../../platform/pure/words.ts'
import { blindValue } from '../../kit/blind.ts'
import { Button } from '../../kit/components/button.tsx'
import { Options } from '../../kit/components/choices.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { useCommand } from '../../kit/use-command.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import { Receipt } from './receipt.tsx'
import type { Topic } from './shown.ts'
import { TALK } from './words.ts'

/** Voting, one thing per page: choose, confirm, keep the receipt. */
export function VotePage({ topicId, householdId }: { topicId: string; householdId: string }) {
  const { t } = useLanguage()
  const { data: topic, error, reload } = useAsk('deliberation.topic', { topicId })
  // What was known of the household's vote when the page opened: another one meanwhile is told, not written over.
  const [seen, setSeen] = useState<Topic | null>(null)
  if (topic && !seen) setSeen(topic)
  const back = () => go(`deliberate/${topicId}`)
  const home = (seen ?? topic)?.me?.households.find((one) => one.householdId === householdId)
  if (!topic || !home)
    return (
      <Screen title={t(TALK.vote)} onBack={back}>
        <ErrorNotice error={error} onAgain={reload} />
        {topic ? <Notice tone="warm">{t(TALK.notOnRoll)}</Notice> : error ? null : <Loading />}
      </Screen>
    )
  return (
    <Voting
      topic={topic}
      householdId={householdId}
      placeName={home.placeName}
      expects={home.vote?.voteId ?? null}
      onBack={back}
    />
  )
}

type VotingProps = {
  topic: Topic
  householdId: string
  placeName: string
  expects: string | null
  onBack: () => void
}

function Voting({ topic, householdId, placeName, expects, onBack }: VotingProps) {
  const { t } = useLanguage()
  const [chosen, setChosen] = useState<readonly number[]>([])
  const [step, setStep] = useState<'choose' | 'confirm'>('choose')
  const [fault, setFault] = useState<{ word: Word; facts?: WordFacts } | null>(null)
  const [done, setDone] = useState<OutputOf<Commands['deliberation.castVote']> | null>(null)
  const [blind] = useState(blindValue)
  const cast = useCommand('deliberation.castVote')

  const next = () => {
    if (chosen.length === 0) return setFault({ word: TALK.nothingChosen })
    if (chosen.length > topic.maxChoices) return setFault({ word: TALK.tooMany, facts: { most: topic.maxChoices } })
    setFault(null)
    setStep('confirm')
  }
  const send = async () => {
    const answer = await cast.run({ topicId: topic.id, householdId, choices: [...chosen], expects, blind })
    if (answer) setDone(answer)
  }

  if (done) return <Done topicId={topic.id} done={done} onBack={onBack} />
  if (step === 'confirm')
    return (
      <Screen
        title={t(TALK.confirmTitle)}
        kicker={topic.title}
        onBack={() => setStep('choose')}
        action={
          <>
            <Button look="main" isWide isBusy={cast.isBusy} onPress={send}>
              {t(TALK.confirm)}
            </Button>
            <Button look="quiet" isWide onPress={() => setStep('choose')}>
              {t(TALK.backToChoice)}
            </Button>
          </>
        }
      >
        <section className="k-card k-stack">
          <p>{t(TALK.confirmText, { place: placeName })}</p>
          <ul className="d-chosen">
            {topic.options
              .filter((option) => chosen.includes(option.position))
              .map((option) => (
                <li key={option.position}>{option.text}</li>
              ))}
          </ul>
          <p className="k-soft">{t(TALK.confirmNote)}</p>
        </section>
        <ErrorNotice error={cast.error} />
        {cast.error?.message === 'vote.household_voted' ? (
          <Button isWide onPress={onBack}>
            {t(TALK.backToTopic)}
          </Button>
        ) : null}
      </Screen>
    )
  return (
    <Screen
      title={t(TALK.voteFor, { place: placeName })}
      kicker={topic.title}
      onBack={onBack}
      action={
        <Button look="main" isWide onPress={next}>
          {t(TALK.next)}
        </Button>
      }
    >
      <p className="k-words">{topic.question}</p>
      {topic.maxChoices === 1 ? (
        <Options
          label={t(TALK.chooseOne)}
          options={topic.options.map((option) => ({ value: String(option.position), label: option.text }))}
          value={chosen[0] === undefined ? null : String(chosen[0])}
          onChoose={(value) => {
            setFault(null)
            setChosen([Number(value)])
          }}
        />
      ) : (
        <ManyOptions topic={topic} chosen={chosen} onChange={setChosen} />
      )}
      {fault ? (
        <Notice tone="danger" isNews>
          {t(fault.word, fault.facts)}
        </Notice>
      ) : null}
    </Screen>
  )
}

function ManyOptions({
  topic,
  chosen,
  onChange,
}: {
  topic: Topic
  chosen: readonly number[]
  onChange: (chosen: readonly number[]) => void
}) {
  const { t } = useLanguage()
  return (
    <fieldset>
      <legend className="k-label">{t(TALK.chooseMany, { most: topic.maxChoices })}</legend>
      <div className="k-options">
        {topic.options.map(({ position, text }) => (
          <label key={position} className="k-option" data-chosen={chosen.includes(position) ? '' : undefined}>
            <input
              type="checkbox"
              checked={chosen.includes(position)}
              onChange={() =>
                onChange(chosen.includes(position) ? chosen.filter((one) => one !== position) : [...chosen, position])
              }
            />
            <span>
              <strong>{text}</strong>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Done({
  topicId,
  done,
  onBack,
}: {
  topicId: string
  done: OutputOf<Commands['deliberation.castVote']>
  onBack: () => void
}) {
  const { t } = useLanguage()
  return (
    <Screen
      title={t(TALK.done)}
      onBack={onBack}
      action={
        <Button look="main" isWide onPress={onBack}>
          {t(TALK.backToTopic)}
        </Button>
      }
    >
      {done.replaced ? (
        <Notice tone="info" isNews>
          {t(TALK.doneReplaced)}
        </Notice>
      ) : null}
      {done.code ? (
        <section className="k-card k-stack">
          <h2 className="k-small-title">{t(TALK.receipt)}</h2>
          <Receipt code={done.code} topicId={topicId} />
        </section>
      ) : null}
    </Screen>
  )
}
