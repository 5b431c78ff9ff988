import { useEffect } from 'react'
import type { CaseView } from '../../../modules/cases/contract.ts'
import { STATE_WORDS } from '../../../modules/cases/words.ts'
import { NATURE_WORDS, PRIORITY_WORDS, TIER_WORDS } from '../../../modules/routing/words.ts'
import type { Words } from '../../../platform/pure/words.ts'
import { type Change, changesBetween, type Watched } from '../../kit/case/changes.ts'
import { WATCHED_WORDS } from '../../kit/case/changes-words.ts'
import { Button } from '../../kit/components/button.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { ownerName } from '../../kit/role-name.ts'
import { wordFor } from '../../kit/said.ts'
import { useCategories } from '../parts/use-categories.ts'
import { refreshReads } from '../reads.ts'
import { ACT } from './words.ts'

const TABLES: Partial<Record<Watched, Words>> = {
  state: STATE_WORDS,
  nature: NATURE_WORDS,
  tier: TIER_WORDS,
  priority: PRIORITY_WORDS,
}

/** What is different from when the person began, until he says that he has seen it. */
export function ChangedNote({ seen, now, onAccept }: { seen: CaseView; now: CaseView; onAccept: () => void }) {
  const { t } = useLanguage()
  const sayValue = useValueWords()
  const isFetched = now.version !== seen.version
  useEffect(() => {
    if (!isFetched) refreshReads()
  }, [isFetched])
  const changes = changesBetween(seen, now)
  return (
    <Notice tone="warm" isNews>
      <strong>{t(ACT.changedTitle)}</strong>
      {changes.length === 0 ? <p>{t(ACT.changedNotes)}</p> : null}
      <ul>
        {changes.map((change) => (
          <li key={change.what}>
            {t(ACT.changedLine, {
              what: t(WATCHED_WORDS[change.what]),
              from: sayValue(change, change.from),
              to: sayValue(change, change.to),
            })}
          </li>
        ))}
      </ul>
      {isFetched ? <Button onPress={onAccept}>{t(ACT.changedGoOn)}</Button> : null}
    </Notice>
  )
}

function useValueWords(): (change: Change, value: string | null) => string {
  const speech = useLanguage()
  const { t, moment } = speech
  const nameOfCategory = useCategories()
  return ({ what }, value) => {
    if (value === null || value === '') return t(ACT.empty)
    const word = wordFor(TABLES[what] ?? {}, value)
    if (word) return t(word)
    if (what === 'dueAt') return moment(value)
    if (what === 'categoryCode') return nameOfCategory(value) ?? t(ACT.empty)
    if (what !== 'owner') return value
    const [role, name] = value.split('|')
    return ownerName(role, name, speech)
  }
}
