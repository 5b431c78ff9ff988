import { Button, Checkbox, Input } from 'antd'
import { FIELD_WORDS } from '../../../modules/tasks/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { newId } from '../../kit/new-id.ts'
import { isKeyOf, keysOf } from '../../kit/said.ts'
import { Labelled } from '../parts/labelled.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { CONSOLE } from '../words.ts'
import type { Draft, QuestionDraft } from './draft.ts'
import { ANSWER_WORDS, ITEMS } from './words.ts'

const MOST_QUESTIONS = 10

type FormFieldsProps = {
  draft: Draft
  hasDoor: boolean
  wasSent: boolean
  onChange: (change: Partial<Draft>) => void
}

/** What is asked at the door: known data to be checked, and a few plain questions. */
export function FormFields({ draft, hasDoor, wasSent, onChange }: FormFieldsProps) {
  const { t } = useLanguage()
  const change = (id: string, more: Partial<QuestionDraft>) =>
    onChange({ questions: draft.questions.map((one) => (one.id === id ? { ...one, ...more } : one)) })
  return (
    <>
      {hasDoor ? (
        <fieldset className="c-field">
          <legend>{t(ITEMS.fields)}</legend>
          <div className="c-tools">
            {keysOf(FIELD_WORDS).map((field) => (
              <Checkbox
                key={field}
                checked={draft.fields.includes(field)}
                onChange={(event) =>
                  onChange({
                    fields: event.target.checked
                      ? [...draft.fields, field]
                      : draft.fields.filter((one) => one !== field),
                  })
                }
              >
                {t(FIELD_WORDS[field])}
              </Checkbox>
            ))}
          </div>
          <div className="c-hint">{t(ITEMS.fieldsHint)}</div>
        </fieldset>
      ) : null}
      <fieldset className="c-field">
        <legend>{t(ITEMS.questions)}</legend>
        <div className="c-hint">{t(ITEMS.questionsHint)}</div>
        {draft.questions.map((one, index) => (
          <QuestionFields
            key={one.id}
            question={one}
            n={index + 1}
            fault={wasSent && one.zh.trim() === '' ? t(CONSOLE.pleaseFill) : null}
            onChange={(more) => change(one.id, more)}
            onRemove={() => onChange({ questions: draft.questions.filter((other) => other.id !== one.id) })}
          />
        ))}
        {draft.questions.length < MOST_QUESTIONS ? (
          <div>
            <Button
              onClick={() =>
                onChange({
                  questions: [
                    ...draft.questions,
                    { id: newId(), zh: '', en: '', kind: 'choice', options: '', isRequired: false },
                  ],
                })
              }
            >
              {t(ITEMS.addQuestion)}
            </Button>
          </div>
        ) : null}
      </fieldset>
    </>
  )
}

type QuestionProps = {
  question: QuestionDraft
  n: number
  fault: string | null
  onChange: (more: Partial<QuestionDraft>) => void
  onRemove: () => void
}

function QuestionFields({ question, n, fault, onChange, onRemove }: QuestionProps) {
  const { t } = useLanguage()
  return (
    <div className="c-item-question">
      <div className="c-columns">
        <Labelled label={t(ITEMS.question, { n })} fault={fault}>
          {(control) => (
            <Input
              {...control}
              maxLength={80}
              value={question.zh}
              onChange={(event) => onChange({ zh: event.target.value })}
            />
          )}
        </Labelled>
        <Labelled label={t(ITEMS.questionEn, { n })} isOptional>
          {(control) => (
            <Input
              {...control}
              maxLength={80}
              value={question.en}
              onChange={(event) => onChange({ en: event.target.value })}
            />
          )}
        </Labelled>
        <OneOf
          label={t(ITEMS.answerKind)}
          words={ANSWER_WORDS}
          value={question.kind}
          onChange={(next) => (isKeyOf(ANSWER_WORDS, next) ? onChange({ kind: next }) : undefined)}
        />
      </div>
      {question.kind === 'choice' ? (
        <Labelled label={t(ITEMS.options)} hint={t(ITEMS.optionsHint)}>
          {(control) => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: 2, maxRows: 10 }}
              value={question.options}
              onChange={(event) => onChange({ options: event.target.value })}
            />
          )}
        </Labelled>
      ) : null}
      <div className="c-tools">
        <Checkbox checked={question.isRequired} onChange={(event) => onChange({ isRequired: event.target.checked })}>
          {t(ITEMS.required)}
        </Checkbox>
        <Button size="small" onClick={onRemove}>
          {t(ITEMS.removeQuestion, { n })}
        </Button>
      </div>
    </div>
  )
}
