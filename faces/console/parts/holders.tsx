import type { Holder } from '../../../modules/people/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { sayInCharge } from '../../kit/say-in-charge.ts'
import { CONSOLE } from '../words.ts'

/** Who sits in a post, and who stands in for whoever is away; nobody is said in words and red. */
export function Holders({ holders }: { holders: readonly Holder[] }) {
  const speech = useLanguage()
  const { t, list } = speech
  if (holders.length === 0) return <span className="c-vacant">{t(CONSOLE.vacant)}</span>
  const away = holders.find((one) => one.awayUntil !== null)
  const present = holders.filter((one) => one.awayUntil === null)
  if (away?.awayUntil) {
    const deputies = present.length > 0 ? list(present.map((one) => one.name)) : null
    return <span>{sayInCharge(deputies, { name: away.name, until: away.awayUntil }, speech)}</span>
  }
  return (
    <>
      {holders.map((holder, i) => (
        <span key={holder.personId}>
          {i > 0 ? list(['', '']) : ''}
          {holder.name}
          {holder.holdsAs === 'deputy' ? <small className="c-hint"> {t(CONSOLE.deputyMark)}</small> : null}
        </span>
      ))}
    </>
  )
}
