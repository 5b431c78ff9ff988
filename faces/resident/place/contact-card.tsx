import { LinkButton } from '../../kit/components/button.tsx'
import { Icon } from '../../kit/components/icon.tsx'
import { useLanguage } from '../../kit/language.ts'
import { roleName } from '../role-name.ts'
import type { OpenedPlace } from '../start.ts'
import { PLACE } from '../words.ts'

type Contact = OpenedPlace['contacts'][number]

/** Who looks after this place, with a big button to call. */
export function ContactCard({ contacts }: { contacts: readonly Contact[] }) {
  const speech = useLanguage()
  const { t } = speech
  const first = contacts.find((contact) => contact.phone) ?? contacts[0]
  const others = contacts.filter((contact) => contact !== first)
  return (
    <section className="k-card r-contact" aria-labelledby="contact-title">
      <h2 id="contact-title">{t(PLACE.contactTitle)}</h2>
      {first ? <Person contact={first} /> : null}
      {first?.phone ? (
        <LinkButton look="main" icon="phone" isWide href={`tel:${first.phone}`}>
          {t(PLACE.callMember, { name: first.name })}
        </LinkButton>
      ) : (
        <p className="r-soft">{t(first ? PLACE.noPhone : PLACE.noContact)}</p>
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

/** People to call, one row each. */
export function ContactList({ contacts }: { contacts: readonly Contact[] }) {
  const speech = useLanguage()
  return (
    <ul className="r-people">
      {contacts.map((contact) => (
        <li key={`${contact.role} ${contact.name}`}>
          <Person contact={contact} />
          {contact.phone ? (
            <a
              className="r-call"
              href={`tel:${contact.phone}`}
              aria-label={speech.t(PLACE.callMember, { name: contact.name })}
            >
              <Icon name="phone" />
            </a>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function Person({ contact }: { contact: Contact }) {
  const speech = useLanguage()
  return (
    <div className="r-person">
      <span className="r-face" aria-hidden="true">
        {[...contact.name][0]}
      </span>
      <span>
        <strong>{contact.name}</strong>
        <small>{roleName(contact.role, speech)}</small>
      </span>
    </div>
  )
}
