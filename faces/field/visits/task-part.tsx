import type { DoorTask, Question } from '../../../modules/tasks/contract.ts'
import { KIND_WORDS } from '../../../modules/tasks/words.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { Options } from '../../kit/components/choices.tsx'
import { Field, TextArea } from '../../kit/components/field.tsx'
import { useLanguage } from '../../kit/language.ts'
import { KIT } from '../../kit/words.ts'
import { FaultLine } from '../parts/fault-line.tsx'
import { DueAt } from '../parts/marks.tsx'
import { canLeave, type Outcome, type TaskDraft } from './visit-draft.ts'
import { VISIT } from './words.ts'

type TaskPartProps = {
  task: DoorTask
  /** Whose it is, where it is about one of those who live here. */
  whose: string
  value: TaskDraft
  onChange: (next: TaskDraft) => void
  /** What the result asks of it; null: no result yet. */
  asked: { outcome: boolean; questions: boolean } | null
  faults: ReadonlyMap<string, Word>
  /** Another way to get it done. */
  href?: string
}

/** One task: what to do, how it went where that must be said, and its questions. */
export function TaskPart({ task, whose, value, onChange, asked, faults, href }: TaskPartProps) {
  const { t, pick } = useLanguage()
  const name = pick(task.nameZh, task.nameEn)
  const isLeft = value.outcome === 'left'
  const hasQuestions = asked?.questions === true && task.questions.length > 0
  const mayLeave = hasQuestions && canLeave(task)
  return (
    <section className="k-card k-stack" aria-label={name}>
      <div className="f-case-marks">
        <span className="k-tag">{t(KIND_WORDS[task.kind])}</span>
        <DueAt at={task.dueAt} />
      </div>
      <h2 className="k-small-title">{whose === '' ? name : `${name}${t(VISIT.of, { name: whose })}`}</h2>
      {task.words ? <p>{task.words}</p> : null}
      {task.what ? <p className="k-soft">{task.what}</p> : null}
      {asked?.outcome ? (
        <>
          <Options
            label={t(VISIT.outcome)}
            options={outcomesOf(task).map(({ value: one, word }) => ({ value: one, label: t(word) }))}
            value={value.outcome === '' ? null : value.outcome}
            onChoose={(outcome) => onChange({ ...value, outcome })}
          />
          <FaultLine fault={faults.get(task.id) ?? null} />
        </>
      ) : null}
      {hasQuestions && !isLeft
        ? task.questions.map((question) => (
            <Ask
              key={question.key}
              question={question}
              value={value.answers[question.key] ?? ''}
              onChange={(text) => onChange({ ...value, answers: { ...value.answers, [question.key]: text } })}
              fault={faults.get(`${task.id}/${question.key}`) ?? null}
            />
          ))
        : null}
      {mayLeave && isLeft ? <p className="k-soft">{t(VISIT.left)}</p> : null}
      {mayLeave ? (
        <button type="button" className="k-link" onClick={() => onChange({ ...value, outcome: isLeft ? '' : 'left' })}>
          {t(isLeft ? VISIT.askAfterAll : VISIT.leave)}
          <span className="k-offscreen"> {name}</span>
        </button>
      ) : null}
      {href ? (
        <a className="f-news-link" href={href}>
          {t(VISIT.alone)}
          <span className="k-offscreen"> {name}</span>
        </a>
      ) : null}
    </section>
  )
}

/** How a task can have gone: a check says whether it is as it was said. */
function outcomesOf({ kind }: Pick<DoorTask, 'kind'>): readonly { value: Exclude<Outcome, ''>; word: Word }[] {
  if (kind === 'verification')
    return [
      { value: 'yes', word: VISIT.asSaid },
      { value: 'no', word: VISIT.notAsSaid },
      { value: 'left', word: VISIT.notChecked },
    ]
  return [
    { value: 'done', word: VISIT.done },
    { value: 'left', word: VISIT.notDone },
  ]
}

type AskProps = { question: Question; value: string; onChange: (value: string) => void; fault: Word | null }

function Ask({ question, value, onChange, fault }: AskProps) {
  const { t, pick } = useLanguage()
  const label = pick(question.zh, question.en)
  switch (question.kind) {
    case 'choice':
      return (
        <div>
          <Options
            label={question.isRequired ? label : `${label} · ${t(KIT.optional)}`}
            options={question.options.map((one) => ({ value: one.key, label: pick(one.zh, one.en) }))}
            value={value === '' ? null : value}
            onChoose={onChange}
          />
          <FaultLine fault={fault} />
        </div>
      )
    case 'number':
      return (
        <Field
          label={label}
          value={value}
          onChange={onChange}
          fault={fault}
          isOptional={!question.isRequired}
          inputMode="decimal"
          maxLength={12}
          autoComplete="off"
        />
      )
    case 'text':
      return (
        <TextArea
          label={label}
          value={value}
          onChange={onChange}
          fault={fault}
          isOptional={!question.isRequired}
          rows={2}
          maxLength={200}
        />
      )
  }
}
