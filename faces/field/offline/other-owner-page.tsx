import { useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { signOut } from '../../kit/session.ts'
import { useStore } from '../../kit/store.ts'
import { FIELD } from '../words.ts'
import { type Phone, waiting } from './here.ts'
import { OFFLINE } from './words.ts'

/** Somebody else has signed in on a phone that carries another person's work: nothing of the one is shown to the other. */
export function OtherOwnerPage({ here }: { here: Phone }) {
  const { t } = useLanguage()
  const unsent = useStore(waiting).length
  const [isBusy, setBusy] = useState(false)
  const clear = async () => {
    setBusy(true)
    await (await import('./set-up.ts')).turnOff()
    setBusy(false)
  }
  return (
    <main className="f-alone">
      <h1>{t(OFFLINE.otherTitle, { name: here.owner.name })}</h1>
      <p>{t(OFFLINE.otherText)}</p>
      {unsent > 0 ? <Notice tone="danger">{t(OFFLINE.forgotUnsent, { count: unsent })}</Notice> : null}
      <Button look="main" isWide onPress={() => void signOut()}>
        {t(FIELD.signOut)}
      </Button>
      <Button look="danger" isWide isBusy={isBusy} onPress={() => void clear()}>
        {t(OFFLINE.turnOff)}
      </Button>
    </main>
  )
}
