import { useState } from 'react'
import { sayLimit } from '../../../../modules/calendars/rules.ts'
import { NATURE_WORDS, PRIORITY_WORDS, TIER_WORDS } from '../../../../modules/routing/words.ts'
import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { isKeyOf } from '../../../kit/said.ts'
import { CategoryPicker, useCategories } from '../../parts/category-picker.tsx'
import { Labelled } from '../../parts/labelled.tsx'
import { OneOf } from '../../parts/one-of.tsx'
import { Note } from '../../parts/said.tsx'
import { Suggestions, useSuggested } from '../../parts/suggestions.tsx'
import { useFields } from '../../parts/use-fields.ts'
import { useAct } from '../../use-act.ts'
import { CONSOLE } from '../../words.ts'
import { type FormProps, Frame, useSeen } from './frame.tsx'

/** 研判: what it is, how grave, how urgent. The category brings its usual tier, priority and limit. */
export function TriageForm({ theCase, reportText, onClose, onDone }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.triage')
  const fields = useFields(`case/${theCase.id}/triage`, {
    category: theCase.categoryCode ?? '',
    nature: theCase.nature,
    tier: '',
    priority: '',
  })
  const suggested = useSuggested(reportText, theCase.id)
  const [wasSent, setSent] = useState(false)
  const [category, nature] = [fields.get('category'), fields.get('nature')]
  const submit = async () => {
    setSent(true)
    if (category === '' || !isKeyOf(NATURE_WORDS, nature)) return
    const [tier, priority] = [fields.get('tier'), fields.get('priority')]
    const done = await act.run({
      caseId: theCase.id,
      sawVersion: pin.version,
      categoryCode: category,
      nature,
      suggested: suggested?.map((one) => one.code) ?? null,
      ...(isKeyOf(TIER_WORDS, tier) ? { tier } : {}),
      ...(isKeyOf(PRIORITY_WORDS, priority) ? { priority } : {}),
    })
    if (!done) return
    await fields.discard()
    onDone(done.state)
  }
  return (
    <Frame verb="triage" theCase={theCase} pin={pin} act={act} onSubmit={submit} onClose={onClose}>
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
      <Suggestions
        text={reportText}
        caseId={theCase.id}
        chosen={category}
        onChoose={(code) => fields.set('category', code)}
      />
      <CategoryFacts code={category} />
      <div className="c-columns">
        <OneOf
          label={t(FORM.nature)}
          words={NATURE_WORDS}
          value={nature}
          onChange={(next) => fields.set('nature', next)}
        />
        <OneOf
          label={t(FORM.tier)}
          words={TIER_WORDS}
          value={fields.get('tier')}
          onChange={(next) => fields.set('tier', next)}
          none={t(FORM.byCategory)}
        />
        <OneOf
          label={t(FORM.priority)}
          words={PRIORITY_WORDS}
          value={fields.get('priority')}
          onChange={(next) => fields.set('priority', next)}
          none={t(FORM.byCategory)}
        />
      </div>
    </Frame>
  )
}

/** What choosing a category brings with it. */
function CategoryFacts({ code }: { code: string }) {
  const { t, language } = useLanguage()
  const category = useCategories().data?.leaves.find((leaf) => leaf.code === code)
  if (!category) return null
  return (
    <>
      {category.callsEmergency ? (
        <Note tone="error" isNews>
          {t(FORM.callsEmergency)}
        </Note>
      ) : null}
      <p className="c-hint">
        {t(FORM.limit, { limit: sayLimit(category.limit, language), handler: category.usualHandler })} ·{' '}
        {t(TIER_WORDS[category.startTier])} · {t(PRIORITY_WORDS[category.priority])}
      </p>
    </>
  )
}
