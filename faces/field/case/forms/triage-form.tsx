import { sayLimit } from '../../../../modules/calendars/rules.ts'
import { NATURE_WORDS, PRIORITY_WORDS, TIER_WORDS } from '../../../../modules/routing/words.ts'
import type { Words } from '../../../../platform/pure/words.ts'
import { FORM } from '../../../kit/case/form-words.ts'
import { Notice } from '../../../kit/components/notice.tsx'
import { Select } from '../../../kit/components/select.tsx'
import { SuggestedKinds } from '../../../kit/components/suggested-kinds.tsx'
import { useLanguage } from '../../../kit/language.ts'
import { isKeyOf, keysOf } from '../../../kit/said.ts'
import { useSuggestions } from '../../../kit/use-suggestions.ts'
import { useAct } from '../../acts.ts'
import { useSteadyRead } from '../../reads.ts'
import { FIELD } from '../../words.ts'
import { ActPage, type FormProps } from '../act-page.tsx'
import { type Form, useForm } from './use-form.ts'

/** 研判: what it is, how grave, how urgent. The category brings its usual tier, priority and limit. */
export function TriageForm({ theCase }: FormProps) {
  const { t, pick } = useLanguage()
  const act = useAct('cases.triage')
  const form = useForm('triage', theCase, {
    category: theCase.categoryCode ?? '',
    nature: theCase.nature,
    tier: '',
    priority: '',
  })
  const { fields } = form
  const { kinds: suggestions } = useSuggestions(theCase.summary, null, theCase.id)
  const { data: catalogue } = useSteadyRead('routing.categories', {})
  const [category, nature] = [fields.get('category'), fields.get('nature')]
  const [tier, priority] = [fields.get('tier'), fields.get('priority')]
  return (
    <ActPage
      form={form}
      act={act}
      isFilled={category !== ''}
      deliver={() =>
        act.run({
          caseId: theCase.id,
          sawVersion: form.sawVersion,
          categoryCode: category,
          nature: isKeyOf(NATURE_WORDS, nature) ? nature : 'other',
          suggested: suggestions?.map((one) => one.code) ?? null,
          ...(isKeyOf(TIER_WORDS, tier) ? { tier } : {}),
          ...(isKeyOf(PRIORITY_WORDS, priority) ? { priority } : {}),
        })
      }
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
        fault={form.isTried && category === '' ? FIELD.pleaseChoose : null}
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
      <WordSelect form={form} name="nature" label={t(FORM.nature)} words={NATURE_WORDS} />
      <WordSelect form={form} name="tier" label={t(FORM.tier)} none={t(FORM.byCategory)} words={TIER_WORDS} />
      <WordSelect
        form={form}
        name="priority"
        label={t(FORM.priority)}
        none={t(FORM.byCategory)}
        words={PRIORITY_WORDS}
      />
    </ActPage>
  )
}

type WordSelectProps<K extends string> = { form: Form<K>; name: K; label: string; none?: string; words: Words }

/** One of the keys of a table, in its words. */
function WordSelect<K extends string>({ form, name, label, none, words }: WordSelectProps<K>) {
  const { t } = useLanguage()
  return (
    <Select label={label} none={none} value={form.fields.get(name)} onChange={(value) => form.fields.set(name, value)}>
      {keysOf(words).map((key) => (
        <option key={key} value={key}>
          {t(words[key])}
        </option>
      ))}
    </Select>
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
