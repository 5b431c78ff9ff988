import { useState } from 'react'
import { CORRECTION_REASON_WORDS } from '../../../modules/grids/words.ts'
import type { Resident } from '../../../modules/people/contract.ts'
import { MOVE_REASON_WORDS } from '../../../modules/people/words.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { Button } from '../../kit/components/button.tsx'
import { Field } from '../../kit/components/field.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { newId } from '../../kit/new-id.ts'
import { isPhone, tidyPhone } from '../../kit/phone.ts'
import { keysOf } from '../../kit/said.ts'
import { CODE } from '../../kit/words.ts'
import { useAct } from '../acts.ts'
import { useAwayAtFirst } from '../offline/away.ts'
import { useRead } from '../reads.ts'
import { back, go } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { FIELD } from '../words.ts'
import { AwayPage } from './away-note.tsx'
import { GonePage, isGone } from './gone-page.tsx'
import { useReason } from './use-reason.tsx'
import { DOORS } from './words.ts'

/** Somebody who lives here and is not on file: a name, a number with consent, since when. */
export function AddPersonPage({ householdId }: { householdId: string }) {
  const { t } = useLanguage()
  const home = useRead('grids.household', { householdId })
  const act = useAct('people.registerResidence')
  const isAway = useAwayAtFirst()
  const [ids] = useState(() => ({ residenceId: newId(), personId: newId() }))
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [hasConsent, setConsent] = useState(false)
  const [since, setSince] = useState('')
  const why = useReason(keysOf(CORRECTION_REASON_WORDS), 'seen', DOORS.howKnown)
  const [isTried, setTried] = useState(false)
  const faults = {
    name: name.trim() === '',
    phone: phone.trim() !== '' && !isPhone(phone),
    consent: phone.trim() !== '' && !hasConsent,
    since: since > localDate(new Date()),
    why: why.isMissing,
  }
  const send = async () => {
    setTried(true)
    if (Object.values(faults).some(Boolean)) return
    const input = {
      householdId,
      who: { by: 'name', name: name.trim(), phone: tidyPhone(phone) || null, hasConsent, personId: ids.personId },
      from: since === '' ? null : startOf(since),
      residenceId: ids.residenceId,
      ...why.input,
    } as const
    if (await act.run(input)) go(`doors/home/${householdId}`, { replace: true })
  }
  if (isAway) return <AwayPage title={t(DOORS.addPerson)} householdId={householdId} />
  if (isGone(home.error)) return <GonePage error={home.error} onAgain={home.reload} />
  return (
    <Screen
      title={t(DOORS.addPerson)}
      kicker={home.data?.placeName}
      onBack={() => back(`doors/home/${householdId}`)}
      action={
        <Button look="main" isWide isBusy={act.isBusy} onPress={send}>
          {t(DOORS.save)}
        </Button>
      }
    >
      <Field
        label={t(DOORS.name)}
        value={name}
        onChange={setName}
        fault={isTried && faults.name ? FIELD.pleaseFill : null}
        maxLength={60}
        autoComplete="off"
      />
      <PhoneFields
        phone={phone}
        onPhone={setPhone}
        hasConsent={hasConsent}
        onConsent={setConsent}
        isWrong={isTried && faults.phone}
        isUnasked={isTried && faults.consent}
        hint={t(DOORS.phoneHint)}
      />
      <Field
        label={t(DOORS.since)}
        hint={t(DOORS.sinceHint)}
        type="date"
        value={since}
        onChange={setSince}
        fault={isTried && faults.since ? DOORS.dayWrong : null}
        isOptional
      />
      {why.fields(isTried)}
      <ErrorNotice error={act.error} />
    </Screen>
  )
}

/** Somebody on file: another name, another number, or moved away. */
export function PersonPage({ householdId, personId }: { householdId: string; personId: string }) {
  const { t } = useLanguage()
  const { data, error, reload } = useRead('people.residents', { householdId })
  const isAway = useAwayAtFirst()
  const one = data?.residents.find((resident) => resident.personId === personId)
  if (isAway) return <AwayPage title={t(DOORS.correctPerson)} householdId={householdId} />
  return (
    <Screen title={one?.nameMasked ?? t(DOORS.correctPerson)} onBack={() => back(`doors/home/${householdId}`)}>
      <ErrorNotice error={error} onAgain={reload} />
      {!data && !error ? <Loading /> : null}
      {data && !one ? <Notice tone="warm">{t(DOORS.noResidents)}</Notice> : null}
      {one?.keepsOwnData ? <Notice tone="info">{t(DOORS.keepsOwnData)}</Notice> : null}
      {one && !one.keepsOwnData ? (
        <>
          <Correct one={one} field="name" />
          <Correct one={one} field="phone" />
        </>
      ) : null}
      {one ? <MovedAway one={one} /> : null}
    </Screen>
  )
}

function Correct({ one, field }: { one: Resident; field: 'name' | 'phone' }) {
  const { t } = useLanguage()
  const act = useAct('people.correctResident')
  const [correctionId] = useState(newId)
  const [sawVersion] = useState(one.known[field].version)
  const [value, setValue] = useState('')
  const [hasConsent, setConsent] = useState(false)
  const why = useReason(keysOf(CORRECTION_REASON_WORDS), 'told')
  const [isTried, setTried] = useState(false)
  // A number on file is taken away by an empty field; where there is none, an empty field says nothing.
  const isEmptyAllowed = field === 'phone' && one.hasPhone
  const isWrong = value.trim() === '' ? !isEmptyAllowed : field === 'phone' && !isPhone(value)
  const isUnasked = field === 'phone' && value.trim() !== '' && !hasConsent
  const send = async () => {
    setTried(true)
    if (isWrong || isUnasked || why.isMissing) return
    const change =
      field === 'name'
        ? ({ field, value: value.trim() } as const)
        : ({ field, value: tidyPhone(value) || null, hasConsent } as const)
    const input = {
      correctionId,
      householdId: one.householdId,
      personId: one.personId,
      change,
      sawVersion,
      ...why.input,
    }
    if (await act.run(input)) go(`doors/home/${one.householdId}`, { replace: true })
  }
  return (
    <section className="k-card k-stack">
      <h2 className="k-small-title">{t(field === 'name' ? DOORS.changeName : DOORS.changePhone)}</h2>
      {field === 'name' ? (
        <Field
          label={t(DOORS.name)}
          value={value}
          onChange={setValue}
          fault={isTried && isWrong ? FIELD.pleaseFill : null}
          maxLength={60}
          autoComplete="off"
        />
      ) : (
        <PhoneFields
          phone={value}
          onPhone={setValue}
          hasConsent={hasConsent}
          onConsent={setConsent}
          isWrong={isTried && isWrong}
          isUnasked={isTried && isUnasked}
          hint={one.hasPhone ? t(DOORS.removePhone) : undefined}
        />
      )}
      {why.fields(isTried)}
      <ErrorNotice error={act.error} />
      <Button isWide isBusy={act.isBusy} onPress={send}>
        {t(DOORS.saveCorrection)}
        <span className="k-offscreen"> {t(field === 'name' ? DOORS.changeName : DOORS.changePhone)}</span>
      </Button>
    </section>
  )
}

function MovedAway({ one }: { one: Resident }) {
  const { t } = useLanguage()
  const act = useAct('people.endResidence')
  const [since, setSince] = useState('')
  const why = useReason(keysOf(MOVE_REASON_WORDS), 'moved')
  const [isTried, setTried] = useState(false)
  const isFuture = since > localDate(new Date())
  const send = async () => {
    setTried(true)
    if (isFuture || why.isMissing) return
    const input = { residenceId: one.id, since: since === '' ? null : startOf(since), ...why.input }
    if (await act.run(input)) go(`doors/home/${one.householdId}`, { replace: true })
  }
  return (
    <section className="k-card k-stack">
      <h2 className="k-small-title">{t(DOORS.movedAway)}</h2>
      <Field
        label={t(DOORS.movedOn)}
        hint={t(DOORS.sinceHint)}
        type="date"
        value={since}
        onChange={setSince}
        fault={isTried && isFuture ? DOORS.dayWrong : null}
        isOptional
      />
      {why.fields(isTried)}
      <p className="k-soft">{t(DOORS.undoable)}</p>
      <ErrorNotice error={act.error} />
      <Button isWide look="danger" isBusy={act.isBusy} onPress={send}>
        {t(DOORS.movedDone)}
      </Button>
    </section>
  )
}

type PhoneFieldsProps = {
  phone: string
  onPhone: (phone: string) => void
  hasConsent: boolean
  onConsent: (has: boolean) => void
  isWrong: boolean
  isUnasked: boolean
  hint?: string
}

/** A number goes on file with consent only: the tick appears with the first digit. */
function PhoneFields({ phone, onPhone, hasConsent, onConsent, isWrong, isUnasked, hint }: PhoneFieldsProps) {
  const { t } = useLanguage()
  return (
    <>
      <Field
        label={t(DOORS.phone)}
        hint={hint}
        value={phone}
        onChange={onPhone}
        fault={isWrong ? CODE.phoneWrong : null}
        isOptional
        type="tel"
        inputMode="tel"
        maxLength={20}
        autoComplete="off"
      />
      {phone.trim() === '' ? null : (
        <label className="k-option" data-chosen={hasConsent ? '' : undefined}>
          <input type="checkbox" checked={hasConsent} onChange={(event) => onConsent(event.currentTarget.checked)} />
          <span>
            <strong>{t(DOORS.consent)}</strong>
          </span>
        </label>
      )}
      {isUnasked ? (
        <Notice tone="danger" isNews>
          {t(DOORS.consentMissing)}
        </Notice>
      ) : null}
    </>
  )
}

/** The beginning of a day in China. */
function startOf(day: string): string {
  return new Date(`${day}T00:00:00+08:00`).toISOString()
}
