import { Button } from 'antd'
import { useState } from 'react'
import { TEXT_CHANNEL_WORDS } from '../../../modules/notifications/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Card } from '../parts/page.tsx'
import { Empty, Note } from '../parts/said.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { AddWay } from './add-way.tsx'
import type { Preferences } from './preferences-form.tsx'
import { SETTINGS_PAGE } from './words.ts'

type Way = Preferences['ways'][number]

/** The addresses at which one can be reached. An address counts once a code sent there came back. */
export function WaysCard({ ways, setUp }: Pick<Preferences, 'ways' | 'setUp'>) {
  const { t } = useLanguage()
  const [adding, setAdding] = useState<'email' | 'wecom_app' | Way | null>(null)
  const [removed, setRemoved] = useState<Way | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  return (
    <Card
      title={t(SETTINGS_PAGE.ways)}
      tools={
        <>
          {setUp.includes('email') ? (
            <Button onClick={() => setAdding('email')}>{t(SETTINGS_PAGE.addEmail)}</Button>
          ) : null}
          {setUp.includes('wecom_app') ? (
            <Button onClick={() => setAdding('wecom_app')}>{t(SETTINGS_PAGE.addWecom)}</Button>
          ) : null}
        </>
      }
    >
      <p className="c-hint">{t(SETTINGS_PAGE.waysNote)}</p>
      {said ? (
        <Note tone="success" isNews>
          {said}
        </Note>
      ) : null}
      {ways.length === 0 ? <Empty title={t(SETTINGS_PAGE.noWays)} /> : null}
      <ul className="c-way-list">
        {ways.map((way) => (
          <li key={way.id}>
            <strong>{t(TEXT_CHANNEL_WORDS[way.channel])}</strong>
            <span>{way.label}</span>
            <span className="c-hint">{t(SETTINGS_PAGE.states[way.state])}</span>
            <span className="c-tools">
              {way.state === 'waiting' ? (
                <Button onClick={() => setAdding(way)}>{t(SETTINGS_PAGE.enterCode)}</Button>
              ) : null}
              <Button aria-label={`${t(SETTINGS_PAGE.remove)} ${way.label}`} onClick={() => setRemoved(way)}>
                {t(SETTINGS_PAGE.remove)}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <h3>{t(SETTINGS_PAGE.push)}</h3>
      <p className="c-hint">
        {t(SETTINGS_PAGE.pushNote)} <a href="/field">{t(SETTINGS_PAGE.pushGo)}</a>
      </p>
      {adding ? (
        <AddWay
          channel={adding === 'email' || adding === 'wecom_app' ? adding : adding.channel}
          waiting={adding === 'email' || adding === 'wecom_app' ? null : adding.id}
          onClose={() => setAdding(null)}
          onDone={() => {
            setAdding(null)
            setSaid(t(SETTINGS_PAGE.confirmed))
          }}
        />
      ) : null}
      {removed ? <RemoveWay way={removed} onClose={() => setRemoved(null)} /> : null}
    </Card>
  )
}

function RemoveWay({ way, onClose }: { way: Way; onClose: () => void }) {
  const { t } = useLanguage()
  const act = useAct('notifications.removeWay')
  const remove = async () => {
    if (!(await act.run({ wayId: way.id }))) return
    refresh('notifications.preferences')
    onClose()
  }
  return (
    <Dialog
      title={t(SETTINGS_PAGE.remove)}
      onClose={onClose}
      submit={{ label: t(SETTINGS_PAGE.remove), onSubmit: remove, isBusy: act.isBusy, isDanger: true }}
      error={act.error}
    >
      <p>{t(SETTINGS_PAGE.removeText, { label: way.label })}</p>
    </Dialog>
  )
}
