import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { Channel, Group, Setting } from '../../../modules/notifications/contract.ts'
import { GROUP_WORDS, SETTING_WORDS } from '../../../modules/notifications/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { Choice, Labelled } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Note, Problem } from '../parts/said.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { ChannelOrder } from './channel-order.tsx'
import { minuteOf, timeOf } from './minutes.ts'
import { SETTINGS_PAGE } from './words.ts'

export type Preferences = OutputOf<Queries['notifications.preferences']>

/** What one is told of, by which channel first, and when. */
export function PreferencesForm({ saved }: { saved: Preferences }) {
  const { t } = useLanguage()
  const act = useAct('notifications.savePreferences')
  const [groups, setGroups] = useState<Record<Group, Setting>>(saved.groups)
  const [channels, setChannels] = useState<readonly Channel[]>(saved.channels)
  const [isQuiet, setQuiet] = useState(saved.quiet !== null)
  const [from, setFrom] = useState(timeOf(saved.quiet?.from ?? 22 * 60))
  const [until, setUntil] = useState(timeOf(saved.quiet?.until ?? 7 * 60))
  const [digestAt, setDigestAt] = useState(timeOf(saved.digestAt))
  const [language, setLanguage] = useState(saved.language)
  const [isSaved, setSaved] = useState(false)
  const edit =
    <V,>(set: (value: V) => void) =>
    (value: V) => {
      setSaved(false)
      set(value)
    }
  const save = async () => {
    const quiet = isQuiet ? { from: minuteOf(from), until: minuteOf(until) } : null
    const digest = minuteOf(digestAt)
    if (digest === null || (quiet && (quiet.from === null || quiet.until === null))) return
    const done = await act.run({
      groups,
      channels: [...channels],
      quiet: quiet && quiet.from !== null && quiet.until !== null ? { from: quiet.from, until: quiet.until } : null,
      digestAt: digest,
      language,
    })
    if (!done) return
    setSaved(true)
    refresh('notifications.preferences')
  }
  return (
    <form
      className="c-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Card title={t(SETTINGS_PAGE.groups)}>
        <p className="c-hint">{t(SETTINGS_PAGE.groupsNote)}</p>
        <div className="c-group-settings">
          {keysOf(GROUP_WORDS).map((group) => (
            <Choice
              key={group}
              label={t(GROUP_WORDS[group])}
              options={keysOf(SETTING_WORDS).map((key) => ({ value: key, label: t(SETTING_WORDS[key]) }))}
              value={groups[group]}
              onChoose={edit((value: Setting) => setGroups((now) => ({ ...now, [group]: value })))}
            />
          ))}
        </div>
      </Card>
      <Card title={t(SETTINGS_PAGE.channels)}>
        <p className="c-hint">{t(SETTINGS_PAGE.channelsNote)}</p>
        <ChannelOrder channels={channels} saved={saved} onChange={edit(setChannels)} />
      </Card>
      <Card title={t(SETTINGS_PAGE.times)}>
        <label className="c-check">
          <input type="checkbox" checked={isQuiet} onChange={(event) => edit(setQuiet)(event.target.checked)} />
          {t(SETTINGS_PAGE.quietOn)}
        </label>
        <div className="c-columns">
          {isQuiet ? (
            <>
              <TimeField label={t(SETTINGS_PAGE.from)} value={from} onChange={edit(setFrom)} />
              <TimeField label={t(SETTINGS_PAGE.until)} value={until} onChange={edit(setUntil)} />
            </>
          ) : null}
          <TimeField label={t(SETTINGS_PAGE.digestAt)} value={digestAt} onChange={edit(setDigestAt)} />
        </div>
        <Choice
          label={t(SETTINGS_PAGE.language)}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          value={language}
          onChoose={edit(setLanguage)}
        />
      </Card>
      <Problem error={act.error} />
      {isSaved ? (
        <Note tone="success" isNews>
          {t(SETTINGS_PAGE.saved)}
        </Note>
      ) : null}
      <div>
        <Button type="primary" htmlType="submit" loading={act.isBusy}>
          {t(SETTINGS_PAGE.save)}
        </Button>
      </div>
    </form>
  )
}

function TimeField({ label, value, onChange }: { label: string; value: string; onChange: (time: string) => void }) {
  return (
    <Labelled label={label}>
      {(control) => (
        <Input {...control} type="time" required value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Labelled>
  )
}
