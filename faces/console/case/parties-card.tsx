import type { CaseView } from '../../../modules/cases/contract.ts'
import { PARTY_WORDS } from '../../../modules/cases/words.ts'
import { api } from '../../kit/api.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { RevealPhone } from '../parts/reveal-phone.tsx'
import { CASE } from './words.ts'

/** Who must be answered. Numbers stay masked until shown for a reason that goes on record. */
export function PartiesCard({ theCase }: { theCase: CaseView }) {
  const { t } = useLanguage()
  // Whoever only helps is not told who waits: then nothing is said of them at all.
  if (theCase.parties.length === 0) return null
  return (
    <Card title={t(CASE.parties)}>
      <ul className="c-parties">
        {theCase.parties.map((party) => {
          const name = party.isAnonymous ? t(CASE.anonymous) : (party.name ?? t(CASE.anonymous))
          return (
            <li key={party.partyId}>
              <span>
                <strong>{name}</strong> <span className="c-hint">{t(PARTY_WORDS[party.as])}</span>
              </span>
              {party.personId && party.phoneMasked ? (
                <RevealPhone
                  name={name}
                  masked={party.phoneMasked}
                  reveal={async (reason) =>
                    (await api.ask('cases.revealParty', { caseId: theCase.id, partyId: party.partyId, reason })).phone
                  }
                />
              ) : null}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
