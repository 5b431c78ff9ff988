import { VERB_WORDS } from '../../../modules/cases/words.ts'
import { Notice } from '../../kit/components/notice.tsx'
import { RowLink } from '../../kit/components/row-link.tsx'
import { useLanguage } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { useStore } from '../../kit/store.ts'
import { hrefOf } from '../route.ts'
import { waiting } from './here.ts'
import { OFFLINE } from './words.ts'

/** On a case: what its holder did to it and has not been sent yet. */
export function PendingNote({ caseId }: { caseId: string }) {
  const { t, language } = useLanguage()
  const items = useStore(waiting).filter((item) => item.subject === caseId && item.state !== 'rescued')
  if (items.length === 0) return null
  const verbs = items.map(({ name }) => {
    const word = wordFor(VERB_WORDS, name.split('.')[1])
    return word ? t(word) : t(OFFLINE.report)
  })
  return (
    <Notice tone="warm">
      {t(OFFLINE.pendingOn, { verbs: verbs.join(language === 'zh' ? '、' : ', ') })}{' '}
      <a className="f-news-link" href={hrefOf('outbox')}>
        {t(OFFLINE.toOutbox)}
      </a>
    </Notice>
  )
}

/** In the list: reports that wait, as what they are, so that nobody makes them twice. */
export function PendingReports() {
  const { t } = useLanguage()
  const items = useStore(waiting).filter(({ name, state }) => name.startsWith('intake.') && state !== 'rescued')
  if (items.length === 0) return null
  return (
    <section className="f-section">
      <h2>{t(OFFLINE.pending)}</h2>
      <nav className="k-rows">
        {items.slice(0, MOST).map((item) => (
          <RowLink
            key={item.id}
            href={hrefOf('outbox')}
            title={String(item.input.text ?? '')}
            note={t(OFFLINE.report)}
          />
        ))}
      </nav>
    </section>
  )
}

/** More stand in the outbox. */
const MOST = 3
