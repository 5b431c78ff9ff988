import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { Group, Setting } from '../../../modules/notifications/contract/names.ts'
import { GROUP_WORDS, SETTING_WORDS } from '../../../modules/notifications/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { Button } from '../components/button.tsx'
import { Check } from '../components/check.tsx'
import { Field } from '../components/field.tsx'
import { ErrorNotice, Loading, Notice } from '../components/notice.tsx'
import { Select } from '../components/select.tsx'
import { useLanguage } from '../language.ts'
import { useAsk } from '../use-ask.ts'
import { useCommand } from '../use-command.ts'
import { readMinute, sayMinute } from './minutes.ts'
import { PushCard } from './push-card.tsx'
import { WayCard } from './way-card.tsx'
import { SETTINGS_PAGE } from './words.ts'

export type Preferences = OutputOf<Queries['notifications.preferences']>

/** In the order in which they are offered. */
const SETTINGS = ['on', 'digest', 'off'] as const satisfies readonly Setting[]

type MessageSettingsProps = {
  /** What somebody of this face is told; what he has set for the rest stays. */
  groups: readonly Group[]
  /** Ways that are confirmed by a code and make sense in this face. */
  byCode: readonly ('email' | 'wecom_app')[]
}

/** How somebody wants to be told: what, when and by which ways. */
export function MessageSettings({ groups, byCode }: MessageSettingsProps) {
  const { data, error, reload } = useAsk('notifications.preferences', {})
  if (!data) return error ? <ErrorNotice error={error} onAgain={reload} /> : <Loading />
  return (
    <>
      <SettingsForm preferences={data} groups={groups} />
      <PushCard preferences={data} onChanged={reload} />
      {byCode.map((channel) => (
        <WayCard key={channel} channel={channel} preferences={data} onChanged={reload} />
      ))}
    </>
  )
}

/** What is saved together. Ways are added and removed at once, each for itself. */
function SettingsForm({ preferences, groups }: { preferences: Preferences; groups: readonly Group[] }) {
  const { t } = useLanguage()
  const save = useCommand('notifications.savePreferences')
  const [form, setForm] = useState(() => formOf(preferences))
  const [state, setState] = useState<'same' | 'changed' | 'faulty' | 'saved'>('same')
  const change = (part: Partial<Form>) => {
    setForm((now) => ({ ...now, ...part }))
    setState('changed')
  }
  const times = { from: readMinute(form.from), until: readMinute(form.until), digestAt: readMinute(form.digestAt) }
  const faultOf = (minute: number | null) => (state === 'faulty' && minute === null ? SETTINGS_PAGE.time : null)
  const submit = async () => {
    const { from, until, digestAt } = times
    if (digestAt === null || (form.isQuiet && (from === null || until === null))) return setState('faulty')
    const quiet = form.isQuiet && from !== null && until !== null ? { from, until } : null
    const { groups, channels, language } = form
    const saved = await save.run({ groups, channels: [...channels], quiet, digestAt, language })
    if (saved) setState('saved')
  }
  return (
    <form
      className="k-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <section className="k-card k-stack">
        <div>
          <h2 className="k-small-title">{t(SETTINGS_PAGE.what)}</h2>
          <p className="k-hint">{t(SETTINGS_PAGE.whatNote)}</p>
        </div>
        {groups.map((group) => (
          <Select
            key={group}
            label={t(GROUP_WORDS[group])}
            value={form.groups[group]}
            onChange={(value) => {
              const setting = SETTINGS.find((one) => one === value)
              if (setting) change({ groups: { ...form.groups, [group]: setting } })
            }}
          >
            {SETTINGS.map((setting) => (
              <option key={setting} value={setting}>
                {t(SETTING_WORDS[setting])}
              </option>
            ))}
          </Select>
        ))}
      </section>
      <section className="k-card k-stack">
        <h2 className="k-small-title">{t(SETTINGS_PAGE.when)}</h2>
        <Check
          label={t(SETTINGS_PAGE.quiet)}
          note={t(SETTINGS_PAGE.quietNote)}
          isOn={form.isQuiet}
          onChange={(isQuiet) => change({ isQuiet })}
        />
        {form.isQuiet ? (
          <div className="k-pair">
            <TimeField
              label={t(SETTINGS_PAGE.from)}
              value={form.from}
              fault={faultOf(times.from)}
              onChange={(from) => change({ from })}
            />
            <TimeField
              label={t(SETTINGS_PAGE.until)}
              value={form.until}
              fault={faultOf(times.until)}
              onChange={(until) => change({ until })}
            />
          </div>
        ) : null}
        <TimeField
          label={t(SETTINGS_PAGE.digestAt)}
          value={form.digestAt}
          fault={faultOf(times.digestAt)}
          onChange={(digestAt) => change({ digestAt })}
        />
      </section>
      <section className="k-card k-stack">
        <h2 className="k-small-title">{t(SETTINGS_PAGE.how)}</h2>
        <Sms
          preferences={preferences}
          isOn={form.channels.includes('sms')}
          onChange={(isOn) =>
            change({ channels: [...form.channels.filter((one) => one !== 'sms'), ...(isOn ? ['sms' as const] : [])] })
          }
        />
        <Select
          label={t(SETTINGS_PAGE.language)}
          value={form.language}
          onChange={(value) => change({ language: value === 'en' ? 'en' : 'zh' })}
        >
          <option value="zh">{t(SETTINGS_PAGE.chinese)}</option>
          <option value="en">{t(SETTINGS_PAGE.english)}</option>
        </Select>
      </section>
      <ErrorNotice error={save.error} />
      {state === 'saved' ? (
        <Notice tone="good" isNews>
          {t(SETTINGS_PAGE.saved)}
        </Notice>
      ) : null}
      <Button look="main" isWide type="submit" isBusy={save.isBusy}>
        {t(SETTINGS_PAGE.save)}
      </Button>
    </form>
  )
}

function TimeField(props: Pick<Parameters<typeof Field>[0], 'label' | 'value' | 'fault' | 'onChange'>) {
  return <Field {...props} type="time" />
}

/** Text messages go to the number that the person signs in with; where they cannot go, it is said why. */
function Sms({
  preferences,
  isOn,
  onChange,
}: {
  preferences: Preferences
  isOn: boolean
  onChange: (is: boolean) => void
}) {
  const { t } = useLanguage()
  const { phoneMasked, setUp } = preferences
  const isSetUp = setUp.includes('sms')
  if (!isSetUp || phoneMasked === null)
    return <p className="k-soft">{t(isSetUp ? SETTINGS_PAGE.smsNoPhone : SETTINGS_PAGE.smsNotSetUp)}</p>
  return (
    <Check
      label={t(SETTINGS_PAGE.sms)}
      note={t(SETTINGS_PAGE.smsNote, { phone: phoneMasked })}
      isOn={isOn}
      onChange={onChange}
    />
  )
}

/** The settings as fields hold them: times as texts, and hours that are off keep theirs for when they are switched on again. */
type Form = Pick<Preferences, 'groups' | 'channels' | 'language'> & {
  isQuiet: boolean
  from: string
  until: string
  digestAt: string
}

function formOf({ groups, channels, language, quiet, digestAt }: Preferences): Form {
  const { from, until } = quiet ?? { from: 22 * 60, until: 7 * 60 }
  return {
    groups,
    channels,
    language,
    isQuiet: quiet !== null,
    from: sayMinute(from),
    until: sayMinute(until),
    digestAt: sayMinute(digestAt),
  }
}
