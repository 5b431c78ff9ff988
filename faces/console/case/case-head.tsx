import CopyOutlined from '@ant-design/icons/es/icons/CopyOutlined'
import PrinterOutlined from '@ant-design/icons/es/icons/PrinterOutlined'
import { Button } from 'antd'
import { useState } from 'react'
import type { CaseView } from '../../../modules/cases/contract.ts'
import { CHANNEL_WORDS, CLOCK_WORDS } from '../../../modules/cases/words.ts'
import { NATURE_WORDS, TIER_WORDS } from '../../../modules/routing/words.ts'
import { copyText } from '../../kit/copy-text.ts'
import { useLanguage } from '../../kit/language.ts'
import { useNow } from '../../kit/use-now.ts'
import { KIT } from '../../kit/words.ts'
import { DESK } from '../desk/words.ts'
import { useMe } from '../me.ts'
import { useCategoryName } from '../parts/category-name.ts'
import { DeadlineMark, PriorityMark, StateTag } from '../parts/marks.tsx'
import { CONSOLE } from '../words.ts'
import { CASE } from './words.ts'

/** Number, state, what it is about, and by when. */
export function CaseHead({ theCase }: { theCase: CaseView }) {
  const { t } = useLanguage()
  const category = useCategoryName(theCase.categoryCode, theCase.categoryName)
  const kinds = [
    category ?? t(DESK.notCategorized),
    t(NATURE_WORDS[theCase.nature]),
    t(TIER_WORDS[theCase.tier]),
    t(CHANNEL_WORDS[theCase.channel]),
  ]
  const me = useMe()
  const now = useNow()
  return (
    <header className="c-case-head">
      <p className="c-paper c-hint">
        {t(CASE.printedAt, { community: theCase.communityName, who: me.name, when: now.toISOString() })}
      </p>
      <div className="c-case-marks">
        <CaseNumber number={theCase.number} />
        <StateTag state={theCase.state} />
        <PriorityMark priority={theCase.priority} />
        {theCase.isSensitive ? <span className="c-flag">{t(DESK.sensitive)}</span> : null}
        {theCase.isSupervised ? <span className="c-flag">{t(DESK.supervised)}</span> : null}
        <Button
          type="text"
          size="small"
          className="c-case-print"
          icon={<PrinterOutlined aria-hidden="true" />}
          onClick={() => print()}
        >
          {t(CONSOLE.print)}
        </Button>
      </div>
      <h1>{theCase.summary}</h1>
      <p className="c-case-kinds">{kinds.join(' · ')}</p>
      <NextDeadline theCase={theCase} />
    </header>
  )
}

function CaseNumber({ number }: { number: string }) {
  const { t } = useLanguage()
  const [isCopied, setCopied] = useState(false)
  return (
    <span className="c-case-number">
      <span className="c-code">{number}</span>
      <Button
        type="text"
        size="small"
        aria-label={t(CASE.copyNumber)}
        icon={<CopyOutlined aria-hidden="true" />}
        onClick={async () => setCopied(await copyText(number))}
      />
      <span role="status" className="c-hint">
        {isCopied ? t(KIT.copied) : ''}
      </span>
    </span>
  )
}

/** The clock that ends first: which one, when, and what is left. */
function NextDeadline({ theCase }: { theCase: CaseView }) {
  const { t, moment } = useLanguage()
  if (theCase.state === 'closed' || theCase.nextDeadlineAt === null) return null
  const clock = theCase.clocks.find(
    (one) => one.stoppedAt === null && one.pausedAt === null && one.dueAt === theCase.nextDeadlineAt,
  )
  return (
    <p className="c-case-due">
      <DeadlineMark theCase={theCase} />
      <span>
        {t(CASE.dueOf, {
          what: t(clock ? CLOCK_WORDS[clock.kind] : CASE.deadline),
          when: moment(theCase.nextDeadlineAt),
        })}
      </span>
      {theCase.isDueProvisional ? (
        <>
          <span className="c-flag">{t(CASE.provisional)}</span>
          <small className="c-hint">{t(CASE.provisionalWhy)}</small>
        </>
      ) : null}
    </p>
  )
}
