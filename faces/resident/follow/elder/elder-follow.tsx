import { useState } from 'react'
import type { Word } from '../../../../platform/pure/words.ts'
import { Button } from '../../../kit/components/button.tsx'
import { ErrorNotice } from '../../../kit/components/notice.tsx'
import { Pictures } from '../../../kit/components/picture.tsx'
import { useLanguage } from '../../../kit/language.ts'
import type { ApiError } from '../../../kit/problem.ts'
import { useCommand } from '../../../kit/use-command.ts'
import { go, useRoute } from '../../route.ts'
import { Screen } from '../../screen.tsx'
import { type AddedInput, AddForm } from '../add-sheet.tsx'
import { OwnReport, PromiseCard, Story } from '../follow-parts.tsx'
import type { Followed } from '../promise.ts'
import { TextForm } from '../text-sheet.tsx'
import { FOLLOW } from '../words.ts'
import { ElderFirst, LINKS } from './elder-first.tsx'
import { ElderRate, ElderRateConfirm, ratingOf } from './elder-rate.tsx'
import { type ElderPage, pagesOf } from './next-step.ts'

type ElderFollowProps = {
  report: Followed
  error: ApiError | null
  /** Where these pages stand in the address: '' or `mine/<case>`. */
  base: string
  onDone: () => void
  onBack?: () => void
}

/** Following in elder mode (长辈版): one thing per page. What a page may no longer show leads back to the first. */
export default function ElderFollow({ report, error, base, onDone, onBack }: ElderFollowProps) {
  const { t } = useLanguage()
  const depth = base === '' ? 0 : base.split('/').length
  const [named, part] = useRoute().slice(depth)
  const [said, setSaid] = useState<Word | null>(null)
  const addressOf = (page: ElderPage) => [base, page].filter(Boolean).join('/')
  const page = pagesOf(report).find((one) => one === named)
  const first = () => go(base, { replace: true })
  const back = () => history.back()
  const done = (word: Word) => {
    setSaid(word)
    onDone()
    first()
  }
  if (page === undefined)
    return (
      <ElderFirst
        key="first"
        report={report}
        error={error}
        said={said}
        hrefOf={(one) => `#/${addressOf(one)}`}
        onAgain={onDone}
        onBack={onBack}
      />
    )
  const rating = page === 'rate' ? ratingOf(part) : undefined
  if (rating)
    return (
      <ElderRateConfirm
        key={rating.value}
        report={report}
        rating={rating}
        unsolved={report.actions.includes('reopen') ? addressOf('unsolved') : null}
        onDone={() => done(FOLLOW.rateThanks)}
        onBack={back}
      />
    )
  if (page === 'rate') return <ElderRate key={page} here={addressOf(page)} onBack={back} />
  return (
    <Screen key={page} title={t(TITLES[page] ?? LINKS[page].title)} onBack={back}>
      <Page page={page} report={report} onDone={done} onBack={back} />
    </Screen>
  )
}

/** Pages that are called otherwise than the way to them. */
const TITLES: Partial<Record<ElderPage, Word>> = {
  reply: FOLLOW.questionTitle,
  unsolved: FOLLOW.unsolvedTitle,
  urge: FOLLOW.urgeTitle,
  add: FOLLOW.addTitle,
  owner: FOLLOW.owner,
  withdraw: FOLLOW.withdrawTitle,
}

function Page({
  page,
  report,
  onDone,
  onBack,
}: {
  page: Exclude<ElderPage, 'rate'>
  report: Followed
  onDone: (word: Word) => void
  onBack: () => void
}) {
  const { t } = useLanguage()
  switch (page) {
    case 'reply':
    case 'add':
      return <AddPage report={report} isReply={page === 'reply'} onDone={onDone} />
    case 'unsolved':
      return <UnsolvedPage report={report} onDone={onDone} />
    case 'urge':
      return <UrgePage report={report} onDone={onDone} />
    case 'withdraw':
      return <WithdrawPage report={report} onDone={onDone} onBack={onBack} />
    case 'owner':
      return <PromiseCard report={report} isAlone />
    case 'photos': {
      const photos = report.files.filter((file) => !file.isMine).map((file) => file.id)
      return <Pictures ids={photos} titleOf={(_, number) => t(FOLLOW.theirPhoto, { number })} />
    }
    case 'story':
      return <Story report={report} isAlone />
    case 'report':
      return <OwnReport report={report} isAlone />
  }
}

type ActProps = { report: Followed; onDone: (word: Word) => void }

function AddPage({ report, isReply, onDone }: ActProps & { isReply: boolean }) {
  const { t } = useLanguage()
  const { run, isBusy, error } = useCommand('cases.supply')
  const caseId = isReply ? report.caseId : report.leadCaseId
  const send = async (added: AddedInput) => (await run({ caseId, ...added })) !== undefined
  return (
    <>
      {isReply ? <p className="k-words r-asked">{report.openQuestion}</p> : null}
      <AddForm
        draftKey={isReply ? `reply:${caseId}` : `supply:${caseId}`}
        label={t(isReply ? FOLLOW.yourReply : FOLLOW.addLabel)}
        send={t(isReply ? FOLLOW.reply : FOLLOW.addSend)}
        isBusy={isBusy}
        error={error}
        onSend={send}
        onDone={() => onDone(FOLLOW.sent)}
      />
    </>
  )
}

function UnsolvedPage({ report, onDone }: ActProps) {
  const { t } = useLanguage()
  const { run, isBusy, error } = useCommand('cases.reopen')
  return (
    <TextForm
      draftKey={`reopen:${report.caseId}`}
      label={t(FOLLOW.unsolvedLabel)}
      hint={t(FOLLOW.unsolvedHint)}
      send={t(FOLLOW.unsolvedSend)}
      least={2}
      most={1000}
      isBusy={isBusy}
      error={error}
      onSend={async (reason) => (await run({ caseId: report.leadCaseId, reason })) !== undefined}
      onDone={() => onDone(FOLLOW.reopened)}
    />
  )
}

function UrgePage({ report, onDone }: ActProps) {
  const { t } = useLanguage()
  const { run, isBusy, error } = useCommand('cases.urge')
  return (
    <TextForm
      draftKey={`urge:${report.leadCaseId}`}
      label={t(FOLLOW.urgeLabel)}
      send={t(FOLLOW.urgeSend)}
      least={0}
      most={500}
      isBusy={isBusy}
      error={error}
      onSend={async (note) => (await run({ caseId: report.leadCaseId, note })) !== undefined}
      onDone={() => onDone(FOLLOW.urged)}
    />
  )
}

function WithdrawPage({ report, onDone, onBack }: ActProps & { onBack: () => void }) {
  const { t } = useLanguage()
  const { run, isBusy, error } = useCommand('cases.withdraw')
  const send = async () => {
    if (await run({ caseId: report.leadCaseId })) onDone(FOLLOW.withdrawn)
  }
  return (
    <>
      <p>{t(FOLLOW.withdrawText)}</p>
      <ErrorNotice error={error} />
      <Button look="danger" isWide isBusy={isBusy} onPress={send}>
        {t(FOLLOW.withdrawSend)}
      </Button>
      <Button isWide onPress={onBack}>
        {t(FOLLOW.keep)}
      </Button>
    </>
  )
}
