import { useState } from 'react'
import { IMPROPER_REASONS, type ImproperReason } from '../../../modules/help/rules.ts'
import { IMPROPER_WORDS } from '../../../modules/help/words.ts'
import { Button, LinkButton } from '../../kit/components/button.tsx'
import { Options } from '../../kit/components/choices.tsx'
import { ErrorNotice, Notice } from '../../kit/components/notice.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useCommand } from '../../kit/use-command.ts'
import { HELP } from './words.ts'

/** Tells the community that something is not proper: why, then the number under which it is followed. */
export function Improper({ what, id, code }: { what: 'request' | 'offer'; id: string; code: string | null }) {
  const { t } = useLanguage()
  const report = useCommand('help.report')
  const [isOpen, setOpen] = useState(false)
  const [isTried, setTried] = useState(false)
  const [reason, setReason] = useState<ImproperReason | null>(null)
  const [done, setDone] = useState<{ caseId: string; number: string } | null>(null)
  async function send() {
    setTried(true)
    if (reason === null) return
    const told = await report.run({ what, id, code, reason })
    if (!told) return
    setDone(told)
    setOpen(false)
  }
  if (done)
    return (
      <>
        <Notice tone="good" isNews>
          {t(HELP.improperDone, { number: done.number })}
        </Notice>
        <LinkButton isWide href={`#/mine/${done.caseId}`}>
          {t(HELP.followIt)}
        </LinkButton>
      </>
    )
  return (
    <>
      <Button look="quiet" onPress={() => setOpen(true)}>
        {t(HELP.improper)}
      </Button>
      {isOpen ? (
        <Sheet title={t(HELP.improperTitle)} onClose={() => setOpen(false)}>
          <Options
            label={t(HELP.improperTitle)}
            isLabelHidden
            value={reason}
            onChoose={setReason}
            options={IMPROPER_REASONS.map((value) => ({ value, label: t(IMPROPER_WORDS[value]) }))}
          />
          {isTried && reason === null ? (
            <Notice tone="danger" isNews>
              {t(HELP.improperMissing)}
            </Notice>
          ) : null}
          <ErrorNotice error={report.error} />
          <Button look="main" isWide isBusy={report.isBusy} onPress={send}>
            {t(HELP.improperSend)}
          </Button>
        </Sheet>
      ) : null}
    </>
  )
}
