import { useEffect, useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { Field } from '../../kit/components/field.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useLanguage } from '../../kit/language.ts'
import type { Me } from '../../kit/session.ts'
import { useAfterPaint } from '../../kit/use-after-paint.ts'
import { useHeading } from '../../kit/use-heading.ts'
import { FIELD } from '../words.ts'
import { behindTheLock, clearLocked, type LockedHere, lockedHere, unlock } from './locked.ts'
import { OFFLINE } from './words.ts'

/** The lock before everything else: what lies on this phone opens by its PIN, with or without a network. */
export function UnlockPage({ onOpen, onGone }: { onOpen: (me: Me | null) => void; onGone: () => void }) {
  const { t, moment } = useLanguage()
  const [held, setHeld] = useState<LockedHere | null>(null)
  const [pin, setPin] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [left, setLeft] = useState<number | null>(null)
  const [isWiped, setWiped] = useState(false)
  const [isCleared, setCleared] = useState(false)
  const [isForgotten, setForgotten] = useState(false)
  const [isKnown, setKnown] = useState(false)
  const [fault, setFault] = useState<{ reason: unknown } | null>(null)
  if (fault) throw fault.reason
  const heading = useHeading(t(OFFLINE.locked), t(FIELD.brand))
  const isPainted = useAfterPaint()
  useEffect(() => {
    // While the PIN is typed. What cannot be fetched now is asked for again when it fits.
    if (isPainted) void behindTheLock().catch(() => undefined)
  }, [isPainted])
  useEffect(() => {
    lockedHere().then((found) => (found ? setHeld(found) : onGone()), onGone)
  }, [onGone])

  const open = async () => {
    if (isBusy || pin.length < 6) return
    setBusy(true)
    const opened = await unlock(pin).catch((reason: unknown) => setFault({ reason }))
    setBusy(false)
    if (!opened) return
    setPin('')
    if (opened.is === 'open') return onOpen(opened.me)
    if (opened.is === 'wiped') return setWiped(true)
    setLeft(opened.left)
  }
  const unsent = held?.unsent ?? 0
  const since = held?.since ? moment(held.since) : ''
  const mayTry = left ?? held?.left ?? 0
  const clear = () => clearLocked().then(() => (unsent > 0 ? setCleared(true) : onGone()))
  if (isCleared)
    return (
      <main className="f-alone">
        <Notice tone="warm" isNews>
          {t(OFFLINE.lost, { count: unsent, since })}
        </Notice>
        <Button look="main" isWide onPress={onGone}>
          {t(OFFLINE.understood)}
        </Button>
      </main>
    )
  if (isWiped)
    return (
      <main className="f-alone">
        <Notice tone="danger" isNews>
          {t(OFFLINE.wiped)}
        </Notice>
        {unsent > 0 ? <p>{t(OFFLINE.lost, { count: unsent, since })}</p> : null}
        <Button look="main" isWide onPress={onGone}>
          {t(OFFLINE.understood)}
        </Button>
      </main>
    )
  return (
    <main className="f-alone">
      <h1 ref={heading} tabIndex={-1}>
        {t(OFFLINE.locked)}
      </h1>
      <p>{held ? t(OFFLINE.lockedOf, { name: held.name }) : ''}</p>
      {unsent > 0 ? <Notice>{t(OFFLINE.lockedUnsent, { count: unsent, since })}</Notice> : null}
      <form
        className="k-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void open()
        }}
      >
        <Field
          label={t(OFFLINE.pin)}
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          value={pin}
          onChange={(next) => setPin(next.replace(/\D/g, ''))}
        />
        {left === null ? null : (
          <Notice tone="danger" isNews>
            {t(OFFLINE.wrong, { left })}
          </Notice>
        )}
        <Button look="main" isWide type="submit" isBusy={isBusy}>
          {t(isBusy ? OFFLINE.opening : OFFLINE.open)}
        </Button>
      </form>
      <Button isWide onPress={() => setForgotten(true)}>
        {t(OFFLINE.forgot)}
      </Button>
      {isForgotten ? (
        <Sheet title={t(OFFLINE.forgot)} onClose={() => setForgotten(false)}>
          <p>{t(OFFLINE.forgotText)}</p>
          {unsent > 0 ? (
            <>
              <Notice tone="danger">{t(OFFLINE.forgotLost, { count: unsent, since, left: mayTry })}</Notice>
              <label className="k-option" data-chosen={isKnown ? '' : undefined}>
                <input type="checkbox" checked={isKnown} onChange={(event) => setKnown(event.currentTarget.checked)} />
                <span>
                  <strong>{t(OFFLINE.forgotKnown, { count: unsent })}</strong>
                </span>
              </label>
            </>
          ) : null}
          <Button isWide look="main" onPress={() => setForgotten(false)}>
            {t(OFFLINE.tryAgain)}
          </Button>
          {unsent === 0 || isKnown ? (
            <Button look="danger" isWide onPress={() => void clear()}>
              {t(OFFLINE.clear)}
            </Button>
          ) : null}
        </Sheet>
      ) : null}
    </main>
  )
}
