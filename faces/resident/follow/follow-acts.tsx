import { useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { ErrorNotice, Notice } from '../../kit/components/notice.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useCommand } from '../../kit/use-command.ts'
import type { Followed } from './promise.ts'
import { TextSheet } from './text-sheet.tsx'
import { FOLLOW } from './words.ts'

/** What the reporter may still do besides answering and rating: add something, withdraw. */
export function FollowActs({ report, onDone }: { report: Followed; onDone: () => void }) {
  const { t } = useLanguage()
  const supply = useCommand('cases.supply')
  const withdraw = useCommand('cases.withdraw')
  const [open, setOpen] = useState<'add' | 'withdraw' | null>(null)
  const [isSent, setSent] = useState(false)
  const { caseId } = report
  const close = () => setOpen(null)

  async function add(text: string): Promise<boolean> {
    const done = await supply.run({ caseId, text })
    if (done) {
      setSent(true)
      onDone()
    }
    return done !== undefined
  }
  async function takeBack() {
    if (!(await withdraw.run({ caseId }))) return
    close()
    onDone()
  }

  return (
    <div className="k-stack">
      {isSent ? (
        <Notice tone="good" isNews>
          {t(FOLLOW.sent)}
        </Notice>
      ) : null}
      {report.actions.includes('supply') && report.openQuestion === null ? (
        <Button isWide onPress={() => setOpen('add')}>
          {t(FOLLOW.add)}
        </Button>
      ) : null}
      {report.actions.includes('withdraw') ? (
        <Button look="quiet" isWide onPress={() => setOpen('withdraw')}>
          {t(FOLLOW.withdraw)}
        </Button>
      ) : null}
      {open === 'add' ? (
        <TextSheet
          draftKey={`supply:${caseId}`}
          title={t(FOLLOW.addTitle)}
          label={t(FOLLOW.addLabel)}
          send={t(FOLLOW.addSend)}
          least={1}
          most={2000}
          isBusy={supply.isBusy}
          error={supply.error}
          onSend={add}
          onClose={close}
        />
      ) : null}
      {open === 'withdraw' ? (
        <Sheet title={t(FOLLOW.withdrawTitle)} onClose={close}>
          <p>{t(FOLLOW.withdrawText)}</p>
          <ErrorNotice error={withdraw.error} />
          <Button look="danger" isWide isBusy={withdraw.isBusy} onPress={takeBack}>
            {t(FOLLOW.withdrawSend)}
          </Button>
          <Button isWide onPress={close}>
            {t(FOLLOW.keep)}
          </Button>
        </Sheet>
      ) : null}
    </div>
  )
}
