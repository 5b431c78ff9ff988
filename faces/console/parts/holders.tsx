import type { Holder } from '../../../modules/people/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { CONSOLE } from '../words.ts'

/** Who sits in a post; nobody is said in words and red. */
export function Holders({ holders }: { holders: readonly Holder[] }) {
  const { t, language } = useLanguage()
  if (holders.length === 0) return <span className="c-vacant">{t(CONSOLE.vacant)}</span>
  return (
    <>
      {holders.map((holder, i) => (
        <span key={holder.personId}>
          {i > 0 ? (language === 'zh' ? '、' : ', ') : ''}
          {holder.name}
          {holder.holdsAs === 'deputy' ? <small className="c-hint"> {t(CONSOLE.deputyMark)}</small> : null}
        </span>
      ))}
    </>
  )
}
