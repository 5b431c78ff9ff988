import { REASON_WORDS } from '../../../modules/deliberation/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { PrintSheet } from '../parts/print-sheet.tsx'
import type { Topic } from './shown.ts'
import { rulesOf, stateWord } from './shown.ts'
import { TOPICS } from './words.ts'

/** What is put on paper. */
export type Printing = 'ballots' | 'result'

/** The sheet that is printed of a topic. */
export function Sheet({ topic, what, onDone }: { topic: Topic; what: Printing; onDone: () => void }) {
  return (
    <PrintSheet onDone={onDone}>{what === 'ballots' ? <Ballot topic={topic} /> : <Result topic={topic} />}</PrintSheet>
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
