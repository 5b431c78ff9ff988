import { Button } from 'antd'
import { useState } from 'react'
import type { DeskRequest } from '../../../modules/help/contract.ts'
import { IMPROPER_WORDS } from '../../../modules/help/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Problem } from '../parts/said.tsx'
import { refresh } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { useAct } from '../use-act.ts'
import { HELP } from './words.ts'

/** What somebody found improper, the case it became, and the two ways it can end. */
export function Judge({
  what,
  id,
  hidden,
  canJudge,
  onSaid,
}: {
  what: 'request' | 'offer'
  id: string
  hidden: NonNullable<DeskRequest['hidden']>
  canJudge: boolean
  onSaid: (said: string) => void
}) {
  const { t } = useLanguage()
  const act = useAct('help.judge')
  const [isSure, setSure] = useState(false)
  const judge = async (isProper: boolean) => {
    if (!(await act.run({ what, id, isProper }))) return
    setSure(false)
    onSaid(t(HELP.judged))
    refresh('help.')
  }
  return (
    <>
      <p className="c-hint">
        {t(HELP.reported, { reason: t(IMPROPER_WORDS[hidden.reason]) })}{' '}
        <Link href={hrefOf(`/case/${hidden.caseId}`)}>{t(HELP.toCase, { number: hidden.number })}</Link>
      </p>
      {canJudge ? (
        <div className="c-rowtools">
          <Button size="small" loading={act.isBusy} onClick={() => judge(true)}>
            {t(HELP.proper)}
          </Button>
          <Button size="small" danger onClick={() => setSure(true)}>
            {t(HELP.improper)}
          </Button>
        </div>
      ) : null}
      {isSure ? (
        <Dialog
          title={t(HELP.improper)}
          onClose={() => setSure(false)}
          error={act.error}
          submit={{ label: t(HELP.improper), onSubmit: () => judge(false), isBusy: act.isBusy, isDanger: true }}
        >
          <p>{t(HELP.improperSure)}</p>
        </Dialog>
      ) : (
        <Problem error={act.error} />
      )}
    </>
  )
}
