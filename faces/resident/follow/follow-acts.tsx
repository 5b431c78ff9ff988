import { useState } from 'react'
import type { Word } from '../../../platform/pure/words.ts'
import { Button } from '../../kit/components/button.tsx'
import { ErrorNotice, Notice } from '../../kit/components/notice.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useCommand } from '../../kit/use-command.ts'
import { type AddedInput, AddSheet } from './add-sheet.tsx'
import type { Followed } from './promise.ts'
import { TextSheet } from './text-sheet.tsx'
import { FOLLOW } from './words.ts'

/** What the reporter may still do besides answering and rating: add something, urge, withdraw. */
export function FollowActs({ report, onDone }: { report: Followed; onDone: () => void }) {
  const { t } = useLanguage()
  const supply = useCommand('cases.supply')
  const withdraw = useCommand('cases.withdraw')
  const urge = useCommand('cases.urge')
  const [open, setOpen] = useState<'add' | 'urge' | 'withdraw' | null>(null)
  const [sent, setSent] = useState<Word | null>(null)
  const { leadCaseId: caseId } = report
  const close = () => setOpen(null)

  function told(done: unknown, word: Word): boolean {
    if (done === undefined) return false
    setSent(word)
    onDone()
    return true
  }
  const add = async (added: AddedInput) => told(await supply.run({ caseId, ...added }), FOLLOW.sent)
  const push = async (note: string) => told(await urge.run({ caseId, note }), FOLLOW.urged)
  async function takeBack() {
    if (!(await withdraw.run({ caseId }))) return
    close()
    onDone()
  }

  return (
    <div className="k-stack">
      {sent ? (
        <Notice tone="good" isNews>
          {t(sent)}
        </Notice>
      ) : null}
      {report.actions.includes('supply') && report.openQuestion === null ? (
        <Button isWide onPress={() => setOpen('add')}>
          {t(FOLLOW.add)}
        </Button>
      ) : null}
      {report.actions.includes('urge') ? (
        <Button isWide onPress={() => setOpen('urge')}>
          {t(FOLLOW.urge)}
        </Button>
      ) : null}
      {report.actions.includes('withdraw') ? (
        <Button look="quiet" isWide onPress={() => setOpen('withdraw')}>
          {t(FOLLOW.withdraw)}
        </Button>
      ) : null}
      {open === 'add' ? (
        <AddSheet
          draftKey={`supply:${caseId}`}
          isBusy={supply.isBusy}
          error={supply.error}
          onSend={add}
          onClose={close}
        />
      ) : null}
      {open === 'urge' ? (
        <TextSheet
          draftKey={`urge:${caseId}`}
          title={t(FOLLOW.urgeTitle)}
          label={t(FOLLOW.urgeLabel)}
          send={t(FOLLOW.urgeSend)}
          least={0}
          most={500}
          isBusy={urge.isBusy}
          error={urge.error}
          onSend={push}
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
