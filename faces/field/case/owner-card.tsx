import type { CaseView } from '../../../modules/cases/contract.ts'
import { Facts } from '../../kit/components/facts.tsx'
import { useLanguage } from '../../kit/language.ts'
import { ownerName } from '../../kit/role-name.ts'
import { sayInCharge } from '../../kit/say-in-charge.ts'
import { CASE } from './words.ts'

/** Who is in charge, who handles it, and why it came to this post. */
export function OwnerCard({ theCase }: { theCase: CaseView }) {
  const speech = useLanguage()
  const { t } = speech
  const { why, handlerName, offeredTo, returnCount, reopenCount } = theCase
  const inCharge = sayInCharge(theCase.ownerName, theCase.ownerAway, speech)
  const counts = [
    returnCount > 0 ? t(CASE.returned, { count: returnCount }) : '',
    reopenCount > 0 ? t(CASE.reopened, { count: reopenCount }) : '',
  ]
  return (
    <section className="k-card">
      <Facts
        rows={[
          { label: t(CASE.owner), value: ownerName(theCase.ownerRole, inCharge, speech) },
          { label: t(CASE.handler), value: handlerName },
          {
            label: t(theCase.state === 'assigned' ? CASE.eitherMay : CASE.otherSide),
            value: offeredTo?.label ?? null,
          },
          { label: t(CASE.why), value: [why.ruleNote, ...counts].filter(Boolean).join(' · ') },
        ]}
      />
    </section>
  )
}
