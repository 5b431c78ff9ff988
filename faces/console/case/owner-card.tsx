import type { CaseView } from '../../../modules/cases/contract.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import { type Speech, useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { isKeyOf, wordFor } from '../said.ts'
import { CONSOLE } from '../words.ts'
import { CASE, RULED_BY_WORDS } from './words.ts'

/** Role and name of whoever is in charge; a vacant post says so. */
export function sayOwner(theCase: { ownerRole: string | null; ownerName: string | null }, { t }: Speech): string {
  const role = wordFor(ROLE_WORDS, theCase.ownerRole)
  return [role ? t(role) : null, theCase.ownerName ?? (role ? `(${t(CONSOLE.vacant)})` : null)]
    .filter(Boolean)
    .join(' ')
}

/** Who is in charge, and why it came to this post with this limit. */
export function OwnerCard({ theCase }: { theCase: CaseView }) {
  const speech = useLanguage()
  const { t } = speech
  const { why, handlerName, returnCount, reopenCount } = theCase
  const toRole = wordFor(ROLE_WORDS, why.toRole)
  const reason = [why.ruleNote, toRole ? `→ ${t(toRole)}` : null].filter(Boolean).join(' ')
  const owner = sayOwner(theCase, speech)
  const rows: [string, string | null][] = [
    [t(CASE.post), owner || null],
    [t(CASE.handler), handlerName],
    [t(CASE.whyHere), reason || null],
    [t(CASE.ruledBy), isKeyOf(RULED_BY_WORDS, why.ruledBy) ? t(RULED_BY_WORDS[why.ruledBy]) : null],
    [t(CASE.nextBest), why.nextBestNote],
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
