import { useState } from 'react'
import { sayLimit } from '../../../../modules/calendars/rules.ts'
import { NATURE_WORDS, PRIORITY_WORDS, TIER_WORDS } from '../../../../modules/routing/words.ts'
import { FORM } from '../../../kit/case/form-words.ts'
import { Notice } from '../../../kit/components/notice.tsx'
import { Select } from '../../../kit/components/select.tsx'
import { SuggestedKinds } from '../../../kit/components/suggested-kinds.tsx'
import { useLanguage } from '../../../kit/language.ts'
import { isKeyOf, keysOf } from '../../../kit/said.ts'
import { useSuggestions } from '../../../kit/use-suggestions.ts'
import { useAct } from '../../acts.ts'
import { useFields } from '../../me.ts'
import { useSteadyRead } from '../../reads.ts'
import { FIELD } from '../../words.ts'
import { ActPage, type FormProps, useSeen } from '../act-page.tsx'

/** 研判: what it is, how grave, how urgent. The category brings its usual tier, priority and limit. */
export function TriageForm({ theCase }: FormProps) {
  const { t, pick } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.triage')
  const fields = useFields(`case/${theCase.id}/triage`, {
    category: theCase.categoryCode ?? '',
    nature: theCase.nature,
    tier: '',
    priority: '',
  })
  const [isTried, setTried] = useState(false)
  const { kinds: suggestions } = useSuggestions(theCase.summary, null, theCase.id)
  const { data: catalogue } = useSteadyRead('routing.categories', {})
  const [category, nature] = [fields.get('category'), fields.get('nature')]
  const [tier, priority] = [fields.get('tier'), fields.get('priority')]
  return (
    <ActPage
      verb="triage"
      theCase={theCase}
      pin={pin}
      act={act}
      check={() => {
        setTried(true)
        return category !== ''
      }}
      deliver={() =>
        act.run({
          caseId: theCase.id,
          sawVersion: pin.version,
          categoryCode: category,
          nature: isKeyOf(NATURE_WORDS, nature) ? nature : 'other',
          suggested: suggestions?.map((one) => one.code) ?? null,
          ...(isKeyOf(TIER_WORDS, tier) ? { tier } : {}),
          ...(isKeyOf(PRIORITY_WORDS, priority) ? { priority } : {}),
        })
      }
      discard={fields.discard}
    >
      {suggestions && suggestions.length > 0 ? (
        <SuggestedKinds
          suggestions={suggestions}
          chosen={{ code: category, nameZh: '', nameEn: '' }}
          onChoose={({ code }) => fields.set('category', code ?? '')}
          mayBeUnsure={false}
        />
      ) : null}
      <Select
        label={t(FORM.category)}
        none={t(FIELD.pleaseChoose)}
        value={category}
        onChange={(code) => fields.set('category', code)}
        fault={isTried && category === '' ? FIELD.pleaseChoose : null}
      >
        {catalogue?.classes.map((one) => (
          <optgroup key={one.code} label={pick(one.nameZh, one.nameEn)}>
            {catalogue.leaves
              .filter((leaf) => leaf.code.startsWith(one.code))
              .map((leaf) => (
                <option key={leaf.code} value={leaf.code}>
                  {pick(leaf.nameZh, leaf.nameEn)}
                </option>
              ))}
          </optgroup>
        ))}
      </Select>
      <CategoryFacts code={category} />
      <Select label={t(FORM.nature)} value={nature} onChange={(value) => fields.set('nature', value)}>
        {keysOf(NATURE_WORDS).map((key) => (
          <option key={key} value={key}>
            {t(NATURE_WORDS[key])}
          </option>
        ))}
      </Select>
      <Select
        label={t(FORM.tier)}
        none={t(FORM.byCategory)}
        value={tier}
        onChange={(value) => fields.set('tier', value)}
      >
        {keysOf(TIER_WORDS).map((key) => (
          <option key={key} value={key}>
            {t(TIER_WORDS[key])}
          </option>
        ))}
      </Select>
      <Select
        label={t(FORM.priority)}
        none={t(FORM.byCategory)}
        value={priority}
        onChange={(value) => fields.set('priority', value)}
      >
        {keysOf(PRIORITY_WORDS).map((key) => (
          <option key={key} value={key}>
            {t(PRIORITY_WORDS[key])}
          </option>
        ))}
      </Select>
    </ActPage>
  )
}

/** What choosing a category brings with it. */
function CategoryFacts({ code }: { code: string }) {
  const { t, language } = useLanguage()
  const { data } = useSteadyRead('routing.categories', {})
  const category = data?.leaves.find((leaf) => leaf.code === code)
  if (!category) return null
  return (
    <>
      {category.callsEmergency ? (
        <Notice tone="danger" isNews>
          {t(FORM.callsEmergency)}
        </Notice>
      ) : null}
      <p className="k-hint">
        {t(FORM.limit, { limit: sayLimit(category.limit, language), handler: category.usualHandler })}
      </p>
    </>
  )
}
