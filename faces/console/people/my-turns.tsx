import { Button } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { Shift } from '../../../modules/rosters/contract.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { sayDay } from '../../../platform/pure/time.ts'
import { sayMinutes } from '../../kit/clock-time.ts'
import { type Speech, useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Awaiting, Problem } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { ROSTER } from './roster-words.ts'

type Swap = OutputOf<Queries['rosters.mine']>['swaps'][number]

/** One's own turns of the next weeks, to be given away, and what others ask of one. Nothing where one has neither. */
export function MyTurns() {
  const speech = useLanguage()
  const { t } = speech
  const read = useRead('rosters.mine', {})
  const [giving, setGiving] = useState<Shift | null>(null)
  const { shifts = [], swaps = [] } = read.data ?? {}
  if (read.data && shifts.length === 0 && swaps.length === 0) return null
  const isAsked = (shift: Shift) => swaps.some((one) => !one.isToMe && one.shift.id === shift.id)
  return (
    <Card title={t(ROSTER.myTurns)}>
      <Awaiting read={read} lines={2} />
      {swaps.map((swap) => (
        <SwapLine key={swap.id} swap={swap} />
      ))}
      {shifts.map((shift) => (
        <div key={shift.id} className="c-tools">
          <span>
            {sayTurn(shift, speech)} · {shift.communityName}
          </span>
          {shift.post || isAsked(shift) ? null : (
            <Button
              size="small"
              aria-label={`${t(ROSTER.giveAway)} ${sayTurn(shift, speech)}`}
              onClick={() => setGiving(shift)}
            >
              {t(ROSTER.giveAway)}
            </Button>
          )}
        </div>
      ))}
      {giving ? <GiveDialog shift={giving} onClose={() => setGiving(null)} /> : null}
    </Card>
  )
}

function GiveDialog({ shift, onClose }: { shift: Shift; onClose: () => void }) {
  const speech = useLanguage()
  const { t } = speech
  const read = useRead('rosters.takers', { shiftId: shift.id })
  const act = useAct('rosters.askSwap')
  const [personId, setPerson] = useState<string | null>(null)
  const [wasSent, setSent] = useState(false)
  const people = read.data?.people ?? []
  const send = async () => {
    setSent(true)
    if (personId === null || !(await act.run({ shiftId: shift.id, personId }))) return
    refresh('rosters.')
    onClose()
  }
  return (
    <Dialog
      title={t(ROSTER.giveTitle, { shift: sayTurn(shift, speech) })}
      onClose={onClose}
      submit={people.length > 0 ? { label: t(ROSTER.giveSend), onSubmit: send, isBusy: act.isBusy } : undefined}
      error={act.error}
    >
      <p>{t(ROSTER.giveText)}</p>
      <Awaiting read={read} lines={1} />
      {read.data && people.length === 0 ? <p>{t(ROSTER.noTakers)}</p> : null}
      {people.length > 0 ? (
        <Labelled label={t(ROSTER.giveTo)} fault={wasSent && personId === null ? t(CONSOLE.pleaseChoose) : null}>
          {(control) => (
            <Select
              {...control}
              showSearch={{ optionFilterProp: 'label' }}
              value={personId}
              options={people.map((one) => ({ value: one.personId, label: one.name }))}
              onChange={(next: string) => setPerson(next)}
            />
          )}
        </Labelled>
      ) : null}
    </Dialog>
  )
}

function SwapLine({ swap }: { swap: Swap }) {
  const speech = useLanguage()
  const { t } = speech
  const answer = useAct('rosters.answerSwap')
  const withdraw = useAct('rosters.withdrawSwap')
  const facts = {
    name: swap.isToMe ? swap.fromName : swap.toName,
    shift: sayTurn(swap.shift, speech),
    other: swap.otherShift ? sayTurn(swap.otherShift, speech) : '',
  }
  const say = async (agrees: boolean) => {
    if (await answer.run({ swapId: swap.id, agrees })) refresh('rosters.')
  }
  const takeBack = async () => {
    if (await withdraw.run({ swapId: swap.id })) refresh('rosters.')
  }
  return (
    <div className="c-tools">
      <span>{t(swap.isToMe ? (swap.otherShift ? ROSTER.toMe : ROSTER.toMeOnly) : ROSTER.fromMe, facts)}</span>
      {swap.isToMe ? (
        <>
          <Button size="small" type="primary" loading={answer.isBusy} onClick={() => say(true)}>
            {t(ROSTER.agree)}
          </Button>
          <Button size="small" loading={answer.isBusy} onClick={() => say(false)}>
            {t(ROSTER.refuse)}
          </Button>
        </>
      ) : (
        <Button size="small" loading={withdraw.isBusy} onClick={takeBack}>
          {t(ROSTER.withdraw)}
        </Button>
      )}
      <Problem error={answer.error ?? withdraw.error} />
    </div>
  )
}

function sayTurn({ date, from, until }: Shift, { language }: Speech): string {
  const day = sayDay(new Date(`${date}T12:00:00+08:00`), language, new Date())
  return `${day} ${sayMinutes(from)}–${sayMinutes(until)}`
}
