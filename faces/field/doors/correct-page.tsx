import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { HouseholdChange, HouseholdField } from '../../../modules/grids/homes/contract.ts'
import {
  CORRECTION_REASON_WORDS,
  HOUSEHOLD_FIELD_WORDS,
  HOUSEHOLD_USE_WORDS,
  SOURCE_WORDS,
} from '../../../modules/grids/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { Button } from '../../kit/components/button.tsx'
import { Options } from '../../kit/components/choices.tsx'
import { Facts } from '../../kit/components/facts.tsx'
import { Field } from '../../kit/components/field.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { newId } from '../../kit/new-id.ts'
import { isKept } from '../../kit/problem.ts'
import { keysOf } from '../../kit/said.ts'
import { useAct } from '../acts.ts'
import { KeptPage } from '../offline/kept-page.tsx'
import { useRead } from '../reads.ts'
import { back, go } from '../route.ts'
import { LostPage } from '../shell/lost-page.tsx'
import { Screen } from '../shell/screen.tsx'
import { FIELD } from '../words.ts'
import { FIELDS, isOnPhone, sayField } from './say-field.ts'
import { useReason } from './use-reason.tsx'
import { DOORS } from './words.ts'

type Read = OutputOf<Queries['grids.household']>

/** One field of a flat: what is on file and from where, the new value, and why. */
export function CorrectPage({ householdId, field: asked }: { householdId: string; field: string }) {
  const { t } = useLanguage()
  const { data, error, reload, isCarried } = useRead('grids.household', { householdId })
  const field = FIELDS.find((one) => one === asked)
  if (!field) return <LostPage />
  if (data) return <Form read={data} field={field} isCarried={isCarried} />
  return (
    <Screen title={t(DOORS.correct)} onBack={() => back(`doors/home/${householdId}`)}>
      {error ? <ErrorNotice error={error} onAgain={reload} /> : <Loading />}
    </Screen>
  )
}

/** `isCarried`: from the phone's rows, which tell where the flat is and how often each field was changed. */
function Form({ read, field, isCarried }: { read: Read; field: HouseholdField; isCarried: boolean }) {
  const speech = useLanguage()
  const { t } = speech
  const { household: home } = read
  const act = useAct('grids.correctHousehold')
  const [correctionId, setCorrectionId] = useState(newId)
  // What was seen when the form was opened: a newer value is not written over unseen.
  const [seen, setSeen] = useState(read)
  const [value, setValue] = useState('')
  const why = useReason(keysOf(CORRECTION_REASON_WORDS), 'seen')
  const [isTried, setTried] = useState(false)
  const change = changeOf(field, value)
  const isChanged = read.known[field].version !== seen.known[field].version
  const known = seen.known[field]
  const isHere = !isCarried || isOnPhone(field)
  if (isKept(act.error)) return <KeptPage again={`doors/home/${home.id}`} />
  const send = async () => {
    setTried(true)
    if (!change || why.isMissing) return
    const input = { correctionId, householdId: home.id, change, sawVersion: known.version, ...why.input }
    if (await act.run(input)) go(`doors/home/${home.id}`, { replace: true })
  }
  return (
    <Screen
      title={t(DOORS.correctTitle, { field: t(HOUSEHOLD_FIELD_WORDS[field]) })}
      kicker={seen.placeName}
      onBack={() => back(`doors/home/${home.id}`)}
      action={
        <Button look="main" isWide isBusy={act.isBusy} onPress={send}>
          {t(DOORS.saveCorrection)}
        </Button>
      }
    >
      <Facts
        rows={[
          {
            label: t(DOORS.was),
            value: isHere
              ? sayField(seen.household, field, speech)
              : [t(DOORS.notHere), t(DOORS.notHereNote)].join(' · '),
          },
          ...(isCarried
            ? []
            : [
                {
                  label: t(DOORS.source),
                  value: [
                    t(SOURCE_WORDS[known.source]),
                    known.verifiedAt === null ? t(DOORS.notVerified) : t(DOORS.verifiedAt, { at: known.verifiedAt }),
                  ].join(' · '),
                },
              ]),
        ]}
      />
      {isChanged ? (
        <Notice tone="warm" isNews>
          {`${t(DOORS.was)}：${sayField(home, field, speech)}`}{' '}
          <button
            type="button"
            className="k-link"
            onClick={() => {
              setSeen(read)
              setCorrectionId(newId())
              act.clearError()
            }}
          >
            {t(FIELD.refresh)}
          </button>
        </Notice>
      ) : null}
      <Value read={seen} field={field} value={value} onChange={setValue} isMissing={isTried && !change} />
      {why.fields(isTried)}
      <p className="k-soft">{t(DOORS.undoable)}</p>
      <ErrorNotice error={act.error} />
    </Screen>
  )
}

type ValueProps = {
  read: Read
  field: HouseholdField
  value: string
  onChange: (value: string) => void
  isMissing: boolean
}

function Value({ read, field, value, onChange, isMissing }: ValueProps) {
  const { t } = useLanguage()
  const label = t(DOORS.newValue)
  if (field === 'room' || field === 'people')
    return (
      <Field
        label={label}
        hint={field === 'room' ? t(DOORS.roomHint) : undefined}
        value={value}
        onChange={onChange}
        fault={isMissing ? (field === 'people' ? FIELD.pleaseNumber : FIELD.pleaseFill) : null}
        inputMode={field === 'people' ? 'numeric' : 'text'}
        maxLength={field === 'people' ? 2 : 20}
        autoComplete="off"
      />
    )
  const options =
    field === 'use'
      ? keysOf(HOUSEHOLD_USE_WORDS).map((use) => ({ value: use as string, label: t(HOUSEHOLD_USE_WORDS[use]) }))
      : field === 'lift'
        ? [
            { value: 'yes', label: t(DOORS.yes) },
            { value: 'no', label: t(DOORS.no) },
          ]
        : read.entrances.map((one) => ({ value: one.id, label: one.name }))
  return (
    <>
      <Options label={label} options={options} value={value === '' ? null : value} onChoose={onChange} />
      {isMissing ? (
        <Notice tone="danger" isNews>
          {t(FIELD.pleaseChoose)}
        </Notice>
      ) : null}
    </>
  )
}

/** The change that the form stands for; undefined while its value is not one. */
function changeOf(field: HouseholdField, value: string): HouseholdChange | undefined {
  const text = value.trim()
  if (text === '') return undefined
  switch (field) {
    case 'room':
    case 'entrance':
      return { field, value: text }
    case 'use': {
      const use = keysOf(HOUSEHOLD_USE_WORDS).find((one) => one === text)
      return use && { field, value: use }
    }
    case 'people':
      return /^\d{1,2}$/.test(text) ? { field, value: Number(text) } : undefined
    case 'lift':
      return { field, value: text === 'yes' }
  }
}
