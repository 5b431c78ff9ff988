import { useState } from 'react'
import { WAY_WORDS } from '../../../modules/deliberation/words.ts'
import { Button, LinkButton } from '../../kit/components/button.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { Receipt } from './receipt.tsx'
import type { Topic } from './shown.ts'
import { TALK } from './words.ts'

/** The households for which one votes, each with where its vote stands. */
export function HouseholdCard({ topic, isSignedIn }: { topic: Topic; isSignedIn: boolean }) {
  const { t } = useLanguage()
  const [code, setCode] = useState<string | null>(null)
  if (topic.kind !== 'vote' && isSignedIn && topic.me?.households.length) return null
  // The step at the foot of the page votes for the only one.
  const isOne = topic.me?.households.length === 1
  return (
    <section className="k-card k-stack">
      <h2 className="k-small-title">{t(topic.kind === 'vote' ? TALK.yourVote : TALK.opinionLabel)}</h2>
      {!isSignedIn ? <p>{t(TALK.signInFirst)}</p> : null}
      {isSignedIn && topic.me?.households.length === 0 ? <NotOnRoll /> : null}
      {topic.kind === 'vote'
        ? topic.me?.households.map((one) => (
            <div key={one.householdId} className="d-household k-stack">
              <div>
                <strong>{one.placeName}</strong>
                {one.as === 'proxy' ? <span className="k-tag">{t(TALK.asProxy)}</span> : null}
                <p className="k-soft">
                  {one.vote ? t(TALK.voted, { at: one.vote.at, way: t(WAY_WORDS[one.vote.way]) }) : t(TALK.notVoted)}
                </p>
                {one.vote && !one.vote.isMine ? <p className="k-soft">{t(TALK.votedByOther)}</p> : null}
              </div>
              {one.vote ? (
                <div className="k-pair">
                  {one.vote.code ? (
                    <Button onPress={() => setCode(one.vote?.code ?? null)}>{t(TALK.showReceipt)}</Button>
                  ) : null}
                  {one.as === 'resident' || one.vote.way === 'proxy' ? (
                    <LinkButton href={`#/deliberate/${topic.id}/vote/${one.householdId}`}>{t(TALK.change)}</LinkButton>
                  ) : null}
                </div>
              ) : isOne ? null : (
                <LinkButton look="plain" isWide href={`#/deliberate/${topic.id}/vote/${one.householdId}`}>
                  {t(TALK.vote)}
                </LinkButton>
              )}
            </div>
          ))
        : null}
      {code !== null ? (
        <Sheet title={t(TALK.receipt)} onClose={() => setCode(null)}>
          <Receipt code={code} topicId={topic.id} />
        </Sheet>
      ) : null}
    </section>
  )
}

function NotOnRoll() {
  const { t } = useLanguage()
  const { data } = useAsk('people.myHouseholds', {})
  const waiting = data?.residences.filter((one) => one.state === 'stated') ?? []
  if (waiting.length > 0)
    return (
      <>
        {waiting.map((one) => (
          <p key={one.id}>{t(TALK.homeWaits, { place: one.placeName })}</p>
        ))}
      </>
    )
  return <p>{t(TALK.notOnRoll)}</p>
}
