import { Button } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { CaseView, State } from '../../../modules/cases/contract.ts'
import { STATE_WORDS, VERB_WORDS } from '../../../modules/cases/words.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import type { Present } from '../../kit/api.ts'
import { buttonsFor, type HumanVerb } from '../../kit/case/verbs.ts'
import { useLanguage } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { Note } from '../parts/said.tsx'
import { sayOwner } from '../parts/say-owner.ts'
import { refresh } from '../reads.ts'
import { FORMS } from './forms/all.ts'
import { usePresence } from './use-presence.ts'
import { CASE } from './words.ts'

/** The form that is open. */
export type Opened = { readonly verb: HumanVerb }

type ActionAreaProps = {
  theCase: CaseView
  opened: Opened | null
  onOpen: (opened: Opened | null) => void
  /** What the reporter said, for suggestions. */
  reportText: string
}

/** Exactly what the server allows this person, each with its form. */
export function ActionArea({ theCase, opened, onOpen, reportText }: ActionAreaProps) {
  const speech = useLanguage()
  const { t } = speech
  const [done, setDone] = useState<{ verb: HumanVerb; state: State } | null>(null)
  const area = useRef<HTMLElement>(null)
  const buttons = buttonsFor(theCase)
  const Form = opened ? FORMS[opened.verb] : null
  const { others, typed, rested } = usePresence(theCase.id)
  const isOpen = opened !== null
  useEffect(() => {
    if (!isOpen) rested()
  }, [isOpen, rested])
  const close = () => {
    onOpen(null)
    area.current?.focus()
  }
  const owner = sayOwner(theCase, speech)
  return (
    <section className="c-actions" aria-label={t(CASE.actions)} tabIndex={-1} ref={area}>
      <div role="status">
        {done ? (
          <Note tone="success">
            {t(CASE.done, { verb: t(VERB_WORDS[done.verb]), state: t(STATE_WORDS[done.state]) })}
          </Note>
        ) : null}
      </div>
      <WritingNow others={others} />
      {buttons.length === 0 ? (
        <p className="c-hint">
          {theCase.state === 'closed' ? t(CASE.noActionsClosed) : t(CASE.noActions, { owner: owner || t(CASE.empty) })}
        </p>
      ) : (
        <div className="c-tools">
          {buttons.map(({ verb, isNext }) => (
            <Button
              key={verb}
              type={isNext ? 'primary' : 'default'}
              danger={verb === 'reject' || verb === 'withdraw'}
              aria-expanded={opened?.verb === verb}
              onClick={() => {
                setDone(null)
                onOpen(opened?.verb === verb ? null : { verb })
              }}
            >
              {t(VERB_WORDS[verb])}
            </Button>
          ))}
        </div>
      )}
      {Form && opened ? (
        <OpenForm key={opened.verb} onTyped={typed}>
          <Form
            theCase={theCase}
            reportText={reportText}
            onClose={close}
            onDone={(state) => {
              setDone({ verb: opened.verb, state })
              refresh('cases.', 'intake.')
              close()
            }}
          />
        </OpenForm>
      ) : null}
    </section>
  )
}

/** Who else writes on this case, so that two do not do the same. */
function WritingNow({ others }: { others: readonly Present[] }) {
  const { t, moment, list } = useLanguage()
  const sayRole = (key: string) => {
    const role = wordFor(ROLE_WORDS, key)
    return role ? t(role) : ''
  }
  return (
    <div role="status">
      {others.length > 0 ? (
        <Note>
          {t(CASE.writingNow, {
            who: list(
              others.map(({ name, role, since }) =>
                t(CASE.writesSince, { who: `${sayRole(role)} ${name}`.trim(), when: moment(since) }),
              ),
            ),
          })}
        </Note>
      ) : null}
    </div>
  )
}

/** Brings a form that was just opened into view and puts the cursor into it. */
function OpenForm({ children, onTyped }: { children: ReactNode; onTyped: () => void }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Drafts come from the shelf a moment later, and the fields with them.
    const timer = setTimeout(() => {
      box.current?.scrollIntoView({ block: 'nearest' })
      box.current?.querySelector<HTMLElement>('textarea, input, button')?.focus({ preventScroll: true })
    }, 60)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div ref={box} onInput={onTyped}>
      {children}
    </div>
  )
}
