import { useEffect, useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import { ACCESS } from '../../../modules/care/access.ts'
import type { Recipient } from '../../../modules/care/contract.ts'
import { GRADE_WORDS, REASON_WORDS } from '../../../modules/care/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { api } from '../../kit/api.ts'
import { Button, LinkButton } from '../../kit/components/button.tsx'
import { Facts } from '../../kit/components/facts.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useMe } from '../me.ts'
import { useAwayAtFirst } from '../offline/away.ts'
import { RevealReason } from '../parts/reveal-reason.tsx'
import { useRead } from '../reads.ts'
import { back } from '../route.ts'
import { LostPage } from '../shell/lost-page.tsx'
import { Screen } from '../shell/screen.tsx'
import { AwayPage } from './away-note.tsx'
import { ChangeFacts, ChangeGrade } from './care-forms.tsx'
import { CARE } from './care-words.ts'
import { mayAnywhere } from './may.ts'

export type Told = OutputOf<Queries['care.reveal']>

/** What was revealed is masked again after so long, unless it is being changed. */
const SHOWN_MILLIS = 60_000

/** Somebody cared for, at the door: reasons and family behind a reason, and what those who keep the register may change. */
export function CarePage({ householdId, recipientId }: { householdId: string; recipientId: string }) {
  const { t } = useLanguage()
  const isAway = useAwayAtFirst()
  const { data, error, reload } = useRead('care.household', { householdId })
  const one = data?.recipients.find(({ id, state }) => id === recipientId && state === 'active')
  if (isAway) return <AwayPage title={t(CARE.open)} householdId={householdId} />
  if (data && !one) return <LostPage />
  return (
    <Screen
      title={one ? t(CARE.title, { name: one.nameMasked }) : t(CARE.open)}
      kicker={one?.placeName}
      onBack={() => back(`doors/home/${householdId}`)}
    >
      <ErrorNotice error={error} onAgain={reload} />
      {!one && !error ? <Loading /> : null}
      {one ? <Standing one={one} /> : null}
    </Screen>
  )
}

function Standing({ one }: { one: Recipient }) {
  const { t } = useLanguage()
  const me = useMe()
  const [told, setTold] = useState<Told | null>(null)
  const [doing, setDoing] = useState<'facts' | 'grade' | null>(null)
  const [isSaved, setSaved] = useState(false)
  useEffect(() => {
    if (told === null || doing === 'facts') return
    const timer = setTimeout(() => setTold(null), SHOWN_MILLIS)
    return () => clearTimeout(timer)
  }, [told, doing])
  const done = () => {
    setDoing(null)
    setTold(null)
    setSaved(true)
  }
  const begin = (what: 'facts' | 'grade') => {
    setSaved(false)
    setDoing(what)
  }
  return (
    <>
      {isSaved ? (
        <Notice tone="good" isNews>
          {t(CARE.saved)}
        </Notice>
      ) : null}
      <Facts
        rows={[
          { label: t(CARE.grade), value: t(GRADE_WORDS[one.grade]) },
          { label: t(CARE.rhythm), value: t(CARE.everyDays, { days: one.everyDays }) },
          { label: t(CARE.review), value: one.reviewOn },
        ]}
      />
      {doing === 'facts' && told ? (
        <ChangeFacts one={one} told={told} onCancel={() => setDoing(null)} onDone={done} />
      ) : told ? (
        <Shown told={told} onChange={mayAnywhere(me, ACCESS.changeFacts) ? () => begin('facts') : undefined} />
      ) : (
        <Ask recipientId={one.id} onTold={setTold} />
      )}
      {mayAnywhere(me, ACCESS.changeGrade) ? (
        doing === 'grade' ? (
          <ChangeGrade one={one} onCancel={() => setDoing(null)} onDone={done} />
        ) : (
          <Button isWide onPress={() => begin('grade')}>
            {t(CARE.changeGrade)}
          </Button>
        )
      ) : (
        <p className="k-soft">{t(CARE.gradeByLead)}</p>
      )}
    </>
  )
}

function Ask({ recipientId, onTold }: { recipientId: string; onTold: (told: Told) => void }) {
  const { t } = useLanguage()
  return (
    <section className="k-card k-stack">
      <p className="k-soft">{t(CARE.masked)}</p>
      <RevealReason
        label={CARE.why}
        usual={[CARE.whyVisit, CARE.whyCall, CARE.whyCheck]}
        submit={CARE.show}
        reveal={async (reason) => onTold(await api.ask('care.reveal', { recipientId, reason }))}
      />
    </section>
  )
}

function Shown({ told, onChange }: { told: Told; onChange?: () => void }) {
  const { t, list } = useLanguage()
  const { contact } = told
  return (
    <section className="k-card k-stack">
      <Facts
        rows={[
          { label: t(CARE.reasons), value: list(told.reasons.map((reason) => t(REASON_WORDS[reason]))) },
          {
            label: t(CARE.contact),
            value: contact ? [contact.name, contact.relation].filter(Boolean).join(' · ') : t(CARE.noContact),
          },
        ]}
      />
      {contact?.phone ? (
        <LinkButton icon="phone" isWide href={`tel:${contact.phone}`}>
          {t(CARE.call, { name: contact.name })}
        </LinkButton>
      ) : null}
      {onChange ? (
        <Button isWide onPress={onChange}>
          {t(CARE.change)}
        </Button>
      ) : null}
    </section>
  )
}
