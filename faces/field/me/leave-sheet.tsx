import { useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { ErrorNotice, Notice } from '../../kit/components/notice.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useLanguage } from '../../kit/language.ts'
import { ApiError } from '../../kit/problem.ts'
import type { Me } from '../../kit/session.ts'
import { useStore } from '../../kit/store.ts'
import { leave } from '../me.ts'
import { waiting } from '../offline/here.ts'
import { OFFLINE } from '../offline/words.ts'
import { go } from '../route.ts'
import { MINE } from './words.ts'

/** Signing out clears this phone: whoever has unsent work is told what would be lost, and shown the outbox first. */
export function LeaveSheet({ me, onClose }: { me: Me; onClose: () => void }) {
  const unsent = useStore(waiting).filter(({ state }) => state !== 'rescued').length
  const { t } = useLanguage()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const out = () => {
    setBusy(true)
    leave(me).catch((reason: unknown) => {
      if (!(reason instanceof ApiError)) throw reason
      setError(reason)
      setBusy(false)
    })
  }
  return (
    <Sheet title={t(MINE.signOutTitle)} onClose={onClose}>
      <p>{t(MINE.signOutText)}</p>
      <ErrorNotice error={error} />
      {unsent > 0 ? (
        <>
          <Notice tone="danger">{t(OFFLINE.leaveUnsent, { count: unsent })}</Notice>
          <Button look="main" isWide onPress={() => go('outbox')}>
            {t(OFFLINE.toOutbox)}
          </Button>
          <Button look="danger" isWide isBusy={isBusy} onPress={out}>
            {t(OFFLINE.leaveAnyway)}
          </Button>
        </>
      ) : (
        <Button look="main" isWide isBusy={isBusy} onPress={out}>
          {t(MINE.signOut)}
        </Button>
      )}
      <Button isWide onPress={onClose}>
        {t(MINE.stay)}
      </Button>
    </Sheet>
  )
}
