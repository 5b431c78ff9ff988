import { useState } from 'react'
import { TEXT_CHANNEL_WORDS } from '../../../modules/notifications/words.ts'
import type { Facts, Word } from '../../../platform/pure/words.ts'
import { Button } from '../components/button.tsx'
import { Field } from '../components/field.tsx'
import { ErrorNotice } from '../components/notice.tsx'
import { useLanguage } from '../language.ts'
import { useCommand } from '../use-command.ts'
import type { Preferences } from './settings-form.tsx'
import { SETTINGS_PAGE } from './words.ts'

type WayCardProps = { channel: 'email' | 'wecom_app'; preferences: Preferences; onChanged: () => void }
type Way = Preferences['ways'][number]

/** One way of being reached whose address is proved by a code: those there are, and a new one. */
export function WayCard({ channel, preferences, onChanged }: WayCardProps) {
  const { t } = useLanguage()
  const ways = preferences.ways.filter((way) => way.channel === channel)
  const isSetUp = preferences.setUp.includes(channel)
  return (
    <section className="k-card k-stack">
      <h2 className="k-small-title">{t(TEXT_CHANNEL_WORDS[channel])}</h2>
      {ways.length > 0 ? (
        <ul className="k-stack">
          {ways.map((way) => (
            <WayLine key={way.id} way={way} onChanged={onChanged} />
          ))}
        </ul>
      ) : null}
      {isSetUp ? (
        <NewWay channel={channel} onChanged={onChanged} />
      ) : (
        <p className="k-soft">{t(SETTINGS_PAGE.notSetUp)}</p>
      )}
    </section>
  )
}

function WayLine({ way, onChanged }: { way: Way; onChanged: () => void }) {
  const { t } = useLanguage()
  const { run, error } = useCommand('notifications.removeWay')
  const remove = async () => {
    if (await run({ wayId: way.id })) onChanged()
  }
  return (
    <li>
      <div className="k-way">
        <span>
          <strong>{way.label}</strong>
          <small className="k-tag" data-done={way.state === 'confirmed' ? '' : undefined}>
            {t(SETTINGS_PAGE[way.state])}
          </small>
        </span>
        <button
          type="button"
          className="k-link"
          aria-label={t(SETTINGS_PAGE.removeOf, { label: way.label })}
          onClick={remove}
        >
          {t(SETTINGS_PAGE.remove)}
        </button>
      </div>
      <ErrorNotice error={error} />
    </li>
  )
}

/** An address, and then the code that was sent there. */
function NewWay({ channel, onChanged }: { channel: 'email' | 'wecom_app'; onChanged: () => void }) {
  const { t } = useLanguage()
  const add = useCommand('notifications.addWay')
  const confirm = useCommand('notifications.confirmWay')
  const [address, setAddress] = useState('')
  const [code, setCode] = useState('')
  const [wayId, setWayId] = useState<string | null>(null)
  const [fault, setFault] = useState<{ word: Word; facts?: Facts } | null>(null)

  const send = async () => {
    setFault(null)
    if (address.trim() === '') return setFault({ word: SETTINGS_PAGE.addressMissing })
    const sent = await add.run({ channel, address })
    if (!sent) return
    setWayId(sent.wayId)
    onChanged()
  }
  const check = async (wayId: string) => {
    setFault(null)
    const digits = code.normalize('NFKC').replace(/\D/g, '')
    if (digits.length !== 6) return setFault({ word: SETTINGS_PAGE.codeForm })
    const answer = await confirm.run({ wayId, code: digits })
    if (!answer) return
    if (!answer.isConfirmed) {
      const { triesLeft } = answer
      setFault(
        triesLeft > 0
          ? { word: SETTINGS_PAGE.codeWrong, facts: { count: triesLeft } }
          : { word: SETTINGS_PAGE.codeUsedUp },
      )
      return
    }
    again()
    onChanged()
  }
  const again = () => {
    setAddress('')
    setCode('')
    setWayId(null)
    setFault(null)
    confirm.clearError()
  }
  const said = fault && { zh: t(fault.word, fault.facts), en: t(fault.word, fault.facts) }

  return (
    <form
      className="k-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (wayId === null) send()
        else check(wayId)
      }}
    >
      {wayId === null ? (
        <Field
          label={t(channel === 'email' ? SETTINGS_PAGE.emailLabel : SETTINGS_PAGE.wecomLabel)}
          value={address}
          onChange={setAddress}
          fault={said}
          type={channel === 'email' ? 'email' : 'text'}
          inputMode={channel === 'email' ? 'email' : 'text'}
          autoComplete={channel === 'email' ? 'email' : 'off'}
          autoCapitalize="none"
          maxLength={channel === 'email' ? 200 : 64}
        />
      ) : (
        <Field
          label={t(SETTINGS_PAGE.code)}
          hint={t(SETTINGS_PAGE.codeHint, { address: address.trim() })}
          value={code}
          onChange={setCode}
          fault={said}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          autoFocus
        />
      )}
      <ErrorNotice error={add.error ?? confirm.error} />
      <Button isWide type="submit" isBusy={add.isBusy || confirm.isBusy}>
        {t(wayId === null ? SETTINGS_PAGE.sendCode : SETTINGS_PAGE.confirm)}
      </Button>
      {wayId === null ? null : (
        <Button look="quiet" isWide onPress={again}>
          {t(SETTINGS_PAGE.otherAddress)}
        </Button>
      )}
    </form>
  )
}
