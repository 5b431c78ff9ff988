import type { CaseView } from '../../../modules/cases/contract.ts'
import { PARTY_WORDS } from '../../../modules/cases/words.ts'
import { api } from '../../kit/api.ts'
import { useLanguage } from '../../kit/language.ts'
import { RevealPhone } from '../parts/reveal-phone.tsx'
import { CASE } from './words.ts'

/** Who must be answered. Names and numbers are masked; a number is shown for a reason that goes on record. */
export function PartiesCard({ theCase }: { theCase: CaseView }) {
  const { t } = useLanguage()
  // Whoever only helps is not told who waits: then nothing is said of them at all.
  if (theCase.parties.length === 0) return null
  return (
    <section className="k-card k-stack">
      <h2 className="k-small-title">{t(CASE.people)}</h2>
      <ul className="f-parties">
        {theCase.parties.map((party) => {
          const name = party.isAnonymous ? t(CASE.anonymous) : (party.name ?? t(CASE.anonymous))
          return (
            <li key={party.partyId}>
              <p>
                {name} <span className="k-soft">{t(PARTY_WORDS[party.as])}</span>
              </p>
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
    </section>
  )
}
