import { memo } from 'react'
import type { CaseLine } from '../../../modules/cases/contract.ts'
import { OUTCOME_WORDS } from '../../../modules/cases/words.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import { sayAge } from '../../kit/case/deadline.ts'
import { useLanguage } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { sayInCharge } from '../../kit/say-in-charge.ts'
import { useMe } from '../me.ts'
import { useCategoryName } from '../parts/category-name.ts'
import { DeadlineMark, PriorityMark, StateTag } from '../parts/marks.tsx'
import { hrefOf, Link } from '../router.tsx'
import { CONSOLE } from '../words.ts'
import { BULK } from './bulk/words.ts'
import { type Filter, queryOf } from './filter.ts'
import { DESK } from './words.ts'

type CaseLineProps = { line: CaseLine; filter: Filter; isCurrent: boolean; isNew: boolean; now: Date }
type CaseRowProps = CaseLineProps & { isChosen: boolean; onChoose: (line: CaseLine, isRange: boolean) => void }

/** A case of the list with its box: a click chooses it, with Shift all up to it. */
export const CaseRow = memo(function CaseRow({ isChosen, onChoose, ...props }: CaseRowProps) {
  const { t } = useLanguage()
  const { id, number } = props.line
  return (
    <li className="c-pick" data-line={id} data-chosen={isChosen ? '' : undefined}>
      <label>
        <span className="k-offscreen">{t(BULK.choose, { number })}</span>
        <input
          type="checkbox"
          checked={isChosen}
          onChange={(event) =>
            onChoose(props.line, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
          }
        />
      </label>
      <CaseLineLink {...props} />
    </li>
  )
})

/** One case of the list: what, where, whose and by when. */
function CaseLineLink({ line, filter, isCurrent, isNew, now }: CaseLineProps) {
  const speech = useLanguage()
  const { t, language } = speech
  const category = useCategoryName(line.categoryCode, line.categoryName)
  const role = wordFor(ROLE_WORDS, line.ownerRole)
  const name = sayInCharge(line.ownerName, line.ownerAway, speech) ?? (role ? t(CONSOLE.vacant) : null)
  const owner = [role ? t(role) : null, name].filter(Boolean).join(' ')
  const isRaised = useMe().grants.some((one) => one.postId === line.raisedToPostId)
  return (
    <Link href={hrefOf(`/case/${line.id}`, queryOf(filter))} className="c-line" isCurrent={isCurrent}>
      <span className="c-line-title">
        <PriorityMark priority={line.priority} />
        {isNew ? <span className="c-new">{t(DESK.isNew)}</span> : null}
        {line.isSensitive ? <span className="c-flag">{t(DESK.sensitive)}</span> : null}
        {isRaised ? <span className="c-flag">{t(DESK.raised)}</span> : null}
        {line.isSupervised ? <span className="c-flag">{t(DESK.supervised)}</span> : null}
        <strong>{line.summary}</strong>
      </span>
      <span className="c-line-where">
        <span>{line.placeName}</span>
        <span>{category ?? t(DESK.notCategorized)}</span>
        <span>{sayAge(line.reportedAt, language, now)}</span>
        <span className="c-whole">{line.number}</span>
      </span>
      <span className="c-line-foot">
        <StateTag state={line.state} />
        <DeadlineMark theCase={line} />
        {line.outcome ? <span>{t(OUTCOME_WORDS[line.outcome])}</span> : null}
        <span className="c-line-who">{owner}</span>
      </span>
    </Link>
  )
}
