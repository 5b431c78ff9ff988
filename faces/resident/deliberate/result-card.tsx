import { OUTCOME_WORDS, REASON_WORDS, WAY_WORDS } from '../../../modules/deliberation/words.ts'
import { LinkButton } from '../../kit/components/button.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { percent, type Topic } from './shown.ts'
import { TALK } from './words.ts'

/** The result: as bars for the eye, and as a table that says the same in figures. */
export function ResultCard({ topic }: { topic: Topic }) {
  const { t, list } = useLanguage()
  if (topic.kind !== 'vote' || (topic.outcome !== 'adopted' && topic.outcome !== 'failed')) return null
  const ways = list(topic.ways.map((one) => `${t(WAY_WORDS[one.way])} ${one.count}`))
  return (
    <section className="k-card k-stack">
      <h2 className="k-small-title">{t(TALK.result)}</h2>
      <Notice tone={topic.outcome === 'adopted' ? 'good' : 'info'}>
        <strong>{t(OUTCOME_WORDS[topic.outcome])}</strong>
        {topic.outcomeReason ? (
          <>
            <br />
            {t(REASON_WORDS[topic.outcomeReason])}
          </>
        ) : null}
      </Notice>
      <div className="d-bars" aria-hidden="true">
        {topic.options.map((option) => (
          <div key={option.position}>
            <div className="d-bar-head">
              <strong>{option.text}</strong>
              <span>{percent(option.tally ?? 0, topic.castCount)}%</span>
            </div>
            <progress value={option.tally ?? 0} max={Math.max(1, topic.castCount)} />
          </div>
        ))}
      </div>
      <table className="d-table">
        <thead>
          <tr>
            <th scope="col">{t(TALK.option)}</th>
            <th scope="col" className="d-number">
              {t(TALK.votes)}
            </th>
            <th scope="col" className="d-number">
              {t(TALK.share)}
            </th>
          </tr>
        </thead>
        <tbody>
          {topic.options.map((option) => (
            <tr key={option.position}>
              <th scope="row">
                {option.text}{' '}
                {option.isWinner ? (
                  <span className="k-tag" data-done="">
                    {t(TALK.winner)}
                  </span>
                ) : null}
              </th>
              <td className="d-number">{option.tally ?? 0}</td>
              <td className="d-number">{percent(option.tally ?? 0, topic.castCount)}%</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="k-soft">
        {t(TALK.took, { cast: topic.castCount, roll: topic.rollSize ?? 0, ways: ways === '' ? '0' : ways })}
      </p>
      <LinkButton isWide href={`#/deliberate/${topic.id}/ballots`}>
        {t(TALK.ballots)}
      </LinkButton>
    </section>
  )
}
