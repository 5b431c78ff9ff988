import type { Queries } from '../../../modules/api.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { LinkButton } from '../../kit/components/button.tsx'
import { ErrorNotice, Loading } from '../../kit/components/notice.tsx'
import { PersonRow } from '../../kit/components/person.tsx'
import { useLanguage } from '../../kit/language.ts'
import { roleName } from '../../kit/role-name.ts'
import { sayStandsInFor } from '../../kit/say-in-charge.ts'
import { useMe } from '../me.ts'
import { useRead } from '../reads.ts'
import { GRID } from './words.ts'

type Contact = OutputOf<Queries['people.contacts']>['contacts'][number]

/** Who looks after the grid, and who stands above it: the lead with a button to call. */
export function PeopleCards({ gridId }: { gridId: string }) {
  const { t } = useLanguage()
  const { data, error, reload } = useRead('people.contacts', { gridId })
  const here = data?.contacts.filter((one) => one.gridId === gridId) ?? []
  const above = data?.contacts.filter((one) => one.gridId !== gridId) ?? []
  const lead = above.find((one) => one.phone)
  return (
    <>
      <section className="k-card k-stack">
        <h2 className="k-small-title">{t(GRID.people)}</h2>
        <ErrorNotice error={error} onAgain={reload} />
        {!data && !error ? <Loading /> : null}
        {data && here.length === 0 ? <p className="k-soft">{t(GRID.noPeople)}</p> : null}
        <People contacts={here} />
      </section>
      {above.length > 0 ? (
        <section className="k-card k-stack">
          <h2 className="k-small-title">{t(GRID.above)}</h2>
          <People contacts={above} />
          {lead?.phone ? (
            <LinkButton look="main" icon="phone" isWide href={`tel:${lead.phone}`}>
              {t(GRID.callLead, { name: lead.name })}
            </LinkButton>
          ) : null}
        </section>
      ) : null}
    </>
  )
}

function People({ contacts }: { contacts: readonly Contact[] }) {
  const speech = useLanguage()
  const { t } = speech
  const me = useMe()
  return (
    <ul className="k-people">
      {contacts.map((one) => {
        const isMe = one.personId === me.personId
        const marks = [
          roleName(one.role, speech),
          one.standsInFor ? sayStandsInFor(one.standsInFor, speech) : one.holdsAs === 'deputy' ? t(GRID.deputy) : '',
          isMe ? t(GRID.me) : '',
        ]
        return (
          <li key={`${one.personId} ${one.role}`}>
            <PersonRow
              name={one.name}
              note={marks.filter(Boolean).join(' · ')}
              phone={isMe ? null : one.phone}
              more={isMe ? undefined : (one.phone ?? t(GRID.noNumber))}
            />
          </li>
        )
      })}
    </ul>
  )
}
