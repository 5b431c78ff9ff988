import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { REASON_WORDS } from '../../../modules/deliberation/words.ts'
import { useLanguage } from '../../kit/language.ts'
import type { Topic } from './shown.ts'
import { rulesOf, stateWord } from './shown.ts'
import { TOPICS } from './words.ts'

/** What is put on paper. */
export type Printing = 'ballots' | 'result'

/** A sheet on A4, laid beside the page for the printer alone; the dialog of the printer opens by itself. */
export function Sheet({ topic, what, onDone }: { topic: Topic; what: Printing; onDone: () => void }) {
  useEffect(() => {
    document.body.dataset.printing = 'sheet'
    const done = () => onDone()
    addEventListener('afterprint', done)
    print()
    return () => {
      removeEventListener('afterprint', done)
      delete document.body.dataset.printing
    }
  }, [onDone])
  return createPortal(
    <div className="c-sheet">{what === 'ballots' ? <Ballot topic={topic} /> : <Result topic={topic} />}</div>,
    document.body,
  )
}

function Ballot({ topic }: { topic: Topic }) {
  const { t } = useLanguage()
  return (
    <>
      <h1>{t(TOPICS.sheetBallot)}</h1>
      <h2>{topic.title}</h2>
      <p>{topic.question}</p>
      <p>{t(TOPICS.sheetScope, { scope: topic.scopeName })}</p>
      <ol>
        {topic.options.map((one) => (
          <li key={one.position}>{one.text}</li>
        ))}
      </ol>
      <p>{t(TOPICS.sheetMark, { most: topic.maxChoices })}</p>
      <p>{t(TOPICS.sheetUntil, { at: topic.closesAt })}</p>
      <p className="c-sheet-line">{t(TOPICS.sheetHousehold)}</p>
      <p className="c-sheet-line">{t(TOPICS.sheetSigned)}</p>
      <p className="c-sheet-line">{t(TOPICS.sheetDate)}</p>
      <p>{t(TOPICS.sheetEntered)}</p>
    </>
  )
}

function Result({ topic }: { topic: Topic }) {
  const { t, language } = useLanguage()
  return (
    <>
      <h1>{t(TOPICS.sheetResult)}</h1>
      <h2>{topic.title}</h2>
      <p>{topic.question}</p>
      <p>{t(TOPICS.sheetScope, { scope: topic.scopeName })}</p>
      <p>{t(TOPICS.sheetTimes, { opens: topic.opensAt, closes: topic.closesAt })}</p>
      <p>
        {t(TOPICS.sheetRules, {
          rules: rulesOf(topic)
            .map((one) => t(one))
            .join(language === 'zh' ? '，' : ', '),
        })}
      </p>
      <p>{t(TOPICS.sheetTook, { roll: topic.rollSize ?? 0, cast: topic.castCount })}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t(TOPICS.options)}</th>
            <th scope="col">{t(TOPICS.votes)}</th>
            <th scope="col">{t(TOPICS.sheetShare)}</th>
          </tr>
        </thead>
        <tbody>
          {topic.options.map((one) => (
            <tr key={one.position}>
              <td>{one.text}</td>
              <td>{one.tally ?? 0}</td>
              <td>{topic.castCount === 0 ? '—' : `${Math.round((100 * (one.tally ?? 0)) / topic.castCount)}%`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{t(stateWord(topic))}</h2>
      {topic.outcomeReason ? <p>{t(REASON_WORDS[topic.outcomeReason])}</p> : null}
      <p>{t(TOPICS.sheetCheck)}</p>
      <p className="c-sheet-line">{t(TOPICS.sheetStamp)}</p>
      <p className="c-sheet-line">{t(TOPICS.sheetPublished)}</p>
    </>
  )
}
