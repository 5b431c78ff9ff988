import type { DeskOffer } from '../../../modules/help/contract.ts'
import {
  DAY_PART_WORDS,
  HELP_KIND_WORDS,
  OFFER_STATE_WORDS,
  REACH_WORDS,
  WEEKDAY_WORDS,
} from '../../../modules/help/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { Judge } from './judge.tsx'
import { HELP } from './words.ts'

/** Offers of help in full. */
export function OffersTable({ offers, onSaid }: { offers: readonly DeskOffer[]; onSaid: (said: string) => void }) {
  const { t, list } = useLanguage()
  return (
    <table className="c-table">
      <thead>
        <tr>
          <th scope="col">{t(HELP.kinds)}</th>
          <th scope="col">{t(HELP.when)}</th>
          <th scope="col">{t(HELP.reach)}</th>
          <th scope="col">{t(HELP.grid)}</th>
          <th scope="col">{t(HELP.giver)}</th>
          <th scope="col">{t(HELP.state)}</th>
        </tr>
      </thead>
      <tbody>
        {offers.map((one) => (
          <tr key={one.offerId}>
            <th scope="row">
              {list(one.kinds.map((kind) => t(HELP_KIND_WORDS[kind])))}
              <p className="c-hint c-help-words">{one.text ?? t(HELP.wordsGone)}</p>
            </th>
            <td data-title={t(HELP.when)}>
              {list(one.weekdays.map((weekday) => t(WEEKDAY_WORDS[weekday])))}
              {one.part === 'any' ? null : <p className="c-hint">{t(DAY_PART_WORDS[one.part])}</p>}
            </td>
            <td data-title={t(HELP.reach)}>{t(REACH_WORDS[one.reach])}</td>
            <td data-title={t(HELP.grid)}>{one.gridName}</td>
            <td data-title={t(HELP.giver)}>
              {one.giverName}
              {one.shownName ? <p className="c-hint">{t(HELP.shownAs, { name: one.shownName })}</p> : null}
              {one.enteredByName ? <p className="c-hint">{t(HELP.enteredBy, { name: one.enteredByName })}</p> : null}
            </td>
            <td data-title={t(HELP.state)}>
              <span className="c-tag">{t(OFFER_STATE_WORDS[one.state])}</span>
              {one.hidden ? (
                <Judge what="offer" id={one.offerId} hidden={one.hidden} canJudge={one.canJudge} onSaid={onSaid} />
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
