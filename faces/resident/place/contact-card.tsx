import { LinkButton } from '../../kit/components/button.tsx'
import { Person, PersonRow } from '../../kit/components/person.tsx'
import { useLanguage } from '../../kit/language.ts'
import { roleName } from '../../kit/role-name.ts'
import { KIT } from '../../kit/words.ts'
import type { OpenedPlace } from '../start.ts'
import { PLACE } from '../words.ts'

type Contact = OpenedPlace['contacts'][number]

/** Who looks after this place, with a big button to call. */
export function ContactCard({ contacts }: { contacts: readonly Contact[] }) {
  const speech = useLanguage()
  const { t } = speech
  const first = contacts.find((contact) => contact.phone) ?? contacts[0]
  const others = contacts.filter((contact) => contact !== first && contact.phone)
  return (
    <section className="k-card r-contact" aria-labelledby="contact-title">
      <h2 id="contact-title">{t(PLACE.contactTitle)}</h2>
      {first ? <Person name={first.name} note={roleName(first.role, speech)} /> : null}
      {first?.phone ? (
        <LinkButton look="main" icon="phone" isWide href={`tel:${first.phone}`}>
          {t(KIT.call, { name: first.name })}
        </LinkButton>
      ) : (
        <p className="k-soft">{t(first ? PLACE.noPhone : PLACE.noContact)}</p>
      )}
      {others.length > 0 ? (
        <details className="r-more">
          <summary>{t(PLACE.otherContacts)}</summary>
          <ContactList contacts={others} />
        </details>
      ) : null}
    </section>
  )
}

/** People to call, one row each; whoever has no public number is left out. */
export function ContactList({ contacts }: { contacts: readonly Contact[] }) {
  const speech = useLanguage()
  const reachable = contacts.filter((contact) => contact.phone)
  return (
    <ul className="k-people">
      {reachable.map((contact) => (
        <li key={`${contact.role} ${contact.name}`}>
          <PersonRow name={contact.name} note={roleName(contact.role, speech)} phone={contact.phone} />
        </li>
      ))}
    </ul>
  )
}
