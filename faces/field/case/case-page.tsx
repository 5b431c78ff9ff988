import { useState } from 'react'
import type { CaseView } from '../../../modules/cases/contract.ts'
import { STATE_WORDS, VERB_WORDS } from '../../../modules/cases/words.ts'
import { TIER_WORDS } from '../../../modules/routing/words.ts'
import { buttonsFor } from '../../kit/case/verbs.ts'
import { Button, LinkButton } from '../../kit/components/button.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { RowLink } from '../../kit/components/row-link.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useLanguage } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { PendingNote } from '../offline/pending-note.tsx'
import { DueMark, PriorityMark } from '../parts/marks.tsx'
import { back, hrefOf } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { AnswerCard } from './answer-card.tsx'
import { BesideCard } from './beside-card.tsx'
import { DueSentence } from './due-sentence.tsx'
import { formOf } from './forms/all.ts'
import { OwnerCard } from './owner-card.tsx'
import { PartiesCard } from './parties-card.tsx'
import { ReportsCard } from './reports-card.tsx'
import { TimelineCard } from './timeline-card.tsx'
import { CASE, VERB_NOTES } from './words.ts'

/** One case: what it is and by when, what was said, where, who waits, and what happened; the next step under the thumb. */
export function CasePage({ theCase }: { theCase: CaseView }) {
  const { t } = useLanguage()
  return (
    <Screen title={t(CASE.title)} onBack={() => back('')} action={<Actions theCase={theCase} />}>
      <section className="k-card k-stack">
        <div className="f-case-marks">
          <span className="k-tag" data-done={theCase.state === 'closed' ? '' : undefined}>
            {t(STATE_WORDS[theCase.state])}
          </span>
          <PriorityMark priority={theCase.priority} />
          {theCase.isSupervised ? <span className="f-priority">{t(CASE.supervised)}</span> : null}
          <DueMark theCase={theCase} />
        </div>
        <h2 className="f-summary">{theCase.summary}</h2>
        <DueSentence theCase={theCase} />
        <p className="k-soft">{t(TIER_WORDS[theCase.tier])}</p>
        <p className="k-soft">{t(CASE.number, { number: theCase.number })}</p>
        {theCase.isSensitive ? <Notice tone="warm">{t(CASE.sensitive)}</Notice> : null}
      </section>
      <PendingNote caseId={theCase.id} />
      {theCase.openQuestion ? (
        <Notice tone="warm">
          <strong>{t(CASE.question)}</strong>
          <br />
          {theCase.openQuestion}
        </Notice>
      ) : null}
      <AnswerCard theCase={theCase} />
      <ReportsCard caseId={theCase.id} summary={theCase.summary} />
      <section className="k-card">
        <h2 className="k-small-title">{t(CASE.where)}</h2>
        <p>{theCase.placeName}</p>
        <p className="k-soft">
          {theCase.communityName} · {theCase.gridName}
        </p>
      </section>
      <BesideCard theCase={theCase} />
      <PartiesCard theCase={theCase} />
      <OwnerCard theCase={theCase} />
      <TimelineCard caseId={theCase.id} />
    </Screen>
  )
}

/** The next step as the one big button; whatever else the server allows behind a second one. */
function Actions({ theCase }: { theCase: CaseView }) {
  const { t, language } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const buttons = buttonsFor(theCase)
  const here = buttons.filter(({ verb }) => formOf(verb) !== null)
  const elsewhere = buttons.filter(({ verb }) => formOf(verb) === null).map(({ verb }) => t(VERB_WORDS[verb]))
  const inConsole = t(CASE.inConsole, { verbs: elsewhere.join(language === 'zh' ? '、' : ', ') })
  if (here.length === 0)
    return <p className="k-soft k-center">{elsewhere.length > 0 ? inConsole : t(CASE.noActions)}</p>
  const [first, ...others] = here
  return (
    <div className="f-actions" data-pair={others.length > 0 ? '' : undefined}>
      {others.length > 0 ? (
        <Button onPress={() => setOpen(true)} icon="more">
          {t(CASE.moreActions)}
        </Button>
      ) : null}
      <LinkButton look="main" isWide href={hrefOf(`case/${theCase.id}/${first.verb}`)}>
        {t(VERB_WORDS[first.verb])}
      </LinkButton>
      {isOpen ? (
        <Sheet title={t(CASE.moreActions)} onClose={() => setOpen(false)}>
          <ul className="k-rows f-verbs">
            {others.map(({ verb }) => {
              const note = wordFor(VERB_NOTES, verb)
              return (
                <li key={verb}>
                  <RowLink
                    href={hrefOf(`case/${theCase.id}/${verb}`)}
                    title={t(VERB_WORDS[verb])}
                    note={note ? t(note) : ''}
                  />
                </li>
              )
            })}
          </ul>
          {elsewhere.length > 0 ? <p className="k-soft">{inConsole}</p> : null}
        </Sheet>
      ) : null}
    </div>
  )
}
