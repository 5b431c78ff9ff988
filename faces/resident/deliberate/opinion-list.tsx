import { HIDDEN_WORDS } from '../../../modules/deliberation/words.ts'
import { LinkButton } from '../../kit/components/button.tsx'
import { useLanguage } from '../../kit/language.ts'
import type { Topic } from './shown.ts'
import { TALK } from './words.ts'

/** What people said, the newest first; what is hidden says why. */
export function OpinionList({ topic, isSignedIn }: { topic: Topic; isSignedIn: boolean }) {
  const { t, moment } = useLanguage()
  return (
    <section className="k-card k-stack">
      <h2 className="k-small-title">
        {t(TALK.opinions)} · {topic.opinionList.length}
      </h2>
      {topic.opinionList.length === 0 ? <p className="k-soft">{t(TALK.noOpinions)}</p> : null}
      <ul className="d-opinions">
        {topic.opinionList.map((one) => (
          <li key={one.id}>
            <small className="k-soft">
              {one.isMine ? t(TALK.mine) : (one.by ?? t(HIDDEN_WORDS.erased))} · {moment(one.givenAt)}
            </small>
            {one.hiddenReason && one.hiddenReason !== 'erased' ? (
              <p className="k-soft">
                {t(one.isMine ? TALK.hiddenMine : TALK.hidden, { reason: t(HIDDEN_WORDS[one.hiddenReason]) })}
              </p>
            ) : null}
            {one.text ? <p className="k-words">{one.text}</p> : null}
            {one.answer ? (
              <div className="d-answer">
                <strong>{t(TALK.answer)}</strong>
                <p className="k-words">{one.answer}</p>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {isSignedIn && topic.me?.mayGiveOpinion ? (
        <LinkButton isWide href={`#/deliberate/${topic.id}/opinion`}>
          {t(TALK.giveOpinion)}
        </LinkButton>
      ) : null}
    </section>
  )
}
