import { Button, Select } from 'antd'
import { useState } from 'react'
import { sayLimit } from '../../../../modules/calendars/rules.ts'
import { NATURE_WORDS, PRIORITY_WORDS, TIER_WORDS } from '../../../../modules/routing/words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { CategoryPicker, useCategories } from '../../parts/category-picker.tsx'
import { Labelled } from '../../parts/labelled.tsx'
import { Note } from '../../parts/said.tsx'
import { useFields } from '../../parts/use-fields.ts'
import { useRead } from '../../reads.ts'
import { isKeyOf, keysOf } from '../../said.ts'
import { useAct } from '../../use-act.ts'
import { CONSOLE } from '../../words.ts'
import { type FormProps, Frame, useSeen } from './frame.tsx'
import { FORM } from './words.ts'

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
      <Suggestions text={reportText} chosen={category} onChoose={(code) => fields.set('category', code)} />
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

/** What the words of the report speak for, and which words. A person decides. */
export function Suggestions({
  text,
  chosen,
  onChoose,
}: {
  text: string
  chosen: string
  onChoose: (code: string) => void
}) {
  const { t, pick } = useLanguage()
  const { data } = useRead('intake.suggestCategory', text.trim() === '' ? null : { text }, { freshMillis: 60_000 })
  if (!data || data.suggestions.length === 0) return null
  return (
    <fieldset className="c-phrases">
      <legend>{t(FORM.suggestions)}</legend>
      {data.suggestions.map((one) => (
        <Button
          key={one.code}
          className="c-suggestion"
          aria-pressed={one.code === chosen}
          onClick={() => onChoose(one.code)}
        >
          <strong>{pick(one.nameZh, one.nameEn)}</strong>
          {one.because.length > 0 ? <small>{t(FORM.because, { words: one.because.join('、') })}</small> : null}
        </Button>
      ))}
    </fieldset>
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

type OneOfProps = {
  label: string
  words: Readonly<Record<string, { zh: string; en: string }>>
  value: string
  onChange: (value: string) => void
  /** Offers to leave it open, under this name. */
  none?: string
}

/** One of a table of words. */
export function OneOf({ label, words, value, onChange, none }: OneOfProps) {
  const { t } = useLanguage()
  return (
    <Labelled label={label}>
      {(control) => (
        <Select
          {...control}
          value={value}
          options={[
            ...(none ? [{ value: '', label: none }] : []),
            ...keysOf(words).map((key) => ({ value: key, label: t(words[key]) })),
          ]}
          onChange={onChange}
        />
      )}
    </Labelled>
  )
}
