import { OUTCOME_WORDS, PLAIN_STATE_WORDS } from '../../../modules/cases/words.ts'
import { Facts } from '../../kit/components/facts.tsx'
import { useLanguage } from '../../kit/language.ts'
import { roleName } from '../../kit/role-name.ts'
import type { Topic } from './shown.ts'
import { TALK } from './words.ts'

/** What came of it: the resolution, who has it and by when, and the public account. */
export function WorkCard({ topic }: { topic: Topic }) {
  const speech = useLanguage()
  const { t, moment } = speech
  const { work } = topic
  if (topic.outcome !== 'adopted' && !work) return null
  return (
    <section className="k-card k-stack">
      <h2 className="k-small-title">{t(TALK.outcome)}</h2>
      {work ? null : <p>{t(TALK.noWorkYet)}</p>}
      {work?.account ? (
        <div className="d-answer">
          <strong>
            {t(TALK.account)}
            {work.accountOutcome ? ` · ${t(OUTCOME_WORDS[work.accountOutcome])}` : ''}
          </strong>
          <p className="k-words">{work.account}</p>
          {work.accountedAt ? <small>{t(TALK.accountAt, { at: work.accountedAt })}</small> : null}
        </div>
      ) : null}
      {work ? (
        <Facts
          rows={[
            { label: t(TALK.resolution), value: topic.resolution },
            { label: t(TALK.workNumber), value: work.number },
            { label: t(TALK.workState), value: t(PLAIN_STATE_WORDS[work.state]) },
            { label: t(TALK.workOwner), value: work.ownerRole ? roleName(work.ownerRole, speech) : null },
            { label: t(TALK.workDue), value: work.account || !work.dueAt ? null : moment(work.dueAt) },
          ]}
        />
      ) : null}
    </section>
  )
}
