import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { Shift, Swap } from '../../../modules/rosters/contract.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { Button } from '../../kit/components/button.tsx'
import { Options } from '../../kit/components/choices.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useAct } from '../acts.ts'
import { useRead } from '../reads.ts'
import { back } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { postName } from './absence-page.tsx'
import { GiveSheet } from './give-sheet.tsx'
import { ROSTER } from './roster-words.ts'
import { sayShift } from './say-shift.ts'

type Mine = OutputOf<Queries['rosters.mine']>['shifts'][number]

/** When one is on duty, and swapping with others. */
export function RosterPage() {
  const speech = useLanguage()
  const { t } = speech
  const { data, error, reload } = useRead('rosters.mine', {})
  const [asking, setAsking] = useState<Mine | null>(null)
  const [giving, setGiving] = useState<Mine | null>(null)
  const isAsked = (shift: Shift) => data?.swaps.some((swap) => !swap.isToMe && swap.shift.id === shift.id)
  return (
    <Screen title={t(ROSTER.title)} onBack={() => back('me')}>
      <p className="k-soft">{t(ROSTER.lead)}</p>
      <ErrorNotice error={error} onAgain={reload} />
      {data || error ? null : <Loading />}
      {data && data.swaps.length > 0 ? (
        <section className="k-card k-stack">
          <h2 className="k-small-title">{t(ROSTER.swaps)}</h2>
          {data.swaps.map((swap) => (
            <SwapLine key={swap.id} swap={swap} />
          ))}
        </section>
      ) : null}
      {data ? (
        <section className="k-card k-stack">
          <h2 className="k-small-title">{t(ROSTER.mine)}</h2>
          {data.shifts.length === 0 ? <p className="k-soft">{t(ROSTER.none)}</p> : null}
          {data.shifts.map((shift) => (
            <div key={shift.id} className="k-stack">
              <p>
                <strong>{sayShift(shift, speech)}</strong> · {shift.communityName}
                {shift.post ? ` · ${t(ROSTER.ofPost, { post: postName(shift.post, speech) })}` : ''}
              </p>
              {shift.post || isAsked(shift) ? null : (
                <>
                  <Button onPress={() => setAsking(shift)}>{t(ROSTER.ask)}</Button>
                  <Button onPress={() => setGiving(shift)}>{t(ROSTER.giveAway)}</Button>
                </>
              )}
            </div>
          ))}
        </section>
      ) : null}
      {asking ? <AskSheet shift={asking} onClose={() => setAsking(null)} /> : null}
      {giving ? <GiveSheet shift={giving} onClose={() => setGiving(null)} /> : null}
    </Screen>
  )
}

/** The turns of others in the week of one's own, to give one for another. */
function AskSheet({ shift, onClose }: { shift: Mine; onClose: () => void }) {
  const speech = useLanguage()
  const { t } = speech
  const { data, error, reload } = useRead('rosters.week', { communityId: shift.communityId, from: shift.date })
  const ask = useAct('rosters.askSwap')
  const [chosen, setChosen] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const others = data?.days.flatMap((day) => day.shifts.filter((one) => !one.isMine && one.personId && one.name)) ?? []
  const send = async () => {
    setTried(true)
    if (chosen !== null && (await ask.run({ shiftId: shift.id, otherShiftId: chosen }))) onClose()
  }
  return (
    <Sheet title={t(ROSTER.askTitle, { shift: sayShift(shift, speech) })} onClose={onClose}>
      <ErrorNotice error={error} onAgain={reload} />
      {data || error ? null : <Loading />}
      {data && others.length === 0 ? <Notice>{t(ROSTER.noOthers)}</Notice> : null}
      {others.length > 0 ? (
        <>
          <Options
            label={t(ROSTER.withWhich)}
            options={others.map((one) => ({
              value: one.id,
              label: t(ROSTER.other, { name: one.name ?? '', shift: sayShift(one, speech) }),
            }))}
            value={chosen}
            onChoose={setChosen}
          />
          {isTried && chosen === null ? (
            <Notice tone="danger" isNews>
              {t(ROSTER.pleaseChoose)}
            </Notice>
          ) : null}
          <ErrorNotice error={ask.error} />
          <Button look="main" isWide isBusy={ask.isBusy} onPress={send}>
            {t(ROSTER.send)}
          </Button>
        </>
      ) : null}
    </Sheet>
  )
}

function SwapLine({ swap }: { swap: Swap }) {
  const speech = useLanguage()
  const { t } = speech
  const answer = useAct('rosters.answerSwap')
  const withdraw = useAct('rosters.withdrawSwap')
  const facts = {
    name: swap.isToMe ? swap.fromName : swap.toName,
    shift: sayShift(swap.shift, speech),
    other: swap.otherShift ? sayShift(swap.otherShift, speech) : '',
  }
  return (
    <div className="k-stack">
      <p>{t(swap.isToMe ? (swap.otherShift ? ROSTER.toMe : ROSTER.toMeOnly) : ROSTER.fromMe, facts)}</p>
      <ErrorNotice error={answer.error ?? withdraw.error} />
      {swap.isToMe ? (
        <>
          <Button look="main" isBusy={answer.isBusy} onPress={() => void answer.run({ swapId: swap.id, agrees: true })}>
            {t(ROSTER.agree)}
          </Button>
          <Button isBusy={answer.isBusy} onPress={() => void answer.run({ swapId: swap.id, agrees: false })}>
            {t(ROSTER.refuse)}
          </Button>
        </>
      ) : (
        <Button isBusy={withdraw.isBusy} onPress={() => void withdraw.run({ swapId: swap.id })}>
          {t(ROSTER.withdraw)}
        </Button>
      )}
    </div>
  )
}
