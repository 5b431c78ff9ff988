import { Input } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { Note } from '../parts/said.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { SETTINGS_PAGE } from './words.ts'

type AddWayProps = {
  channel: string
  /** A way that already waits for its code. */
  waiting: string | null
  onClose: () => void
  onDone: () => void
}

/** An address, then the code that was sent there. */
export function AddWay({ channel, waiting, onClose, onDone }: AddWayProps) {
  const { t } = useLanguage()
  const add = useAct('notifications.addWay')
  const confirm = useAct('notifications.confirmWay')
  const [address, setAddress] = useState('')
  const [wayId, setWayId] = useState(waiting)
  const [codeUntil, setCodeUntil] = useState<string | null>(null)
  const [code, setCode] = useState('')
  const [triesLeft, setTriesLeft] = useState<number | null>(null)
  const [wasSent, setSent] = useState(false)
  const isEmail = channel === 'email'
  const sendCode = async () => {
    setSent(true)
    if (address.trim() === '') return
    const done = await add.run({ channel: isEmail ? 'email' : 'wecom_app', address: address.trim() })
    if (!done) return
    refresh('notifications.preferences')
    setSent(false)
    setWayId(done.wayId)
    setCodeUntil(done.codeUntil)
  }
  const sendBack = async () => {
    setSent(true)
    if (wayId === null || !/^\d{6}$/.test(code)) return
    const done = await confirm.run({ wayId, code })
    if (!done) return
    if (done.isConfirmed) {
      refresh('notifications.preferences')
      onDone()
    } else setTriesLeft(done.triesLeft)
  }
  const title = t(isEmail ? SETTINGS_PAGE.addEmail : SETTINGS_PAGE.addWecom)
  if (wayId === null)
    return (
      <Dialog
        title={title}
        onClose={onClose}
        submit={{ label: t(SETTINGS_PAGE.sendCode), onSubmit: sendCode, isBusy: add.isBusy }}
        error={add.error}
      >
        <Labelled
          label={t(isEmail ? SETTINGS_PAGE.address : SETTINGS_PAGE.userId)}
          fault={wasSent && address.trim() === '' ? t(CONSOLE.pleaseFill) : null}
        >
          {(control) => (
            <Input
              {...control}
              type={isEmail ? 'email' : 'text'}
              autoComplete={isEmail ? 'email' : 'off'}
              maxLength={200}
              value={address}
              onChange={(event) => setAddress(event.target.value)}
            />
          )}
        </Labelled>
      </Dialog>
    )
  return (
    <Dialog
      title={title}
      onClose={onClose}
      submit={{ label: t(SETTINGS_PAGE.confirm), onSubmit: sendBack, isBusy: confirm.isBusy }}
      error={confirm.error}
    >
      {codeUntil ? <Note isNews>{t(SETTINGS_PAGE.codeSent, { at: codeUntil })}</Note> : null}
      <Labelled
        label={t(SETTINGS_PAGE.code)}
        hint={t(SETTINGS_PAGE.codeHint)}
        fault={
          triesLeft !== null
            ? t(SETTINGS_PAGE.codeWrong, { count: triesLeft })
            : wasSent && code.length < 6
              ? t(CONSOLE.pleaseFill)
              : null
        }
      >
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            value={code}
            onChange={(event) => {
              setTriesLeft(null)
              setCode(event.target.value.replace(/\D/g, ''))
            }}
          />
        )}
      </Labelled>
    </Dialog>
  )
}
