import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { ACCESS as CARE } from '../../../modules/care/access.ts'
import { RESULT_WORDS, WAY_WORDS } from '../../../modules/care/words.ts'
import { ACCESS as GRIDS } from '../../../modules/grids/access.ts'
import type { HouseholdField } from '../../../modules/grids/homes/contract.ts'
import { HOUSEHOLD_FIELD_WORDS, SOURCE_WORDS } from '../../../modules/grids/words.ts'
import { ACCESS as PEOPLE } from '../../../modules/people/access.ts'
import type { Resident } from '../../../modules/people/contract.ts'
import { api } from '../../kit/api.ts'
import { useLanguage } from '../../kit/language.ts'
import { RecipientsTable } from '../care/recipients-table.tsx'
import { RegisterCare } from '../care/register-care.tsx'
import { useMay } from '../me.ts'
import { Card, Page } from '../parts/page.tsx'
import { RevealPhone } from '../parts/reveal-phone.tsx'
import { Awaiting, Note } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { CorrectDialog } from './correct-dialog.tsx'
import { CorrectionsCard } from './corrections-card.tsx'
import { LogDialog } from './log-dialog.tsx'
import { FIELDS, sayField } from './say-field.ts'
import { HOMES } from './words.ts'

/** A name is masked again with its number. */
const SHOWN_MILLIS = 60_000

type Doing = { what: 'correct'; field: HouseholdField } | { what: 'log' } | { what: 'care'; resident: Resident }

/** One flat: what is known of it and from where, who lives there, who is cared for, contacts, corrections. */
export function HomePart({ householdId }: { householdId: string }) {
  const speech = useLanguage()
  const { t, moment } = speech
  const may = useMay()
  const read = useRead('grids.household', { householdId })
  const gridId = read.data?.household.gridId
  const residents = useRead('people.residents', may(PEOPLE.residents, gridId) ? { householdId } : null)
  const care = useRead('care.household', may(CARE.household, gridId) ? { householdId } : null)
  const [doing, setDoing] = useState<Doing | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const done = (text: string) => {
    setSaid(text)
    setDoing(null)
  }
  const cared = new Set(care.data?.recipients.filter((one) => one.state === 'active').map((one) => one.personId))
  return (
    <Page
      title={read.data?.placeName ?? t(HOMES.title)}
      lead={read.data?.gridName}
      isWide
      tools={
        <>
          {may(CARE.logContact, gridId) ? (
            <Button type="primary" onClick={() => setDoing({ what: 'log' })}>
              {t(HOMES.logContact)}
            </Button>
          ) : null}
          <Link href={hrefOf('/homes', { grid: gridId })}>{t(HOMES.back)}</Link>
        </>
      }
    >
      <Awaiting read={read} lines={6} />
      {said ? (
        <Note tone="success" isNews>
          {said}
        </Note>
      ) : null}
      {read.data ? (
        <Card title={t(HOMES.facts)}>
          <table className="c-table">
            <thead>
              <tr>
                <th scope="col">{t(HOMES.field)}</th>
                <th scope="col">{t(HOMES.value)}</th>
                <th scope="col">{t(HOMES.source)}</th>
                <th scope="col">{t(HOMES.verified)}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {FIELDS.map((field) => {
                const beside = read.data?.known[field]
                const value = read.data ? sayField(read.data.household, field, speech) : ''
                return (
                  <tr key={field}>
                    <th scope="row">{t(HOUSEHOLD_FIELD_WORDS[field])}</th>
                    <td data-title={t(HOMES.value)}>{value}</td>
                    <td data-title={t(HOMES.source)}>
                      {beside && (beside.verifiedAt !== null || value !== t(HOMES.unknown))
                        ? t(SOURCE_WORDS[beside.source])
                        : ''}
                    </td>
                    <td data-title={t(HOMES.verified)}>
                      {beside?.verifiedAt ? moment(beside.verifiedAt) : t(HOMES.never)}
                    </td>
                    <td>
                      {may(GRIDS.correctHousehold, gridId) ? (
                        <Button size="small" onClick={() => setDoing({ what: 'correct', field })}>
                          {t(HOMES.correct)}
                          <span className="k-offscreen"> {t(HOUSEHOLD_FIELD_WORDS[field])}</span>
                        </Button>
                      ) : null}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </Card>
      ) : null}
      {may(PEOPLE.residents, gridId) ? (
        <Card title={t(HOMES.residents)}>
          <Awaiting read={residents} />
          {residents.data?.residents.length === 0 ? <p className="c-hint">{t(HOMES.noResidents)}</p> : null}
          {residents.data && residents.data.residents.length > 0 ? (
            <table className="c-table">
              <thead>
                <tr>
                  <th scope="col">{t(HOMES.name)}</th>
                  <th scope="col">{t(HOMES.phone)}</th>
                  <th scope="col">{t(HOMES.since)}</th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {residents.data.residents.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">
                      {one.nameMasked}{' '}
                      {one.state === 'stated' ? <small className="c-hint">{t(HOMES.stated)}</small> : null}
                      {one.keepsOwnData ? <small className="c-hint">{t(HOMES.keepsOwn)}</small> : null}
                    </th>
                    <td data-title={t(HOMES.phone)}>
                      {one.state === 'confirmed' && may(PEOPLE.verifyResidents, gridId) ? (
                        <Revealed one={one} />
                      ) : (
                        t(one.hasPhone ? HOMES.onFile : HOMES.noPhone)
                      )}
                    </td>
                    <td data-title={t(HOMES.since)}>{one.from === null ? '' : moment(one.from)}</td>
                    <td>
                      {one.state === 'confirmed' &&
                      may(CARE.register, gridId) &&
                      care.data &&
                      !cared.has(one.personId) ? (
                        <Button size="small" onClick={() => setDoing({ what: 'care', resident: one })}>
                          {t(HOMES.register)}
                          <span className="k-offscreen"> {one.nameMasked}</span>
                        </Button>
                      ) : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : null}
        </Card>
      ) : null}
      {care.data && care.data.recipients.length > 0 ? (
        <Card title={t(HOMES.care)}>
          <RecipientsTable recipients={care.data.recipients} hasPlaces={false} onSaid={setSaid} />
        </Card>
      ) : null}
      {may(CARE.household, gridId) ? (
        <Card title={t(HOMES.contacts)}>
          <Awaiting read={care} />
          {care.data?.contacts.length === 0 ? <p className="c-hint">{t(HOMES.noContacts)}</p> : null}
          {care.data && care.data.contacts.length > 0 ? (
            <table className="c-table">
              <thead>
                <tr>
                  <th scope="col">{t(HOMES.when)}</th>
                  <th scope="col">{t(HOMES.way)}</th>
                  <th scope="col">{t(HOMES.whom)}</th>
                  <th scope="col">{t(HOMES.result)}</th>
                  <th scope="col">{t(HOMES.by)}</th>
                </tr>
              </thead>
              <tbody>
                {care.data.contacts.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">{moment(one.at)}</th>
                    <td data-title={t(HOMES.way)}>{t(WAY_WORDS[one.way])}</td>
                    <td data-title={t(HOMES.whom)}>{one.nameMasked ?? t(HOMES.household)}</td>
                    <td data-title={t(HOMES.result)}>
                      {[t(RESULT_WORDS[one.result]), one.note].filter(Boolean).join(' · ')}
                    </td>
                    <td data-title={t(HOMES.by)}>{one.byName ?? ''}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : null}
        </Card>
      ) : null}
      {read.data ? <CorrectionsCard title={t(HOMES.corrections)} of={{ householdId }} /> : null}
      {doing?.what === 'correct' && read.data ? (
        <CorrectDialog
          read={read.data}
          field={doing.field}
          onClose={() => setDoing(null)}
          onDone={() => done(t(HOMES.corrected))}
        />
      ) : null}
      {doing?.what === 'log' ? (
        <LogDialog
          householdId={householdId}
          residents={residents.data?.residents ?? []}
          onClose={() => setDoing(null)}
          onDone={() => done(t(HOMES.logged))}
        />
      ) : null}
      {doing?.what === 'care' ? (
        <RegisterCare resident={doing.resident} onClose={() => setDoing(null)} onDone={done} />
      ) : null}
    </Page>
  )
}

/** The number for a minute, with a reason; its owner's name beside it. */
function Revealed({ one }: { one: Resident }) {
  const { t } = useLanguage()
  const [name, setName] = useState<string | null>(null)
  useEffect(() => {
    if (name === null) return
    const timer = setTimeout(() => setName(null), SHOWN_MILLIS)
    return () => clearTimeout(timer)
  }, [name])
  return (
    <>
      {name === null ? null : <strong className="c-no-print">{name} </strong>}
      <RevealPhone
        name={one.nameMasked}
        label={t(HOMES.reveal)}
        masked={t(one.hasPhone ? HOMES.onFile : HOMES.noPhone)}
        reveal={async (reason) => {
          const told = await api.ask('people.revealPhone', { personId: one.personId, reason })
          setName(told.name)
          return told.phone
        }}
      />
    </>
  )
}
