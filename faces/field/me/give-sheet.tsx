import { useState } from 'react'
import type { Shift } from '../../../modules/rosters/contract.ts'
import { Button } from '../../kit/components/button.tsx'
import { Options } from '../../kit/components/choices.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { Select } from '../../kit/components/select.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useAct } from '../acts.ts'
import { useRead } from '../reads.ts'
import { ROSTER } from './roster-words.ts'
import { sayShift } from './say-shift.ts'

/** More people than this are one list to open: the button stays in reach. */
const MOST_ROWS = 6

/** Asks somebody who is free then to take one's turn, without one in return. */
export function GiveSheet({ shift, onClose }: { shift: Shift; onClose: () => void }) {
  const speech = useLanguage()
  const { t } = speech
  const { data, error, reload } = useRead('rosters.takers', { shiftId: shift.id })
  const ask = useAct('rosters.askSwap')
  const [chosen, setChosen] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const send = async () => {
    setTried(true)
    if (chosen !== null && (await ask.run({ shiftId: shift.id, personId: chosen }))) onClose()
  }
  return (
    <Sheet title={t(ROSTER.giveTitle, { shift: sayShift(shift, speech) })} onClose={onClose}>
      <p className="k-soft">{t(ROSTER.giveText)}</p>
      <ErrorNotice error={error} onAgain={reload} />
      {data || error ? null : <Loading />}
      {data && data.people.length === 0 ? <Notice>{t(ROSTER.noTakers)}</Notice> : null}
      {data && data.people.length > 0 ? (
        <>
          {data.people.length > MOST_ROWS ? (
            <Select label={t(ROSTER.giveTo)} value={chosen ?? ''} onChange={(next) => setChosen(next || null)}>
              <option value="">{t(ROSTER.pickTaker)}</option>
              {data.people.map((one) => (
                <option key={one.personId} value={one.personId}>
                  {one.name}
                </option>
              ))}
            </Select>
          ) : (
            <Options
              label={t(ROSTER.giveTo)}
              options={data.people.map((one) => ({ value: one.personId, label: one.name }))}
              value={chosen}
              onChoose={setChosen}
            />
          )}
          {isTried && chosen === null ? (
            <Notice tone="danger" isNews>
              {t(ROSTER.pleasePick)}
            </Notice>
          ) : null}
          <ErrorNotice error={ask.error} />
          <Button look="main" isWide isBusy={ask.isBusy} onPress={send}>
            {t(ROSTER.sendGive)}
          </Button>
        </>
      ) : null}
    </Sheet>
  )
}
