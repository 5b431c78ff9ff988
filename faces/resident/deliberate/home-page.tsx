import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import { REFUSE_WORDS, RESIDENCE_WORDS } from '../../../modules/people/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { Button } from '../../kit/components/button.tsx'
import { Options } from '../../kit/components/choices.tsx'
import { Field } from '../../kit/components/field.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { Select } from '../../kit/components/select.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useLanguage } from '../../kit/language.ts'
import { tidyCode } from '../../kit/place-code.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { useCommand } from '../../kit/use-command.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import type { OpenedPlace } from '../start.ts'
import { TALK } from './words.ts'

type Residence = OutputOf<Queries['people.myHouseholds']>['residences'][number]

/** Where one lives: what was stated before, and stating it by the code on the door or by entrance and room. */
export function HomePage({ place }: { place: OpenedPlace }) {
  const { t } = useLanguage()
  const [by, setBy] = useState<'code' | 'room'>('room')
  const [isSent, setSent] = useState(false)
  const mine = useAsk('people.myHouseholds', {})
  const sent = () => {
    setSent(true)
    mine.reload()
  }
  return (
    <Screen title={t(TALK.homeTitle)} onBack={() => go('deliberate')}>
      <p>{t(TALK.homeText)}</p>
      {isSent ? (
        <Notice tone="good" isNews>
          {t(TALK.homeSent)}
        </Notice>
      ) : null}
      <ErrorNotice error={mine.error} onAgain={mine.reload} />
      {mine.data && mine.data.residences.length > 0 ? (
        <section className="k-card k-stack">
          <h2 className="k-small-title">{t(TALK.myHomes)}</h2>
          <ul className="d-opinions">
            {mine.data.residences.map((one) => (
              <li key={one.id} className="k-stack">
                <p>
                  <strong>{one.placeName}</strong>{' '}
                  <span className="k-tag" data-done={one.state === 'confirmed' ? '' : undefined}>
                    {t(RESIDENCE_WORDS[one.state])}
                  </span>
                </p>
                {one.refuseReason ? <p className="k-soft">{t(REFUSE_WORDS[one.refuseReason])}</p> : null}
                {one.state === 'stated' || one.state === 'confirmed' ? (
                  <End residence={one} onEnded={mine.reload} />
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="k-card k-stack">
        <Options
          label={t(TALK.stateHome)}
          options={[
            { value: 'room', label: t(TALK.byRoom), note: t(TALK.byRoomNote) },
            { value: 'code', label: t(TALK.byCode), note: t(TALK.byCodeNote) },
          ]}
          value={by}
          onChoose={setBy}
        />
        {by === 'room' ? <ByRoom code={place.code} onSent={sent} /> : <ByCode onSent={sent} />}
      </section>
    </Screen>
  )
}

/** Taking a statement back is one tap; who moves out gives up a vote, so she is asked first. */
function End({ residence, onEnded }: { residence: Residence; onEnded: () => void }) {
  const { t } = useLanguage()
  const end = useCommand('people.endResidence')
  const [isAsking, setAsking] = useState(false)
  const send = async () => {
    if (!(await end.run({ residenceId: residence.id }))) return
    setAsking(false)
    onEnded()
  }
  if (residence.state === 'stated')
    return (
      <>
        <Button isBusy={end.isBusy} onPress={send}>
          {t(TALK.takeBack)}
        </Button>
        <ErrorNotice error={end.error} />
      </>
    )
  return (
    <>
      <Button onPress={() => setAsking(true)}>{t(TALK.moveOut)}</Button>
      {isAsking ? (
        <Sheet title={t(TALK.moveOutSure)} onClose={() => setAsking(false)}>
          <div className="k-stack">
            <strong>{residence.placeName}</strong>
            <p>{t(TALK.moveOutText)}</p>
            <ErrorNotice error={end.error} />
            <Button look="main" isWide isBusy={end.isBusy} onPress={send}>
              {t(TALK.moveOutYes)}
            </Button>
          </div>
        </Sheet>
      ) : null}
    </>
  )
}

function ByRoom({ code, onSent }: { code: string; onSent: () => void }) {
  const { t } = useLanguage()
  const { data, error, reload } = useAsk('people.doors', { code })
  const [buildingId, setBuilding] = useState('')
  const [entranceId, setEntrance] = useState('')
  const [room, setRoom] = useState('')
  const [fault, setFault] = useState<Word | null>(null)
  const state = useCommand('people.stateResidence')
  const building = data?.doors.find((one) => one.buildingId === buildingId)
  const entrance = building?.entrances.length === 1 ? building.entrances[0].id : entranceId
  const send = async () => {
    if (entrance === '' || room.trim() === '') return setFault(TALK.fillIn)
    setFault(null)
    if (await state.run({ by: 'room', entranceId: entrance, room: room.trim() })) {
      setRoom('')
      onSent()
    }
  }
  if (!data) return error ? <ErrorNotice error={error} onAgain={reload} /> : <Loading />
  if (data.doors.length === 0) return <p>{t(TALK.noDoors)}</p>
  return (
    <>
      <Select
        label={t(TALK.building)}
        value={buildingId}
        none={t(TALK.choosePlease)}
        onChange={(next) => {
          setBuilding(next)
          setEntrance('')
        }}
      >
        {data.doors.map((one) => (
          <option key={one.buildingId} value={one.buildingId}>
            {[one.compoundName, one.buildingName].filter(Boolean).join(' ')}
          </option>
        ))}
      </Select>
      {building && building.entrances.length > 1 ? (
        <Select label={t(TALK.entrance)} value={entranceId} none={t(TALK.choosePlease)} onChange={setEntrance}>
          {building.entrances.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </Select>
      ) : null}
      <Field
        label={t(TALK.room)}
        hint={t(TALK.roomHint)}
        value={room}
        onChange={setRoom}
        fault={fault}
        maxLength={20}
      />
      <ErrorNotice error={state.error} />
      <Button look="main" isWide isBusy={state.isBusy} onPress={send}>
        {t(TALK.send)}
      </Button>
    </>
  )
}

function ByCode({ onSent }: { onSent: () => void }) {
  const { t } = useLanguage()
  const [code, setCode] = useState('')
  const [fault, setFault] = useState<Word | null>(null)
  const state = useCommand('people.stateResidence')
  const send = async () => {
    if (tidyCode(code) === '') return setFault(TALK.fillIn)
    setFault(null)
    if (await state.run({ by: 'code', code: tidyCode(code) })) {
      setCode('')
      onSent()
    }
  }
  return (
    <>
      <Field label={t(TALK.doorCode)} value={code} onChange={setCode} fault={fault} autoComplete="off" maxLength={20} />
      <ErrorNotice error={state.error} />
      <Button look="main" isWide isBusy={state.isBusy} onPress={send}>
        {t(TALK.send)}
      </Button>
    </>
  )
}
