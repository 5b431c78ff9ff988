import type { DeskRequest } from '../../../modules/help/contract.ts'
import { DAY_PART_WORDS, HELP_KIND_WORDS, HELP_STATE_WORDS } from '../../../modules/help/words.ts'
import { saySpan } from '../../../platform/pure/time.ts'
import { api } from '../../kit/api.ts'
import { useLanguage } from '../../kit/language.ts'
import { useNow } from '../../kit/use-now.ts'
import { RevealPhone } from '../parts/reveal-phone.tsx'
import { Judge } from './judge.tsx'
import { RowActs } from './row-acts.tsx'
import { HELP } from './words.ts'

/** Requests in full; numbers one by one, with a reason. */
export function RequestsTable({
  requests,
  onSaid,
}: {
  requests: readonly DeskRequest[]
  onSaid: (said: string) => void
}) {
  const { t } = useLanguage()
  return (
    <table className="c-table">
      <thead>
        <tr>
          <th scope="col">{t(HELP.what)}</th>
          <th scope="col">{t(HELP.when)}</th>
          <th scope="col">{t(HELP.grid)}</th>
          <th scope="col">{t(HELP.asker)}</th>
          <th scope="col">{t(HELP.helper)}</th>
          <th scope="col">{t(HELP.state)}</th>
        </tr>
      </thead>
      <tbody>
        {requests.map((one) => (
          <Row key={one.requestId} one={one} onSaid={onSaid} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ one, onSaid }: { one: DeskRequest; onSaid: (said: string) => void }) {
  const { t, language } = useLanguage()
  const now = useNow()
  const { requestId } = one
  const waited = Math.max(0, Math.floor((now.getTime() - Date.parse(one.askedAt)) / 60_000))
  return (
    <tr>
      <th scope="row">
        {t(HELP_KIND_WORDS[one.kind])}
        <p className="c-hint c-help-words">{one.text ?? t(HELP.wordsGone)}</p>
      </th>
      <td data-title={t(HELP.when)}>
        {one.from === one.until ? one.from : `${one.from} – ${one.until}`}
        {one.part === 'any' ? null : <p className="c-hint">{t(DAY_PART_WORDS[one.part])}</p>}
      </td>
      <td data-title={t(HELP.grid)}>{one.gridName}</td>
      <td data-title={t(HELP.asker)}>
        {one.askerName}
        {one.shownName ? <p className="c-hint">{t(HELP.shownAs, { name: one.shownName })}</p> : null}
        {one.enteredByName ? <p className="c-hint">{t(HELP.enteredBy, { name: one.enteredByName })}</p> : null}
        <PhoneOf one={one} of="asker" name={one.askerName} masked={one.askerPhone} />
      </td>
      <td data-title={t(HELP.helper)}>
        {one.helperName ?? <span className="c-hint">{t(HELP.nobodyYet)}</span>}
        {one.helperName ? <PhoneOf one={one} of="helper" name={one.helperName} masked={one.helperPhone} /> : null}
      </td>
      <td data-title={t(HELP.state)}>
        <span className="c-tag">{t(HELP_STATE_WORDS[one.state])}</span>
        {one.state === 'open' ? <p className="c-hint">{t(HELP.waits, { span: saySpan(waited, language) })}</p> : null}
        {one.returns > 0 ? <p className="c-hint">{t(HELP.returns, { count: one.returns })}</p> : null}
        {one.hidden ? (
          <Judge
            what="request"
            id={requestId}
            hidden={one.hidden}
            canJudge={one.actions.includes('judge')}
            onSaid={onSaid}
          />
        ) : null}
        {one.saidDoneBy ? (
          <p className="c-hint">{t(one.saidDoneBy === 'helper' ? HELP.saidByHelper : HELP.saidByAsker)}</p>
        ) : null}
        <RowActs one={one} onSaid={onSaid} />
      </td>
    </tr>
  )
}

function PhoneOf({
  one,
  of,
  name,
  masked,
}: {
  one: DeskRequest
  of: 'asker' | 'helper'
  name: string
  masked: string | null
}) {
  const { t } = useLanguage()
  const isOther = one.otherSide === of
  // Who has no number is reached through whoever entered it.
  if (masked === null && !isOther) return null
  if (!one.canReveal && !isOther) return <p className="c-code">{masked}</p>
  return (
    <RevealPhone
      name={name}
      masked={masked ?? t(HELP.byEnterer)}
      reveal={async (reason) =>
        (await api.ask('help.revealContact', { requestId: one.requestId, of: isOther ? 'other' : of, reason })).phone
      }
    />
  )
}
