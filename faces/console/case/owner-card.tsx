import type { CaseView } from '../../../modules/cases/contract.ts'
import { explain } from '../../../modules/routing/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { isKeyOf } from '../../kit/said.ts'
import { Card } from '../parts/page.tsx'
import { useRuleNames } from '../parts/rule-names.ts'
import { sayOwner } from '../parts/say-owner.ts'
import { CASE, RULED_BY_WORDS } from './words.ts'

/** Who is in charge, and why it came to this post with this limit. */
export function OwnerCard({ theCase }: { theCase: CaseView }) {
  const speech = useLanguage()
  const { t } = speech
  const { why, handlerName, offeredTo, returnCount, reopenCount } = theCase
  const names = useRuleNames()
  const isByRule = why.toRole === theCase.ownerRole
  const owner = sayOwner(theCase, speech)
  const rows: [string, string | null][] = [
    [t(CASE.post), owner || null],
    [t(CASE.handler), handlerName],
    [t(theCase.state === 'assigned' ? CASE.eitherMay : CASE.otherSide), offeredTo?.label ?? null],
    [t(isByRule ? CASE.whyHere : CASE.byRule), why.rule ? t(explain(why.rule, names)) : why.ruleNote],
    [t(CASE.ruledBy), isKeyOf(RULED_BY_WORDS, why.ruledBy) ? t(RULED_BY_WORDS[why.ruledBy]) : null],
    [t(CASE.nextBest), why.nextBest ? t(explain(why.nextBest, names)) : why.nextBestNote],
  ]
  return (
    <Card title={t(CASE.owner)}>
      <dl className="c-facts-list">
        {rows.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {returnCount > 0 ? <p className="c-warm">{t(CASE.returned, { count: returnCount })}</p> : null}
      {reopenCount > 0 ? <p className="c-warm">{t(CASE.reopened, { count: reopenCount })}</p> : null}
    </Card>
  )
}
