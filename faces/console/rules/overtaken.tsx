import { Button } from 'antd'
import { useLanguage } from '../../kit/language.ts'
import { newId } from '../../kit/new-id.ts'
import { Note } from '../parts/said.tsx'
import { rulesOf, taken } from './bench.ts'
import { ROUTING } from './routing-words.ts'
import { RuleDifferences } from './rule-differences.tsx'
import type { Bench } from './use-bench.ts'

/** Somebody else saved, published or discarded the draft meanwhile: what is different, and whose goes on. */
export function Overtaken({ bench }: { bench: Bench }) {
  const { t, moment } = useLanguage()
  const { draft, rules } = bench
  if (!rules) return null
  if (!draft) {
    return (
      <Note
        tone="warning"
        isNews
        title={t(ROUTING.goneTitle)}
        action={
          <div className="c-tools">
            <Button type="primary" onClick={bench.keepMine}>
              {t(ROUTING.asNew)}
            </Button>
            <Button onClick={bench.leave}>{t(ROUTING.dropMine)}</Button>
          </div>
        }
      >
        {t(ROUTING.gone)}
      </Note>
    )
  }
  return (
    <div className="c-overtaken">
      <Note tone="warning" isNews title={t(ROUTING.overtakenTitle)}>
        {t(ROUTING.overtaken, {
          name: draft.byName ?? t(ROUTING.somebody),
          when: moment(draft.savedAt),
          version: draft.version,
        })}
      </Note>
      <h3>{t(ROUTING.theirs)}</h3>
      <RuleDifferences
        before={rulesOf(rules)}
        after={draft.rules}
        onTake={(difference) => bench.edit((now) => taken(now, difference, newId))}
      />
      <div className="c-tools">
        <Button type="primary" onClick={bench.keepMine}>
          {t(ROUTING.keepMine)}
        </Button>
        <Button onClick={bench.goOn}>{t(ROUTING.takeTheirs)}</Button>
      </div>
    </div>
  )
}
