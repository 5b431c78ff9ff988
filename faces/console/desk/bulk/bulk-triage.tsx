import { useState } from 'react'
import { NATURE_WORDS, PRIORITY_WORDS, TIER_WORDS } from '../../../../modules/routing/words.ts'
import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { isKeyOf } from '../../../kit/said.ts'
import { CategoryPicker } from '../../parts/category-picker.tsx'
import { Labelled } from '../../parts/labelled.tsx'
import { OneOf } from '../../parts/one-of.tsx'
import { useFields } from '../../parts/use-fields.ts'
import { CONSOLE } from '../../words.ts'
import { type BulkFormProps, BulkFrame } from './bulk-frame.tsx'
import { BULK } from './words.ts'

/** 研判: one category for all; nature, tier and priority as each has it or as the category says. */
export function BulkTriage(props: BulkFormProps) {
  const { t } = useLanguage()
  const fields = useFields('bulk/triage', { category: '', nature: '', tier: '', priority: '' })
  const [wasSent, setSent] = useState(false)
  const [category, nature] = [fields.get('category'), fields.get('nature')]
  const [tier, priority] = [fields.get('tier'), fields.get('priority')]
  return (
    <BulkFrame
      {...props}
      verb="triage"
      onSend={() => setSent(true)}
      forget={fields.discard}
      actFor={
        category === ''
          ? null
          : (line) => ({
              name: 'cases.triage',
              input: {
                caseId: line.id,
                categoryCode: category,
                nature: isKeyOf(NATURE_WORDS, nature) ? nature : line.nature,
                ...(isKeyOf(TIER_WORDS, tier) ? { tier } : {}),
                ...(isKeyOf(PRIORITY_WORDS, priority) ? { priority } : {}),
              },
            })
      }
    >
      <Labelled
        label={t(FORM.category)}
        hint={t(FORM.categoryHint)}
        fault={wasSent && category === '' ? t(CONSOLE.pleaseChoose) : null}
      >
        {(control) => (
          <CategoryPicker
            control={control}
            placeholder={t(CONSOLE.pleaseChoose)}
            value={category || null}
            onChange={(code) => fields.set('category', code ?? '')}
          />
        )}
      </Labelled>
      <div className="c-columns">
        <OneOf
          label={t(FORM.nature)}
          words={NATURE_WORDS}
          value={nature}
          onChange={(next) => fields.set('nature', next)}
          none={t(BULK.sameNature)}
        />
        <OneOf
          label={t(FORM.tier)}
          words={TIER_WORDS}
          value={tier}
          onChange={(next) => fields.set('tier', next)}
          none={t(FORM.byCategory)}
        />
        <OneOf
          label={t(FORM.priority)}
          words={PRIORITY_WORDS}
          value={priority}
          onChange={(next) => fields.set('priority', next)}
          none={t(FORM.byCategory)}
        />
      </div>
    </BulkFrame>
  )
}
