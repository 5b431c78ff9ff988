import { Button } from 'antd'
import { CHANNELS, type Channel } from '../../../modules/notifications/contract.ts'
import { TEXT_CHANNEL_WORDS } from '../../../modules/notifications/words.ts'
import { Icon } from '../../kit/components/icon.tsx'
import { useLanguage } from '../../kit/language.ts'
import type { Preferences } from './preferences-form.tsx'
import { SETTINGS_PAGE } from './words.ts'

type ChannelOrderProps = {
  channels: readonly Channel[]
  saved: Preferences
  onChange: (channels: readonly Channel[]) => void
}

/** The channels in the order they are tried; those not used stand below. */
export function ChannelOrder({ channels, saved, onChange }: ChannelOrderProps) {
  const { t } = useLanguage()
  const lines = [...channels, ...CHANNELS.filter((one) => !channels.includes(one))]
  const move = (channel: Channel, by: number) => {
    const at = channels.indexOf(channel)
    const rest = channels.filter((one) => one !== channel)
    onChange([...rest.slice(0, at + by), channel, ...rest.slice(at + by)])
  }
  const state = (channel: Channel): string => {
    if (!saved.setUp.includes(channel)) return t(SETTINGS_PAGE.notSetUp)
    if (channel === 'sms')
      return saved.phoneMasked === null
        ? t(SETTINGS_PAGE.noPhone)
        : t(SETTINGS_PAGE.phoneIs, { phone: saved.phoneMasked })
    const isThere = saved.ways.some((way) => way.channel === channel && way.state === 'confirmed')
    return t(isThere ? SETTINGS_PAGE.ready : SETTINGS_PAGE.noWay)
  }
  return (
    <ol className="c-way-list">
      {lines.map((channel) => {
        const name = t(TEXT_CHANNEL_WORDS[channel])
        const at = channels.indexOf(channel)
        return (
          <li key={channel}>
            <label className="c-check">
              <input
                type="checkbox"
                checked={at >= 0}
                onChange={(event) =>
                  onChange(event.target.checked ? [...channels, channel] : channels.filter((one) => one !== channel))
                }
              />
              {name}
            </label>
            <span className="c-hint">{state(channel)}</span>
            {at >= 0 ? (
              <span className="c-tools">
                <Button
                  disabled={at === 0}
                  aria-label={`${t(SETTINGS_PAGE.up)} ${name}`}
                  onClick={() => move(channel, -1)}
                >
                  <span className="c-turn-up">
                    <Icon name="next" />
                  </span>
                </Button>
                <Button
                  disabled={at === channels.length - 1}
                  aria-label={`${t(SETTINGS_PAGE.down)} ${name}`}
                  onClick={() => move(channel, 1)}
                >
                  <span className="c-turn-down">
                    <Icon name="next" />
                  </span>
                </Button>
              </span>
            ) : null}
          </li>
        )
      })}
    </ol>
  )
}
