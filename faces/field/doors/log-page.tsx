import { useState } from 'react'
import type { ContactResult, ContactWay } from '../../../modules/care/contract.ts'
import { RESULT_WORDS, WAY_WORDS } from '../../../modules/care/words.ts'
import { Button } from '../../kit/components/button.tsx'
import { Options } from '../../kit/components/choices.tsx'
import { Field, TextArea } from '../../kit/components/field.tsx'
import { ErrorNotice, Notice } from '../../kit/components/notice.tsx'
import { Select } from '../../kit/components/select.tsx'
import { useLanguage } from '../../kit/language.ts'
import { newId } from '../../kit/new-id.ts'
import { keysOf } from '../../kit/said.ts'
import { useAct } from '../acts.ts'
import { useAwayAtFirst } from '../offline/away.ts'
import { DangerInWords } from '../parts/danger-in-words.tsx'
import { Segments } from '../parts/segments.tsx'
import { useRead } from '../reads.ts'
import { back, go } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { DueCard } from '../visits/due-card.tsx'
import { VISIT } from '../visits/words.ts'
import { FIELD } from '../words.ts'
import { AwayPage } from './away-note.tsx'
import { GonePage, isGone } from './gone-page.tsx'
import { DOORS } from './words.ts'

const MINUTE = 60_000

/** A contact: how, with whom, what came of it, when. Nothing more is asked. */
export function LogPage({ householdId }: { householdId: string }) {
  const { t } = useLanguage()
  const home = useRead('grids.household', { householdId })
  const { data } = useRead('people.residents', { householdId })
  const log = useAct('care.logContact')
  const isAway = useAwayAtFirst()
  // Made once: pressed again after a cut line, it is the same contact.
  const [contactId] = useState(newId)
  const [way, setWay] = useState<ContactWay>('home')
  const [personId, setPerson] = useState('')
  const [result, setResult] = useState<ContactResult | null>(null)
  const [when, setWhen] = useState(() => localNow())
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const at = new Date(when)
  const isWhen = !Number.isNaN(at.getTime())
  const onBack = () => back(`doors/home/${householdId}`)
  const send = async () => {
    setTried(true)
    if (result === null || !isWhen) return
    const input = {
      contactId,
      householdId,
      personId: personId || null,
      way,
      result,
      at: at.toISOString(),
      note: note.trim(),
    }
    if (await log.run(input)) go(`doors/home/${householdId}`, { replace: true })
  }
  if (isAway) return <AwayPage title={t(DOORS.logContact)} householdId={householdId} />
  if (isGone(home.error)) return <GonePage error={home.error} onAgain={home.reload} />
  return (
    <Screen
      title={t(DOORS.logContact)}
      kicker={home.data?.placeName}
      onBack={onBack}
      action={
        <Button look="main" isWide isBusy={log.isBusy} onPress={send}>
          {t(DOORS.save)}
        </Button>
      }
    >
      <Notice>{t(VISIT.countsToo)}</Notice>
      <DueCard householdId={householdId} />
      <Segments
        label={t(DOORS.way)}
        options={keysOf(WAY_WORDS).map((value) => ({ value, label: t(WAY_WORDS[value]) }))}
        value={way}
        onChoose={setWay}
      />
      <p className="k-soft">{t(DOORS.wayHint)}</p>
      <Select label={t(DOORS.whom)} value={personId} onChange={setPerson}>
        <option value="">{t(DOORS.household)}</option>
        {data?.residents
          .filter((one) => one.state === 'confirmed')
          .map((one) => (
            <option key={one.personId} value={one.personId}>
              {one.nameMasked}
            </option>
          ))}
      </Select>
      <Options
        label={t(DOORS.result)}
        options={keysOf(RESULT_WORDS).map((value) => ({ value, label: t(RESULT_WORDS[value]) }))}
        value={result}
        onChoose={setResult}
      />
      {result === 'needs_help' ? <Notice tone="warm">{t(VISIT.helpNote)}</Notice> : null}
      {isTried && result === null ? (
        <Notice tone="danger" isNews>
          {t(FIELD.pleaseChoose)}
        </Notice>
      ) : null}
      <Field
        label={t(DOORS.when)}
        type="datetime-local"
        value={when}
        onChange={setWhen}
        fault={isTried && !isWhen ? FIELD.pleaseFill : null}
      />
      <TextArea
        label={t(DOORS.note)}
        hint={t(DOORS.noteHint)}
        value={note}
        onChange={setNote}
        isOptional
        rows={2}
        maxLength={300}
      />
      <DangerInWords text={note} />
      <ErrorNotice error={log.error} />
    </Screen>
  )
}

/** This minute as the phone's own clock shows it, for a field of date and time. */
function localNow(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * MINUTE).toISOString().slice(0, 16)
}
