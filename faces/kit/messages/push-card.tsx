import { useEffect, useState } from 'react'
import type { Word } from '../../../platform/pure/words.ts'
import { Button } from '../components/button.tsx'
import { ErrorNotice, Notice } from '../components/notice.tsx'
import { useLanguage } from '../language.ts'
import { currentSubscription, meansHere, pushObstacle, subscribe } from '../push.ts'
import { useCommand } from '../use-command.ts'
import type { Preferences } from './settings-form.tsx'
import { SETTINGS_PAGE } from './words.ts'

/** Push to this browser: on, off, or why it cannot be. */
export function PushCard({ preferences, onChanged }: { preferences: Preferences; onChanged: () => void }) {
  const { t, list } = useLanguage()
  const turnOn = useCommand('notifications.subscribeWebPush')
  const turnOff = useCommand('notifications.unsubscribeWebPush')
  const [here, setHere] = useState<PushSubscription | null>(null)
  const [isAsking, setAsking] = useState(false)
  const [failure, setFailure] = useState<Word | null>(null)
  const { pushKey } = preferences
  const ways = preferences.ways.filter((way) => way.channel === 'web_push')
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked up again when the ways have changed.
  useEffect(() => {
    currentSubscription().then(setHere, () => setHere(null))
  }, [preferences])
  const isOn = here !== null && ways.length > 0
  const obstacle = isOn ? null : pushObstacle(pushKey, meansHere())

  const on = async () => {
    if (pushKey === null || isAsking) return
    setAsking(true)
    setFailure(null)
    const made = await subscribe(pushKey).finally(() => setAsking(false))
    if ('zh' in made) return setFailure(made)
    if (await turnOn.run(made)) onChanged()
  }
  const off = async () => {
    if (!here) return
    if (!(await turnOff.run({ endpoint: here.endpoint }))) return
    await here.unsubscribe()
    onChanged()
  }
  return (
    <section className="k-card k-stack">
      <div>
        <h2 className="k-small-title">{t(SETTINGS_PAGE.push)}</h2>
        <p className="k-hint">{t(SETTINGS_PAGE.pushNote)}</p>
      </div>
      {obstacle ? <Notice>{t(obstacle)}</Notice> : null}
      {failure ? (
        <Notice tone="warm" isNews>
          {t(failure)}
        </Notice>
      ) : null}
      {isOn ? <p role="status">{t(SETTINGS_PAGE.pushOn)}</p> : null}
      {!isOn && ways.length > 0 ? (
        <p className="k-soft">{t(SETTINGS_PAGE.pushElsewhere, { hosts: list(ways.map((way) => way.label)) })}</p>
      ) : null}
      <ErrorNotice error={turnOn.error ?? turnOff.error} />
      {isOn ? (
        <Button isWide isBusy={turnOff.isBusy} onPress={off}>
          {t(SETTINGS_PAGE.turnOff)}
        </Button>
      ) : obstacle ? null : (
        <Button isWide isBusy={isAsking || turnOn.isBusy} onPress={on}>
          {t(SETTINGS_PAGE.turnOn)}
        </Button>
      )}
    </section>
  )
}
