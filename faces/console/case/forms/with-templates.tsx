import { Button } from 'antd'
import { type KeyboardEvent, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import type { Template } from '../../../../modules/cases/contract.ts'
import { fillTemplate, rankTemplates } from '../../../../modules/cases/rules.ts'
import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useRead } from '../../reads.ts'
import { FormContext } from './form-context.ts'

const MINUTE = 60_000

type WithTemplatesProps = { outcome?: string; onInsert: (text: string) => void; children: ReactNode }

/** A box for words with the texts kept for such cases (常用语) under it: opened by a button or Alt+T, walked with the arrows. */
export function WithTemplates({ outcome, onInsert, children }: WithTemplatesProps) {
  const { t } = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  const offers = useOffers(outcome)
  const toText = () => box.current?.querySelector('textarea')?.focus()
  const close = () => {
    setOpen(false)
    toText()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys come up from the box and the buttons inside.
    <div
      ref={box}
      className="c-templates"
      onKeyDown={(event) => {
        if (event.altKey && event.code === 'KeyT') {
          event.preventDefault()
          if (isOpen) close()
          else setOpen(true)
        } else if (isOpen && event.key === 'Escape') {
          event.preventDefault()
          close()
        }
      }}
    >
      {children}
      {offers.length > 0 ? (
        <Button size="small" aria-expanded={isOpen} aria-keyshortcuts="Alt+T" onClick={() => setOpen(!isOpen)}>
          {t(FORM.templates, { count: offers.length })} <kbd>Alt T</kbd>
        </Button>
      ) : null}
      {isOpen && offers.length > 0 ? (
        <OfferList
          offers={offers}
          onChoose={(text) => {
            onInsert(text)
            close()
          }}
        />
      ) : null}
    </div>
  )
}

type Offer = { template: Template; text: string }

/** What fits this form, best first, as it would be inserted. */
function useOffers(outcome: string | undefined): Offer[] {
  const { moment } = useLanguage()
  const form = useContext(FormContext)
  const { data } = useRead('cases.templates', form ? { gridId: form.theCase.gridId } : null, { freshMillis: MINUTE })
  if (!form || !data) return []
  const { theCase, verb } = form
  const blanks = { number: theCase.number, place: theCase.placeName, due: theCase.dueAt && moment(theCase.dueAt) }
  const wanted = { categoryCode: theCase.categoryCode, verb, outcome: outcome || null }
  return rankTemplates(data.templates, wanted).flatMap((template) => {
    const text = fillTemplate(template.text, blanks)
    return text === null ? [] : [{ template, text }]
  })
}

function OfferList({ offers, onChoose }: { offers: Offer[]; onChoose: (text: string) => void }) {
  const { t } = useLanguage()
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => list.current?.querySelector('button')?.focus(), [])
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button.matches(':focus'))
    buttons[(at + step + buttons.length) % buttons.length]?.focus()
  }
  return (
    <ul ref={list} className="c-offers" aria-label={t(FORM.templateList)} onKeyDown={walk}>
      {offers.map(({ template, text }) => (
        <li key={template.templateId}>
          <button type="button" className="c-offer" onClick={() => onChoose(text)}>
            <strong>{template.title}</strong>
            <span>{text}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
