import { useEffect, useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { Field } from '../../kit/components/field.tsx'
import { ErrorNotice, Notice } from '../../kit/components/notice.tsx'
import { RowLink } from '../../kit/components/row-link.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useLanguage } from '../../kit/language.ts'
import { ApiError } from '../../kit/problem.ts'
import { useStore } from '../../kit/store.ts'
import { useMe } from '../me.ts'
import { back, go, hrefOf } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { areByWifi, setByWifi } from './by-wifi.ts'
import { heardAt, type Phone, phone, room, waiting } from './here.ts'
import { askToPersist, canCarry, install, installPrompt } from './install.ts'
import { pinFault } from './pin.ts'
import { turnOff, turnOn } from './set-up.ts'
import { OFFLINE } from './words.ts'

/** Working without a network: turning it on by a PIN, how it stands, turning it off. */
export default function OfflinePage() {
  const { t } = useLanguage()
  const here = useStore(phone)
  return (
    <Screen title={t(OFFLINE.title)} onBack={() => back('me')}>
      {here ? <Standing here={here} /> : canCarry() ? <TurnOn /> : <Notice tone="warm">{t(OFFLINE.cannot)}</Notice>}
    </Screen>
  )
}

function TurnOn() {
  const me = useMe()
  const { t } = useLanguage()
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const fault = isTried ? pinFault(pin) : null
  const differs = isTried && pin !== again
  const start = async () => {
    setTried(true)
    if (isBusy || pinFault(pin) !== null || pin !== again) return
    setBusy(true)
    setError(null)
    try {
      await turnOn(me, pin)
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason
      setError(reason)
    } finally {
      setBusy(false)
    }
  }
  const digits = (text: string) => text.replace(/\D/g, '')
  return (
    <>
      <p>{t(OFFLINE.what)}</p>
      <p className="k-soft">{t(OFFLINE.notWhat)}</p>
      <form
        className="k-card k-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void start()
        }}
      >
        <Field
          label={t(OFFLINE.pin)}
          hint={t(OFFLINE.pinHint)}
          type="password"
          inputMode="numeric"
          autoComplete="new-password"
          maxLength={6}
          value={pin}
          onChange={(next) => setPin(digits(next))}
          fault={fault && OFFLINE[fault]}
        />
        <Field
          label={t(OFFLINE.pinAgain)}
          type="password"
          inputMode="numeric"
          autoComplete="new-password"
          maxLength={6}
          value={again}
          onChange={(next) => setAgain(digits(next))}
          fault={differs ? OFFLINE.pinDiffers : null}
        />
        <ErrorNotice error={error} />
        <Button look="main" isWide type="submit" isBusy={isBusy}>
          {t(isBusy ? OFFLINE.turningOn : OFFLINE.turnOn)}
        </Button>
      </form>
    </>
  )
}

function Standing({ here }: { here: Phone }) {
  const { t, moment } = useLanguage()
  const at = useStore(heardAt)
  const unsent = useStore(waiting).length
  const used = useStore(room)
  const [isByWifi, setWifi] = useState(areByWifi)
  const [isPersisted, setPersisted] = useState<boolean | null>(null)
  const [isEnding, setEnding] = useState(false)
  const [isInstalled, setInstalled] = useState(false)
  useEffect(() => {
    askToPersist().then(setPersisted, () => setPersisted(false))
    // What broke off when it was turned on is taken up here.
    install().then(
      () => setInstalled(true),
      () => undefined,
    )
  }, [])
  const prompt = installPrompt()
  return (
    <>
      <section className="k-card k-stack">
        <Notice tone="good">{t(OFFLINE.on)}</Notice>
        {isInstalled ? null : <p role="status">{t(OFFLINE.installing)}</p>}
        <p>{at === null ? t(OFFLINE.heardNever) : t(OFFLINE.heard, { at: moment(at) })}</p>
        {used ? (
          <>
            <p>{t(OFFLINE.room, { size: used.megabytes, percent: used.percent })}</p>
            <meter
              className="f-room"
              aria-label={t(OFFLINE.roomLabel)}
              min={0}
              max={100}
              high={80}
              optimum={0}
              value={used.percent}
            />
            {used.isNearlyFull ? <Notice tone="warm">{t(OFFLINE.nearlyFullText)}</Notice> : null}
          </>
        ) : null}
        {isPersisted === null ? null : (
          <p className="k-soft">{t(isPersisted ? OFFLINE.persisted : OFFLINE.notPersisted)}</p>
        )}
        <Button isWide icon="refresh" onPress={here.round}>
          {t(OFFLINE.refresh)}
        </Button>
        {prompt ? (
          <Button isWide icon="plus" onPress={prompt}>
            {t(OFFLINE.install)}
          </Button>
        ) : null}
      </section>
      <label className="k-option" data-chosen={isByWifi ? '' : undefined}>
        <input
          type="checkbox"
          checked={isByWifi}
          onChange={(event) => {
            setByWifi(event.currentTarget.checked)
            setWifi(event.currentTarget.checked)
            here.round()
          }}
        />
        <span>
          <strong>{t(OFFLINE.byWifi)}</strong>
          <small>{t(OFFLINE.byWifiNote)}</small>
        </span>
      </label>
      <nav className="k-rows">
        <RowLink
          icon="list"
          href={hrefOf('outbox')}
          title={t(OFFLINE.outbox)}
          note={t(OFFLINE.outboxNote)}
          count={unsent}
        />
      </nav>
      <p className="k-soft">{t(OFFLINE.notWhat)}</p>
      <Button isWide onPress={() => setEnding(true)}>
        {t(OFFLINE.turnOff)}
      </Button>
      {isEnding ? (
        <Sheet title={t(OFFLINE.turnOffTitle)} onClose={() => setEnding(false)}>
          <p>{t(OFFLINE.turnOffText)}</p>
          {unsent > 0 ? <Notice tone="danger">{t(OFFLINE.turnOffUnsent, { count: unsent })}</Notice> : null}
          {unsent > 0 ? (
            <Button look="main" isWide onPress={() => go('outbox')}>
              {t(OFFLINE.toOutbox)}
            </Button>
          ) : null}
          <Button look="danger" isWide onPress={() => void turnOff(true).then(() => setEnding(false))}>
            {t(OFFLINE.turnOff)}
          </Button>
          <Button isWide onPress={() => setEnding(false)}>
            {t(OFFLINE.keep)}
          </Button>
        </Sheet>
      ) : null}
    </>
  )
}
