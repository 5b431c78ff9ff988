import { useEffect, useState } from 'react'
import { ACCESS as CARE_ACCESS } from '../../../modules/care/access.ts'
import type { Recipient } from '../../../modules/care/contract.ts'
import { GRADE_WORDS, RESULT_WORDS, WAY_WORDS } from '../../../modules/care/words.ts'
import { HOUSEHOLD_FIELD_WORDS, SOURCE_WORDS } from '../../../modules/grids/words.ts'
import type { Resident } from '../../../modules/people/contract.ts'
import { api } from '../../kit/api.ts'
import { Button, LinkButton } from '../../kit/components/button.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { RowLink } from '../../kit/components/row-link.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useAct } from '../acts.ts'
import { useMe } from '../me.ts'
import { useAway } from '../offline/away.ts'
import { RevealPhone } from '../parts/reveal-phone.tsx'
import { useCarried, useRead } from '../reads.ts'
import { back, hrefOf } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { DueCard } from '../visits/due-card.tsx'
import { VISIT } from '../visits/words.ts'
import { CARE } from './care-words.ts'
import { GonePage, isGone } from './gone-page.tsx'
import { mayAnywhere } from './may.ts'
import { PendingHere } from './pending-here.tsx'
import { FIELDS, isOnPhone, sayField } from './say-field.ts'
import { startReport } from './start-report.ts'
import { DOORS } from './words.ts'

/** A name is masked again with its number. */
const SHOWN_MILLIS = 60_000

/** One flat: who lives there, what is known of it, every contact; and the few things that are done at a door. */
export function HomePage({ householdId }: { householdId: string }) {
  const speech = useLanguage()
  const { t } = speech
  const me = useMe()
  const { data, error, reload, isCarried } = useRead('grids.household', { householdId })
  const residents = useRead('people.residents', { householdId })
  const carried = useCarried('tasks.door', { householdId })
  // Without a network a visit, a correction and a report wait in the outbox; what is about people could not be sent.
  const isAway = useAway()
  const mayCare = mayAnywhere(me, CARE_ACCESS.household)
  const care = useRead('care.household', mayCare ? { householdId } : null)
  const verifyHome = useAct('grids.verifyHousehold')
  const verifyPeople = useAct('people.verifyResidents')
  const [isVerified, setVerified] = useState(false)
  const home = data?.household
  const verify = async () => {
    if ((await verifyHome.run({ householdId })) && (await verifyPeople.run({ householdId }))) setVerified(true)
  }
  // Away, the page says once why people are not shown; their reads fail for the same reason.
  const failed = [{ error, reload }, ...(isAway ? [] : [residents, care])].find((read) => read.error !== null)
  // Absent or out of sight, there is nothing to show and nothing to do.
  if (isGone(error)) return <GonePage error={error} onAgain={reload} />
  const active = care.data?.recipients.filter((one) => one.state === 'active') ?? []
  return (
    <Screen
      title={data?.placeName ?? carried?.placeName ?? t(DOORS.home)}
      onBack={() => back(home ? `doors/grid/${home.gridId}/${home.buildingId}` : 'grid')}
      action={
        isAway ? (
          carried ? (
            <LinkButton look="main" icon="check" isWide href={hrefOf(`day/door/${householdId}`)}>
              {t(VISIT.visitHere)}
            </LinkButton>
          ) : null
        ) : (
          <LinkButton look="main" icon="check" isWide href={hrefOf(`doors/home/${householdId}/log`)}>
            {t(DOORS.logContact)}
          </LinkButton>
        )
      }
    >
      <ErrorNotice error={failed?.error ?? null} onAgain={failed?.reload} />
      {!data && !error ? <Loading /> : null}
      <PendingHere householdId={householdId} />
      <DueCard householdId={householdId} />
      {home?.use === 'none' ? <Notice tone="warm">{t(DOORS.gone)}</Notice> : null}
      {active.map((one) => (
        <CareLine key={one.id} one={one} householdId={householdId} />
      ))}
      {isAway ? (
        <Notice tone="warm">{t(DOORS.awayPeople)}</Notice>
      ) : (
        <section className="k-card k-stack">
          <h2 className="k-small-title">{t(DOORS.residents)}</h2>
          {residents.data?.residents.length === 0 ? <p className="k-soft">{t(DOORS.noResidents)}</p> : null}
          {residents.data?.residents.map((one) => (
            <Person key={one.id} one={one} householdId={householdId} />
          ))}
          <LinkButton isWide icon="plus" href={hrefOf(`doors/home/${householdId}/add-person`)}>
            {t(DOORS.addPerson)}
          </LinkButton>
        </section>
      )}
      {data && home ? (
        <>
          <section className="k-stack">
            <h2 className="k-small-title">{t(DOORS.home)}</h2>
            <ul className="k-rows">
              {FIELDS.map((field) => {
                const beside = data.known[field]
                const isHere = !isCarried || isOnPhone(field)
                const said = isHere ? sayField(home, field, speech) : t(DOORS.notHere)
                const at =
                  beside.verifiedAt === null ? t(DOORS.notVerified) : t(DOORS.verifiedAt, { at: beside.verifiedAt })
                return (
                  <li key={field}>
                    <RowLink
                      href={hrefOf(`doors/home/${householdId}/correct/${field}`)}
                      title={`${t(HOUSEHOLD_FIELD_WORDS[field])}：${said}`}
                      note={
                        isCarried || (beside.verifiedAt === null && said === t(DOORS.unknown))
                          ? ''
                          : [t(SOURCE_WORDS[beside.source]), at].join(' · ')
                      }
                    />
                  </li>
                )
              })}
            </ul>
            {isAway ? (
              <p className="k-soft">{t(DOORS.awayVerify)}</p>
            ) : isVerified ? (
              <Notice tone="good" isNews>
                {t(DOORS.allAsBeforeDone)}
              </Notice>
            ) : (
              <Button isWide isBusy={verifyHome.isBusy || verifyPeople.isBusy} onPress={verify}>
                {t(DOORS.allAsBefore)}
              </Button>
            )}
            <ErrorNotice error={verifyHome.error ?? verifyPeople.error} />
          </section>
          <Button isWide icon="report" onPress={() => startReport(me, data)}>
            {t(DOORS.report)}
          </Button>
        </>
      ) : null}
      {care.data ? (
        <section className="k-card k-stack">
          <h2 className="k-small-title">{t(DOORS.contacts)}</h2>
          {care.data.contacts.length === 0 ? <p className="k-soft">{t(DOORS.noContacts)}</p> : null}
          <ul className="f-buildings">
            {care.data.contacts.slice(0, 10).map((one) => (
              <li key={one.id}>
                <strong>
                  {t(DOORS.contactLine, { way: t(WAY_WORDS[one.way]), result: t(RESULT_WORDS[one.result]) })}
                </strong>
                <span>{[speech.moment(one.at), one.nameMasked, one.byName, one.note].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Screen>
  )
}

/** When somebody cared for is to be reached. */
function CareLine({ one, householdId }: { one: Recipient; householdId: string }) {
  const { t } = useLanguage()
  const name = `${one.nameMasked}（${t(GRADE_WORDS[one.grade])}）`
  const days = Math.abs(one.dueInDays)
  const word = one.dueInDays < 0 ? DOORS.careLate : one.dueInDays === 0 ? DOORS.careToday : DOORS.careDue
  return (
    <div className="k-stack">
      <Notice tone={one.dueInDays < 0 ? 'warm' : 'info'}>{t(word, { name, days })}</Notice>
      <LinkButton isWide icon="person" href={hrefOf(`doors/home/${householdId}/care/${one.id}`)}>
        {t(CARE.open)}
        <span className="k-offscreen"> {one.nameMasked}</span>
      </LinkButton>
    </div>
  )
}

/** Somebody who lives here: name and number for a minute, with a reason. */
function Person({ one, householdId }: { one: Resident; householdId: string }) {
  const { t } = useLanguage()
  const [name, setName] = useState<string | null>(null)
  useEffect(() => {
    if (name === null) return
    const timer = setTimeout(() => setName(null), SHOWN_MILLIS)
    return () => clearTimeout(timer)
  }, [name])
  return (
    <div className="f-resident">
      <p>
        <strong>{name ?? one.nameMasked}</strong>{' '}
        {one.state === 'stated' ? <span className="k-soft">{t(DOORS.toBeConfirmed)}</span> : null}
      </p>
      {one.state === 'confirmed' ? (
        <>
          <RevealPhone
            name={one.nameMasked}
            label={t(DOORS.reveal)}
            masked={t(one.hasPhone ? DOORS.hasPhone : DOORS.noPhone)}
            reveal={async (reason) => {
              const told = await api.ask('people.revealPhone', { personId: one.personId, reason })
              setName(told.name)
              return told.phone
            }}
          />
          <LinkButton isWide href={hrefOf(`doors/home/${householdId}/person/${one.personId}`)}>
            {t(DOORS.correctPerson)}
            <span className="k-offscreen"> {one.nameMasked}</span>
          </LinkButton>
        </>
      ) : null}
    </div>
  )
}
