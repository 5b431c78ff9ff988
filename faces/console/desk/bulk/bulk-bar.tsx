import { Button } from 'antd'
import { type ComponentType, useState } from 'react'
import { VERB_WORDS } from '../../../../modules/cases/words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useStore } from '../../../kit/store.ts'
import { mayAnywhere, useMe } from '../../me.ts'
import { Problem } from '../../parts/said.tsx'
import { BULK_VERBS, type BulkVerb, ruleOf } from './acts.ts'
import { batches } from './batches.ts'
import './bulk.css'
import { BulkAssign } from './bulk-assign.tsx'
import type { BulkFormProps } from './bulk-frame.tsx'
import { BulkMerge } from './bulk-merge.tsx'
import { BulkTriage } from './bulk-triage.tsx'
import { BulkNote, BulkSupervise, BulkUrge } from './bulk-words.tsx'
import { MOST_CHOSEN } from './selection.ts'
import type { useSelection } from './use-selection.ts'
import { BULK } from './words.ts'

const FORMS = {
  triage: BulkTriage,
  assign: BulkAssign,
  note: BulkNote,
  urge: BulkUrge,
  supervise: BulkSupervise,
  merge: BulkMerge,
} satisfies Record<BulkVerb, ComponentType<BulkFormProps>>

type BulkBarProps = { selection: ReturnType<typeof useSelection> }

/** What is chosen, and what can be done to all of it. */
export function BulkBar({ selection }: BulkBarProps) {
  const { t } = useLanguage()
  const me = useMe()
  const { isRunning } = useStore(batches)
  const [verb, setVerb] = useState<BulkVerb | null>(null)
  const count = selection.lines.size
  const Form = verb ? FORMS[verb] : null
  if (!selection.isOn)
    return (
      <Button className="c-bulk-on" size="small" onClick={() => selection.switchOn(true)}>
        {t(BULK.pick)}
      </Button>
    )
  const verbs = BULK_VERBS.filter((one) => mayAnywhere(me, ruleOf(one)))
  return (
    <section className="c-bulk" data-sticky="" aria-label={t(BULK.bar)}>
      <div className="c-bulk-row">
        <strong role="status">{t(count >= MOST_CHOSEN ? BULK.chosenMost : BULK.chosen, { count })}</strong>
        <Button size="small" type="text" loading={selection.isSearching} onClick={selection.chooseAll}>
          {t(selection.isSearching ? BULK.choosing : BULK.chooseAll)}
        </Button>
        <Button size="small" type="text" onClick={selection.clear}>
          {t(count > 0 ? BULK.clear : BULK.pickEnd)}
        </Button>
      </div>
      {count > 0 ? (
        <div className="c-bulk-row">
          {verbs.map((one) => (
            <Button
              key={one}
              size="small"
              disabled={isRunning || (one === 'merge' && count < 2)}
              onClick={() => setVerb(one)}
            >
              {t(VERB_WORDS[one])}
            </Button>
          ))}
        </div>
      ) : null}
      <Problem error={selection.problem} onAgain={selection.chooseAll} />
      {Form ? (
        <Form
          lines={[...selection.lines.values()]}
          onClose={() => setVerb(null)}
          onStart={() => {
            setVerb(null)
            selection.clear()
          }}
        />
      ) : null}
    </section>
  )
}
