import type { CaseLine } from '../../../modules/cases/contract.ts'
import { OUTCOME_WORDS, STATE_WORDS } from '../../../modules/cases/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { ownerName } from '../../kit/role-name.ts'
import { sayInCharge } from '../../kit/say-in-charge.ts'
import { useMe } from '../me.ts'
import { DueMark, PriorityMark } from '../parts/marks.tsx'
import { hrefOf } from '../route.ts'
import { LIST } from './words.ts'

/** One case of a list: what to do, by when, what it is, where. */
export function CaseRow({ line }: { line: CaseLine }) {
  const speech = useLanguage()
  const { t } = speech
  const { grants } = useMe()
  const isMine = grants.some((one) => one.postId === line.ownerPostId)
  const isRaised = grants.some((one) => one.postId === line.raisedToPostId)
  const owner = ownerName(line.ownerRole, sayInCharge(line.ownerName, line.ownerAway, speech), speech)
  const isEither = line.state === 'assigned' && line.offeredPostId !== null
  const isOthers = !isMine && line.state !== 'closed' && owner !== ''
  const beside = isEither ? t(LIST.eitherMay) : isOthers ? t(LIST.heldBy, { owner }) : null
  return (
    <a className="f-case" href={hrefOf(`case/${line.id}`)} data-urgent={line.priority === 'urgent' ? '' : undefined}>
      <span className="f-case-marks">
        <span className="k-tag" data-done={line.state === 'closed' ? '' : undefined}>
          {line.outcome && line.state === 'closed' ? t(OUTCOME_WORDS[line.outcome]) : t(STATE_WORDS[line.state])}
        </span>
        <PriorityMark priority={line.priority} />
        {isRaised ? <span className="f-priority">{t(LIST.raised)}</span> : null}
        <DueMark theCase={line} />
      </span>
      <strong className="f-case-text">{line.summary}</strong>
      <small>{line.placeName}</small>
      {beside === null ? null : <small>{beside}</small>}
      {line.closedAt ? <small>{t(LIST.closedAt, { at: line.closedAt })}</small> : null}
    </a>
  )
}
