import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { CaseState, CaseView } from '../../../modules/cases/contract.ts'
import { VERB_WORDS } from '../../../modules/cases/words.ts'
import { buttonsFor } from '../../kit/case/verbs.ts'
import { Button } from '../../kit/components/button.tsx'
import { ErrorNotice, Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { type ApiError, isKept } from '../../kit/problem.ts'
import { SENDING } from '../../kit/words.ts'
import { phone } from '../offline/here.ts'
import { KeptPage } from '../offline/kept-page.tsx'
import { showFault } from '../parts/show-fault.ts'
import { back } from '../route.ts'
import { news } from '../shell/news.ts'
import { Screen } from '../shell/screen.tsx'
import { ChangedNote } from './changed-note.tsx'
import { DonePage } from './done-page.tsx'
import type { Form } from './forms/use-form.ts'
import { useHeld } from './use-held.ts'
import { ACT } from './words.ts'

/** What every form of a verb is given. */
export type FormProps = { theCase: CaseView }

type ActPageProps = {
  form: Form<string>
  /** It only adds to the case (notes), so it never conflicts with what others do. */
  addsOnly?: boolean
  act: { readonly isBusy: boolean; readonly error: ApiError | null; readonly clearError: () => void }
  /** All is filled in; otherwise a press makes the form say what is not. */
  isFilled: boolean
  /** Sends it; undefined when that failed (see `act.error`). */
  deliver: () => Promise<CaseState | undefined>
  /** What else was kept on the shelf for it, such as photos, goes too once the server has it. */
  discardMore?: () => Promise<void>
  /** Photos still on their way are waited for. */
  isSendingPhotos?: boolean
  children?: ReactNode
}

/**
 * One thing done to a case, on a page of its own: what changed meanwhile, the form, and the one button under the thumb. A press is
 * held for a few seconds and can be taken back; what was typed stays until the server has it.
 */
export function ActPage(props: ActPageProps) {
  const { form, addsOnly = false, act, isFilled, deliver, discardMore, isSendingPhotos = false, children } = props
  const { verb, theCase } = form
  const { t } = useLanguage()
  const [done, setDone] = useState<CaseState | null>(null)
  const [isWaiting, setWaiting] = useState(false)
  const element = useRef<HTMLFormElement>(null)
  const isHere = useIsHere()
  const page = `case/${theCase.id}/${verb}`
  const facts = { verb: t(VERB_WORDS[verb]) }

  const held = useHeld(async () => {
    const state = await deliver()
    if (state) {
      await Promise.all([form.fields.discard(), discardMore?.()])
      if (isHere.current) setDone(state)
      else news.set({ tone: 'good', word: ACT.sentLeft, facts, page: `case/${theCase.id}`, link: ACT.lookAt })
    } else if (!isHere.current && phone.get() === null)
      news.set({ tone: 'danger', word: ACT.notSentLeft, facts, page, link: ACT.goOnWriting })
  })
  const holdNow = useRef(held.hold)
  holdNow.current = held.hold
  useEffect(() => {
    if (!isWaiting || isSendingPhotos) return
    setWaiting(false)
    holdNow.current()
  }, [isWaiting, isSendingPhotos])

  const keptNow = isKept(act.error)
  const discardAll = useRef(async () => undefined as unknown)
  discardAll.current = () => Promise.all([form.fields.discard(), discardMore?.()])
  useEffect(() => {
    if (keptNow) void discardAll.current()
  }, [keptNow])
  if (keptNow) return <KeptPage again={`case/${theCase.id}`} />
  if (done) return <DonePage verb={verb} theCase={theCase} state={done} />
  const isPossible = buttonsFor(theCase).some((one) => one.verb === verb)
  const isConflict = act.error?.problem.kind === 'refused' && act.error.problem.code === 'case.changed_meanwhile'
  const isChanged = !addsOnly && theCase.version !== form.sawVersion
  const isStill = held.left !== null || act.isBusy
  const press = () => {
    if (isStill || isWaiting) return
    act.clearError()
    form.setTried()
    if (!isFilled) return showFault(element.current)
    if (isSendingPhotos) setWaiting(true)
    else held.hold()
  }
  return (
    <Screen
      title={t(VERB_WORDS[verb])}
      kicker={t(ACT.about, { summary: theCase.summary })}
      onBack={() => back(`case/${theCase.id}`)}
      action={
        held.left !== null ? (
          <HeldBar left={held.left} onTakeBack={held.takeBack} onSendNow={held.sendNow} />
        ) : isPossible && !isChanged && !isConflict ? (
          <>
            <ErrorNotice error={act.error} />
            {isWaiting ? <Waiting onGoOn={held.hold} /> : null}
            <Button look="main" isWide isBusy={act.isBusy || isWaiting} onPress={press}>
              {t(VERB_WORDS[verb])}
            </Button>
          </>
        ) : null
      }
    >
      {isChanged || isConflict ? (
        <ChangedNote
          seen={addsOnly ? theCase : form.seen}
          now={theCase}
          onAccept={() => {
            form.accept()
            act.clearError()
          }}
        />
      ) : null}
      {isPossible || isStill ? null : (
        <Notice tone="warm" isNews>
          {t(ACT.noLonger, facts)}
        </Notice>
      )}
      <form
        ref={element}
        noValidate
        className="k-stack f-form"
        inert={isStill}
        onSubmit={(event) => {
          event.preventDefault()
          press()
        }}
      >
        {children}
      </form>
    </Screen>
  )
}

/** The second tap of a double tap lands on what has just appeared under the thumb: for so long it does nothing, in milliseconds. */
const DEAF = 700

/** Between the press and the sending: how long it can still be taken back. */
function HeldBar({ left, onTakeBack, onSendNow }: { left: number; onTakeBack: () => void; onSendNow: () => void }) {
  const { t } = useLanguage()
  const [isDeaf, setDeaf] = useState(true)
  useEffect(() => {
    const timer = setTimeout(() => setDeaf(false), DEAF)
    return () => clearTimeout(timer)
  }, [])
  const hear = (act: () => void) => () => {
    if (!isDeaf) act()
  }
  return (
    <div className="f-held">
      <p role="status">
        <span className="k-offscreen">{t(ACT.held)}</span>
        <span aria-hidden="true">{t(ACT.holding, { seconds: left })}</span>
      </p>
      <div className="f-held-line" aria-hidden="true" />
      <Button look="main" isWide icon="undo" onPress={hear(onTakeBack)}>
        {t(ACT.takeBack)}
      </Button>
      <Button isWide onPress={hear(onSendNow)}>
        {t(ACT.sendNow)}
      </Button>
    </div>
  )
}

function Waiting({ onGoOn }: { onGoOn: () => void }) {
  const { t } = useLanguage()
  return (
    <Notice tone="warm" isNews>
      {t(ACT.photosUnderWay)}{' '}
      <button type="button" className="k-link" onClick={onGoOn}>
        {t(SENDING.withoutPhotos)}
      </button>
    </Notice>
  )
}

/** Whether this page is still on screen, for what comes back later. */
function useIsHere(): { readonly current: boolean } {
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  return isHere
}
