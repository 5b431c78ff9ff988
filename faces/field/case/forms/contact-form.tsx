import { CONTACT_WORDS } from '../../../../modules/cases/words.ts'
import { FORM } from '../../../kit/case/form-words.ts'
import { LADDER } from '../../../kit/case/ladder-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { isKeyOf, keysOf } from '../../../kit/said.ts'
import { useAct } from '../../acts.ts'
import { ActPage, type FormProps } from '../act-page.tsx'
import { PartiesCard } from '../parties-card.tsx'
import { ChoiceField, YesNo } from './choice-field.tsx'
import { TextField } from './text-field.tsx'
import { useForm } from './use-form.ts'

/** 先行联系: the resident was spoken to, or could not be reached. */
export function ContactForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.contact')
  const form = useForm('contact', theCase, { way: 'phone', reached: '', note: '' })
  const [way, reached] = [form.fields.get('way'), form.fields.get('reached')]
  return (
    <ActPage
      form={form}
      addsOnly
      act={act}
      isFilled={reached !== ''}
      deliver={async () =>
        isKeyOf(CONTACT_WORDS, way)
          ? act.run({
              caseId: theCase.id,
              way,
              isReached: reached === 'yes',
              note: form.fields.get('note').trim(),
            })
          : undefined
      }
    >
      <PartiesCard theCase={theCase} />
      <ChoiceField
        form={form}
        name="way"
        label={t(LADDER.contactWay)}
        options={keysOf(CONTACT_WORDS).map((key) => ({ value: key, label: t(CONTACT_WORDS[key]) }))}
      />
      <YesNo form={form} name="reached" label={t(FORM.reached)} yes={t(FORM.reachedYes)} no={t(FORM.reachedNo)} />
      <TextField form={form} name="note" label={t(LADDER.contactNote)} most={1000} rows={3} />
    </ActPage>
  )
}
