import { Button } from 'antd'
import { useState } from 'react'
import type { Community } from '../../../modules/grids/contract.ts'
import { ACCESS } from '../../../modules/people/access.ts'
import type { Person } from '../../../modules/people/contract.ts'
import { ROLE_WORDS, TAG_WORDS } from '../../../modules/people/words.ts'
import { api } from '../../kit/api.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { mayAnywhere, useMe } from '../me.ts'
import { Card } from '../parts/page.tsx'
import { RevealPhone } from '../parts/reveal-phone.tsx'
import { Empty, Note, Pending, Problem } from '../parts/said.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { Select } from '../parts/select.tsx'
import { useMoreRead } from '../reads.ts'
import { CONSOLE } from '../words.ts'
import { type AccountAct, AccountCell } from './account-cell.tsx'
import { CloseAccount, ResetPassword } from './keep-account.tsx'
import { OpenAccount } from './open-account.tsx'
import { RegisterPerson } from './register-person.tsx'
import { PEOPLE } from './words.ts'

type Tag = Person['tags'][number]

/** The people of a community, by name and origin. Numbers are masked; each look is on record. */
export function PersonsPart({ community }: { community: Community }) {
  const { t } = useLanguage()
  const me = useMe()
  const [search, setSearch] = useState('')
  const [tag, setTag] = useState<Tag | null>(null)
  const [doing, setDoing] = useState<'register' | { act: AccountAct; person: Person } | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const list = useMoreRead('people.persons', {
    key: [community.id, search, tag],
    input: (afterId) => ({ communityId: community.id, search, tag, ...(afterId ? { afterId } : {}) }),
    next: (page) => page.nextAfterId,
  })
  const persons = list.data?.pages.flatMap((page) => page.persons) ?? []
  const mayKeep = mayAnywhere(me, ACCESS.registerPerson)
  return (
    <Card
      title={t(PEOPLE.persons)}
      tools={mayKeep ? <Button onClick={() => setDoing('register')}>{t(PEOPLE.register)}</Button> : null}
    >
      <div className="c-tools">
        <SearchBox label={t(PEOPLE.search)} value={search} onSearch={(text) => setSearch(text.slice(0, 40))} />
        <Select
          className="c-narrow"
          aria-label={t(PEOPLE.tag)}
          allowClear
          placeholder={t(PEOPLE.allTags)}
          value={tag}
          options={keysOf(TAG_WORDS).map((key) => ({ value: key, label: t(TAG_WORDS[key]) }))}
          onChange={(next?: Tag) => setTag(next ?? null)}
        />
      </div>
      {said ? (
        <Note tone="success" isNews>
          {said}
        </Note>
      ) : null}
      {list.isPending && !list.problem ? <Pending lines={6} /> : null}
      <Problem error={list.problem} onAgain={list.again} />
      {list.data && persons.length === 0 ? (
        <Empty title={t(PEOPLE.noPersons)}>
          <p>{t(search || tag ? PEOPLE.noPersonsFiltered : PEOPLE.noPersonsText)}</p>
        </Empty>
      ) : null}
      {persons.length > 0 ? (
        <PersonsTable
          persons={persons}
          onAct={mayKeep ? (act, person) => setDoing({ act, person }) : null}
          onSaid={setSaid}
        />
      ) : null}
      {list.hasNextPage ? (
        <Button onClick={() => list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t(CONSOLE.moreRows)}
        </Button>
      ) : null}
      {doing === 'register' ? (
        <RegisterPerson community={community} onClose={() => setDoing(null)} onDone={setSaid} />
      ) : null}
      {doing !== null && doing !== 'register' ? (
        <AccountDialog {...doing} onClose={() => setDoing(null)} onDone={setSaid} />
      ) : null}
    </Card>
  )
}

const DIALOGS = { open: OpenAccount, reset: ResetPassword, close: CloseAccount } as const

type AccountDialogProps = { act: AccountAct; person: Person; onClose: () => void; onDone: (said: string) => void }

function AccountDialog({ act, ...rest }: AccountDialogProps) {
  const Chosen = DIALOGS[act]
  return <Chosen {...rest} />
}

type PersonsTableProps = {
  persons: readonly Person[]
  onAct: ((act: AccountAct, person: Person) => void) | null
  onSaid: (said: string) => void
}

function PersonsTable({ persons, onAct, onSaid }: PersonsTableProps) {
  const { t, list } = useLanguage()
  return (
    <table className="c-table">
      <thead>
        <tr>
          <th scope="col">{t(PEOPLE.name)}</th>
          <th scope="col">{t(PEOPLE.phone)}</th>
          <th scope="col">{t(PEOPLE.tag)}</th>
          <th scope="col">{t(PEOPLE.role)}</th>
          <th scope="col">{t(PEOPLE.login)}</th>
        </tr>
      </thead>
      <tbody>
        {persons.map((person) => (
          <tr key={person.id}>
            <th scope="row" className="c-name">
              {person.name}
            </th>
            <td data-title={t(PEOPLE.phone)}>
              {person.phoneMasked ? (
                <RevealPhone
                  name={person.name}
                  masked={person.phoneMasked}
                  reveal={async (reason) =>
                    (await api.ask('people.revealPhone', { personId: person.id, reason })).phone
                  }
                />
              ) : null}
            </td>
            <td data-title={t(PEOPLE.tag)}>{list(person.tags.map((tag) => t(TAG_WORDS[tag])))}</td>
            <td data-title={t(PEOPLE.role)}>
              {person.posts.map((post) => (
                <div key={post.postId}>
                  {post.gridName} {t(ROLE_WORDS[post.role])}
                </div>
              ))}
            </td>
            <td data-title={t(PEOPLE.login)}>
              <AccountCell person={person} onAct={onAct} onSaid={onSaid} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
