import { Input } from 'antd'
import { useState } from 'react'
import type { Template } from '../../../modules/cases/contract.ts'
import { fillTemplate, PLACEHOLDERS, unknownPlaceholder } from '../../../modules/cases/rules.ts'
import { OUTCOME_WORDS, TEMPLATE_VERB_WORDS, WORDS } from '../../../modules/cases/words.ts'
import { ANSWER_PHRASES } from '../../kit/case/phrases.ts'
import { useLanguage } from '../../kit/language.ts'
import { newId } from '../../kit/new-id.ts'
import { isKeyOf, keysOf } from '../../kit/said.ts'
import { CategoryPicker } from '../parts/category-picker.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { TEMPLATES } from './words.ts'

const TITLE_LONGEST = 40
const TEXT_LEAST = 2
const TEXT_LONGEST = 1000
const TEMPLATE_OUTCOME_WORDS = Object.fromEntries(keysOf(ANSWER_PHRASES).map((one) => [one, OUTCOME_WORDS[one]]))

type TemplateDialogProps = { gridId: string; template: Template | null; onClose: () => void }

/** A new text, or one that is there, with how it will read. */
export function TemplateDialog({ gridId, template, onClose }: TemplateDialogProps) {
  const { t } = useLanguage()
  const act = useAct('cases.saveTemplate')
  const [templateId] = useState(() => template?.templateId ?? newId())
  const [title, setTitle] = useState(template?.title ?? '')
  const [text, setText] = useState(template?.text ?? '')
  const [category, setCategory] = useState(template?.categoryPrefix ?? null)
  const [verb, setVerb] = useState<string>(template?.verb ?? '')
  const [outcome, setOutcome] = useState<string>(template?.outcome ?? '')
  const [wasSent, setSent] = useState(false)
  const unknown = unknownPlaceholder(text)
  const textFault =
    unknown !== null
      ? t(WORDS['template.unknown_placeholder'], { name: unknown })
      : text.trim().length < TEXT_LEAST
        ? t(CONSOLE.tooShort, { count: TEXT_LEAST })
        : null
  const save = async () => {
    setSent(true)
    if (textFault !== null || title.trim() === '') return
    const fits = {
      categoryPrefix: category,
      verb: isKeyOf(TEMPLATE_VERB_WORDS, verb) ? verb : null,
      outcome: isKeyOf(ANSWER_PHRASES, outcome) ? outcome : null,
    }
    if (!(await act.run({ templateId, gridId, ...fits, title: title.trim(), text: text.trim() }))) return
    refresh('cases.templates')
    onClose()
  }
  return (
    <Dialog
      title={t(template ? TEMPLATES.edit : TEMPLATES.add)}
      onClose={onClose}
      submit={{ label: t(TEMPLATES.save), onSubmit: save, isBusy: act.isBusy }}
      error={act.error}
    >
      <Labelled
        label={t(TEMPLATES.name)}
        fault={wasSent && title.trim() === '' ? t(CONSOLE.tooShort, { count: 1 }) : null}
      >
        {(control) => (
          <Input
            {...control}
            maxLength={TITLE_LONGEST}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t(TEMPLATES.text)} hint={t(TEMPLATES.textHint)} fault={wasSent ? textFault : null}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 3, maxRows: 10 }}
            maxLength={TEXT_LONGEST}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Labelled>
      <Preview text={text} />
      <Labelled label={t(TEMPLATES.category)}>
        {(control) => (
          <CategoryPicker
            control={control}
            withClasses
            placeholder={t(TEMPLATES.anyCategory)}
            value={category}
            onChange={setCategory}
          />
        )}
      </Labelled>
      <OneOf
        label={t(TEMPLATES.verb)}
        words={TEMPLATE_VERB_WORDS}
        none={t(TEMPLATES.anyVerb)}
        value={verb}
        onChange={setVerb}
      />
      <OneOf
        label={t(TEMPLATES.outcome)}
        words={TEMPLATE_OUTCOME_WORDS}
        none={t(TEMPLATES.anyOutcome)}
        value={outcome}
        onChange={setOutcome}
      />
    </Dialog>
  )
}

/** The text with an invented case in its blanks. */
function Preview({ text }: { text: string }) {
  const { t, moment } = useLanguage()
  const [tomorrow] = useState(() => new Date(Date.now() + 86_400_000).toISOString())
  if (!PLACEHOLDERS.some((name) => text.includes(`{${name}}`))) return null
  const filled = fillTemplate(text, {
    number: t(TEMPLATES.sampleNumber),
    place: t(TEMPLATES.samplePlace),
    due: moment(tomorrow),
  })
  return (
    <p className="c-hint">
      {t(TEMPLATES.preview)}: {filled}
    </p>
  )
}

/** Asks once before a text goes. */
export function RemoveTemplateDialog({ template, onClose }: { template: Template; onClose: () => void }) {
  const { t } = useLanguage()
  const act = useAct('cases.removeTemplate')
  const remove = async () => {
    if (!(await act.run({ templateId: template.templateId }))) return
    refresh('cases.templates')
    onClose()
  }
  return (
    <Dialog
      title={t(TEMPLATES.remove)}
      onClose={onClose}
      submit={{ label: t(TEMPLATES.remove), onSubmit: remove, isBusy: act.isBusy, isDanger: true }}
      error={act.error}
    >
      <p>{t(TEMPLATES.removeText, { title: template.title })}</p>
    </Dialog>
  )
}
