import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Scope } from '../../../modules/deliberation/contract.ts'
import {
  BALLOT_SENTENCES,
  BALLOT_WORDS,
  BASE_WORDS,
  KIND_WORDS,
  QUORUM_WORDS,
  STANCE_WORDS,
  THRESHOLD_WORDS,
} from '../../../modules/deliberation/words.ts'
import { localParts } from '../../../platform/pure/time.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Choice, Labelled } from '../parts/labelled.tsx'
import { Note } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { NO_SCOPE, type ScopeChoice, ScopeFields, scopeOf } from './scope-fields.tsx'
import { TOPICS } from './words.ts'

type Option = { key: number; text: string; stance: 'for' | 'against' | 'abstain' }
const DAY = 86_400_000

/** A new topic. Whom it reaches is shown before it is published, and that nothing of it can be changed afterwards. */
export function NewTopic({ onClose, onDone }: { onClose: () => void; onDone: (topicId: string) => void }) {
  const { t } = useLanguage()
  const act = useAct('deliberation.openTopic')
  const [scope, setScope] = useState<ScopeChoice>(NO_SCOPE)
  const [kind, setKind] = useState<keyof typeof KIND_WORDS>('vote')
  const [title, setTitle] = useState('')
  const [question, setQuestion] = useState('')
  const [background, setBackground] = useState('')
  const [options, setOptions] = useState<readonly Option[]>([
    { key: 1, text: t(TOPICS.agree), stance: 'for' },
    { key: 2, text: t(TOPICS.disagree), stance: 'against' },
    { key: 3, text: t(TOPICS.abstain), stance: 'abstain' },
  ])
  const [maxChoices, setMaxChoices] = useState('1')
  const [ballot, setBallot] = useState<keyof typeof BALLOT_WORDS>('secret')
  const [quorum, setQuorum] = useState<keyof typeof QUORUM_WORDS>('over_half')
  const [threshold, setThreshold] = useState<keyof typeof THRESHOLD_WORDS>('over_half')
  const [thresholdOf, setThresholdOf] = useState<keyof typeof BASE_WORDS>('cast')
  const [closesAt, setClosesAt] = useState(() => inputOf(new Date(Date.now() + 7 * DAY)))
  const [paperHours, setPaperHours] = useState('24')
  const [wasSent, setSent] = useState(false)
  const read = scopeOf(scope)
  const isVote = kind === 'vote'

  const send = async () => {
    setSent(true)
    const isWhole = title.trim().length >= 2 && question.trim().length >= 2 && closesAt !== ''
    if (!read || !isWhole || (isVote && options.some((one) => one.text.trim() === ''))) return
    const input = {
      scope: read satisfies Scope,
      kind,
      title: title.trim(),
      question: question.trim(),
      background: background.trim(),
      options: isVote ? options.map(({ text, stance }) => ({ text: text.trim(), stance })) : [],
      maxChoices: isVote ? Math.max(1, Number(maxChoices) || 1) : 1,
      ballot,
      quorum,
      threshold,
      thresholdOf,
      closesAt: new Date(`${closesAt}:00+08:00`).toISOString(),
      paperHours: isVote ? Math.min(72, Math.max(0, Math.round(Number(paperHours)) || 0)) : 0,
    }
    const made = await act.run(input)
    if (!made) return
    await refresh('deliberation.')
    onDone(made.topicId)
    onClose()
  }

  return (
    <Dialog
      title={t(TOPICS.open)}
      onClose={onClose}
      width={760}
      submit={{ label: t(TOPICS.send), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <ScopeFields choice={scope} onChange={setScope} wasSent={wasSent} />
      <Choice
        label={t(TOPICS.kind)}
        options={keysOf(KIND_WORDS).map((key) => ({ value: key, label: t(KIND_WORDS[key]) }))}
        value={kind}
        onChoose={setKind}
      />
      <Labelled label={t(TOPICS.name)} fault={wasSent && title.trim().length < 2 ? t(CONSOLE.pleaseFill) : null}>
        {(control) => <Input {...control} maxLength={60} value={title} onChange={(e) => setTitle(e.target.value)} />}
      </Labelled>
      <Labelled
        label={t(TOPICS.question)}
        hint={t(TOPICS.questionHint)}
        fault={wasSent && question.trim().length < 2 ? t(CONSOLE.pleaseFill) : null}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            value={question}
            onChange={(e) => setQuestion(e.target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t(TOPICS.background)} isOptional>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 10 }}
            maxLength={5000}
            value={background}
            onChange={(e) => setBackground(e.target.value)}
          />
        )}
      </Labelled>
      {isVote ? (
        <>
          <OptionRows options={options} onChange={setOptions} wasSent={wasSent} />
          <div className="c-two">
            <Labelled label={t(TOPICS.maxChoices)}>
              {(control) => (
                <Input
                  {...control}
                  inputMode="numeric"
                  value={maxChoices}
                  onChange={(e) => setMaxChoices(e.target.value.replace(/\D/g, '').slice(0, 2))}
                />
              )}
            </Labelled>
            <OneOf label={t(TOPICS.quorum)} words={QUORUM_WORDS} value={quorum} onChange={setQuorum} />
            <OneOf label={t(TOPICS.threshold)} words={THRESHOLD_WORDS} value={threshold} onChange={setThreshold} />
            <OneOf label={t(TOPICS.thresholdOf)} words={BASE_WORDS} value={thresholdOf} onChange={setThresholdOf} />
          </div>
          <Choice
            label={t(TOPICS.ballot)}
            options={keysOf(BALLOT_WORDS).map((key) => ({ value: key, label: t(BALLOT_WORDS[key]) }))}
            value={ballot}
            onChoose={setBallot}
          />
          <p className="c-hint">{t(BALLOT_SENTENCES[ballot])}</p>
        </>
      ) : null}
      <div className="c-two">
        <Labelled label={t(TOPICS.closesAt)} fault={wasSent && closesAt === '' ? t(CONSOLE.pleaseFill) : null}>
          {(control) => (
            <Input {...control} type="datetime-local" value={closesAt} onChange={(e) => setClosesAt(e.target.value)} />
          )}
        </Labelled>
        {isVote ? (
          <Labelled label={t(TOPICS.paperHours)}>
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                value={paperHours}
                onChange={(e) => setPaperHours(e.target.value.replace(/\D/g, '').slice(0, 2))}
              />
            )}
          </Labelled>
        ) : null}
      </div>
      <Note>{t(TOPICS.fixed)}</Note>
    </Dialog>
  )
}

function OptionRows({
  options,
  onChange,
  wasSent,
}: {
  options: readonly Option[]
  onChange: (options: readonly Option[]) => void
  wasSent: boolean
}) {
  const { t } = useLanguage()
  const change = (key: number, to: Partial<Option>) =>
    onChange(options.map((one) => (one.key === key ? { ...one, ...to } : one)))
  return (
    <>
      {options.map((one, index) => (
        <div key={one.key} className="c-option-row">
          <Labelled
            label={t(TOPICS.option, { n: index + 1 })}
            fault={wasSent && one.text.trim() === '' ? t(CONSOLE.pleaseFill) : null}
          >
            {(control) => (
              <Input
                {...control}
                maxLength={120}
                value={one.text}
                onChange={(e) => change(one.key, { text: e.target.value })}
              />
            )}
          </Labelled>
          <Labelled label={t(TOPICS.stance, { n: index + 1 })}>
            {(control) => (
              <Select
                {...control}
                value={one.stance}
                options={keysOf(STANCE_WORDS).map((key) => ({ value: key, label: t(STANCE_WORDS[key]) }))}
                onChange={(stance) => change(one.key, { stance })}
              />
            )}
          </Labelled>
          <Button
            aria-label={t(TOPICS.removeOption, { n: index + 1 })}
            onClick={() => onChange(options.filter((other) => other !== one))}
          >
            ×
          </Button>
        </div>
      ))}
      {options.length < 10 ? (
        <div>
          <Button
            onClick={() =>
              onChange([
                ...options,
                { key: Math.max(0, ...options.map((one) => one.key)) + 1, text: '', stance: 'for' },
              ])
            }
          >
            {t(TOPICS.addOption)}
          </Button>
        </div>
      ) : null}
    </>
  )
}

function OneOf<V extends string>({
  label,
  words,
  value,
  onChange,
}: {
  label: string
  words: Readonly<Record<V, { zh: string; en: string }>>
  value: V
  onChange: (value: V) => void
}) {
  const { t } = useLanguage()
  return (
    <Labelled label={label}>
      {(control) => (
        <Select
          {...control}
          value={value}
          options={keysOf(words).map((key) => ({ value: key, label: t(words[key]) }))}
          onChange={onChange}
        />
      )}
    </Labelled>
  )
}

/** An instant as the field of a date and time shows it, in the time of the office. */
export function inputOf(at: Date): string {
  const { year, month, day, minutes } = localParts(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
