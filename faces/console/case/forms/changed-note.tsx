import { Button } from 'antd'
import { useEffect } from 'react'
import type { CaseView, TimelineEntry } from '../../../../modules/cases/contract.ts'
import { STATE_WORDS } from '../../../../modules/cases/words.ts'
import { ROLE_WORDS } from '../../../../modules/people/words.ts'
import { NATURE_WORDS, PRIORITY_WORDS, TIER_WORDS } from '../../../../modules/routing/words.ts'
import type { Words } from '../../../../platform/pure/words.ts'
import { type Change, changesBetween, type Watched } from '../../../kit/case/changes.ts'
import { WATCHED_WORDS } from '../../../kit/case/changes-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { wordFor } from '../../../kit/said.ts'
import { useCategories } from '../../parts/category-picker.tsx'
import { Note } from '../../parts/said.tsx'
import { refresh } from '../../reads.ts'
import { TimelineLine } from '../timeline-card.tsx'
import { CASE } from '../words.ts'

const TABLES: Partial<Record<Watched, Words>> = {
  state: STATE_WORDS,
  nature: NATURE_WORDS,
  tier: TIER_WORDS,
  priority: PRIORITY_WORDS,
}

type ChangedNoteProps = {
  seen: CaseView
  now: CaseView
  /** What happened in between. */
  since: readonly TimelineEntry[]
  onAccept: () => void
}

/** Who did what since the person began, and what is different by it, until he says that he has seen it. */
export function ChangedNote({ seen, now, since, onAccept }: ChangedNoteProps) {
  const { t } = useLanguage()
  const sayValue = useValueWords()
  const isFetched = now.version !== seen.version
  useEffect(() => {
    if (!isFetched) refresh('cases.case', 'cases.timeline')
  }, [isFetched])
  const changes = changesBetween(seen, now)
  return (
    <Note tone="warning" isNews title={t(CASE.changedTitle)}>
      <ol className="k-steps">
        {since.map((entry) => (
          <li key={entry.id} className="k-step">
            <TimelineLine entry={entry} />
          </li>
        ))}
      </ol>
      {changes.length === 0 ? <p>{t(CASE.changedNotes)}</p> : null}
      <ul className="c-changes">
        {changes.map((change) => (
          <li key={change.what}>
            <strong>{t(WATCHED_WORDS[change.what])}</strong>{' '}
            {t(CASE.changedFromTo, { from: sayValue(change, change.from), to: sayValue(change, change.to) })}
          </li>
        ))}
      </ul>
      {isFetched ? (
        <Button data-look="" onClick={onAccept}>
          {t(CASE.changedGoOn)}
        </Button>
      ) : null}
    </Note>
  )
}

function useValueWords(): (change: Change, value: string | null) => string {
  const { t, pick, moment } = useLanguage()
  const { data } = useCategories()
  return ({ what }, value) => {
    if (value === null || value === '') return t(CASE.empty)
    const word = wordFor(TABLES[what] ?? {}, value)
    if (word) return t(word)
    if (what === 'dueAt') return moment(value)
    if (what === 'categoryCode') {
      const leaf = data?.leaves.find((one) => one.code === value)
      return leaf ? pick(leaf.nameZh, leaf.nameEn) : t(CASE.empty)
    }
    if (what === 'owner') {
      const [role, name] = value.split('|')
      const roleWord = wordFor(ROLE_WORDS, role)
      return [roleWord ? t(roleWord) : null, name].filter(Boolean).join(' ')
    }
    return value
  }
}
