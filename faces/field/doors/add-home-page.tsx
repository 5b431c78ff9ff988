import { useState } from 'react'
import { floorOfRoom, tidy } from '../../../modules/grids/rules.ts'
import { CORRECTION_REASON_WORDS } from '../../../modules/grids/words.ts'
import { Button } from '../../kit/components/button.tsx'
import { Field } from '../../kit/components/field.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { Select } from '../../kit/components/select.tsx'
import { useLanguage } from '../../kit/language.ts'
import { newId } from '../../kit/new-id.ts'
import { isKept } from '../../kit/problem.ts'
import { keysOf } from '../../kit/said.ts'
import { useAct } from '../acts.ts'
import { KeptPage } from '../offline/kept-page.tsx'
import { useRead } from '../reads.ts'
import { back, go } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { FIELD } from '../words.ts'
import { useReason } from './use-reason.tsx'
import { DOORS } from './words.ts'

/** A flat that the register lacks. */
export function AddHomePage({ gridId, buildingId }: { gridId: string; buildingId: string }) {
  const { t } = useLanguage()
  const { data, error, reload } = useRead('grids.buildings', { gridId })
  const homes = useRead('grids.searchHouseholds', { gridId, buildingId }).data?.households
  const building = data?.buildings.find((one) => one.id === buildingId)
  const act = useAct('grids.addHousehold')
  const [householdId] = useState(newId)
  const [chosen, setEntrance] = useState('')
  const [room, setRoom] = useState('')
  const [said, setFloor] = useState('')
  const why = useReason(keysOf(CORRECTION_REASON_WORDS), 'seen', DOORS.howKnown)
  const [isTried, setTried] = useState(false)
  const entranceId = chosen || (building?.entrances[0]?.id ?? '')
  const shows = floorOfRoom(tidy.room(room))
  const floor = said === '' ? shows : /^-?\d{1,2}$/.test(said) ? Number(said) : undefined
  // What lies on the phone tells at once; what others have added meanwhile, the house.
  const isThere = homes?.some((one) => one.entranceId === entranceId && one.room === tidy.room(room)) === true
  const send = async () => {
    setTried(true)
    if (room.trim() === '' || floor === undefined || why.isMissing || entranceId === '' || isThere) return
    const input = { householdId, entranceId, room: room.trim(), floor, ...why.input }
    if (await act.run(input)) go(`doors/home/${householdId}`, { replace: true })
  }
  const onBack = () => back(`doors/grid/${gridId}/${buildingId}`)
  if (isKept(act.error)) return <KeptPage again={`doors/grid/${gridId}/${buildingId}`} />
  if (!building)
    return (
      <Screen title={t(DOORS.addHome)} onBack={onBack}>
        {error ? <ErrorNotice error={error} onAgain={reload} /> : <Loading />}
      </Screen>
    )
  return (
    <Screen
      title={t(DOORS.addHome)}
      kicker={[building.compoundName, building.name].filter(Boolean).join(' ')}
      onBack={onBack}
      action={
        <Button look="main" isWide isBusy={act.isBusy} onPress={send}>
          {t(DOORS.saveHome)}
        </Button>
      }
    >
      <Select label={t(DOORS.entrance)} value={entranceId} onChange={setEntrance}>
        {building.entrances.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </Select>
      <Field
        label={t(DOORS.room)}
        hint={t(DOORS.roomHint)}
        value={room}
        onChange={setRoom}
        fault={isTried && room.trim() === '' ? FIELD.pleaseFill : null}
        maxLength={20}
        autoComplete="off"
      />
      <Field
        label={t(DOORS.floor)}
        value={said === '' && shows !== undefined ? String(shows) : said}
        onChange={setFloor}
        fault={isTried && floor === undefined ? FIELD.pleaseNumber : null}
        inputMode="numeric"
        maxLength={3}
        autoComplete="off"
      />
      {isThere ? <Notice tone="warm">{t(DOORS.alreadyThere, { room: tidy.room(room) })}</Notice> : null}
      {why.fields(isTried)}
      <ErrorNotice error={act.error} />
    </Screen>
  )
}
