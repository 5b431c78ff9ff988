import type { CaseView } from '../../../modules/cases/contract.ts'
import { ASSIST_WORDS, REQUEST_WORDS, TRANSFER_WORDS } from '../../../modules/cases/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { hrefOf } from '../route.ts'
import { CASE } from './words.ts'

/** What runs beside the case: who was asked to help with what, what was asked of the level above, and the parts it was split into. */
export function BesideCard({ theCase }: { theCase: CaseView }) {
  const { t } = useLanguage()
  const { assists, transfers, request, parent, children } = theCase
  const kin = parent ? [parent, ...children] : children
  if (assists.length === 0 && transfers.length === 0 && !request && kin.length === 0) return null
  return (
    <section className="k-card k-stack">
      <h2 className="k-small-title">{t(CASE.beside)}</h2>
      {request ? <p>{t(CASE.requested, { what: t(REQUEST_WORDS[request.kind]) })}</p> : null}
      {assists.map((one) => (
        <div key={one.id}>
          <p className="k-words">{one.task}</p>
          <p className="k-soft">
            {one.isMine ? t(CASE.helpMine) : one.postLabel} · {t(ASSIST_WORDS[one.state])} ·{' '}
            {t(CASE.helpBy, { when: one.dueAt })}
          </p>
          {one.result ? <p className="k-words">{one.result}</p> : null}
        </div>
      ))}
      {transfers.map((one) => (
        <div key={one.id}>
          <p className="k-words">{one.thread[0]?.text}</p>
          <p className="k-soft">
            {one.organizationName} · {t(TRANSFER_WORDS[one.state])} · {t(CASE.helpBy, { when: one.dueAt })}
          </p>
          {one.thread.slice(1).map((entry) => (
            <p key={entry.id} className="k-words">
              {t(entry.by === 'us' ? CASE.saidByUs : CASE.saidByThem, { text: entry.text })}
            </p>
          ))}
        </div>
      ))}
      {kin.map((one) => (
        <a key={one.id} href={hrefOf(`case/${one.id}`)}>
          {t(one === parent ? CASE.partOf : CASE.part, { number: one.number })}
        </a>
      ))}
    </section>
  )
}
