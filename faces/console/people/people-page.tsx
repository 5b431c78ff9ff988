import { useState } from 'react'
import { ORGANIZATION_WORDS, ROLE_WORDS, TAG_WORDS } from '../../../modules/people/words.ts'
import type { Words } from '../../../platform/pure/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { useTree } from '../grids/use-tree.ts'
import { Card, Page } from '../parts/page.tsx'
import { Empty, Pending, Problem } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { CONSOLE } from '../words.ts'

const PEOPLE = {
  lead: { zh: '谁在哪个网格、担任什么。电话默认隐藏。', en: 'Who serves where. Numbers are masked.' },
  community: { zh: '社区', en: 'Community' },
  find: { zh: '按姓名找', en: 'Find by name' },
  nobody: { zh: '没有找到人', en: 'Nobody found' },
  force: { zh: '队伍构成', en: 'The force' },
  people: { zh: '{count} 人', en: '{count} people' },
  vacant: { zh: '空缺 {count}', en: '{count} vacant' },
} as const satisfies Words

/** People with posts in a community, and what the force is made of. No ranking. */
export default function PeoplePage() {
  const { t } = useLanguage()
  const tree = useTree()
  const communities = tree.communities.filter((one) => !one.code.endsWith('000'))
  const [wanted, setWanted] = useState('')
  const [search, setSearch] = useState('')
  const communityId = wanted || communities[0]?.id
  const { data, isPending, problem, again } = useRead('people.persons', communityId ? { communityId, search } : null, {
    keepsFormer: true,
  })
  return (
    <Page title={t(CONSOLE.people)} lead={t(PEOPLE.lead)}>
      <div className="c-tools">
        <label className="c-field">
          <span>{t(PEOPLE.community)}</span>
          <select value={communityId ?? ''} onChange={(event) => setWanted(event.target.value)}>
            {communities.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <label className="c-field">
          <span>{t(PEOPLE.find)}</span>
          <input type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
        </label>
      </div>
      <Problem error={problem} onAgain={again} />
      {communityId ? <Force communityId={communityId} /> : null}
      <Card title={t(CONSOLE.people)}>
        {isPending ? <Pending lines={6} /> : null}
        {data?.persons.length === 0 ? <Empty title={t(PEOPLE.nobody)} /> : null}
        <ul className="c-plain">
          {data?.persons.map((person) => (
            <li key={person.id}>
              <strong>{person.name}</strong> <span className="c-code">{person.phoneMasked}</span>{' '}
              {person.posts.map((post) => `${post.gridName} ${t(ROLE_WORDS[post.role])}`).join('；')}{' '}
              <span className="c-hint">{person.tags.map((tag) => t(TAG_WORDS[tag])).join(' · ')}</span>
            </li>
          ))}
        </ul>
      </Card>
    </Page>
  )
}

function Force({ communityId }: { communityId: string }) {
  const { t } = useLanguage()
  const { data, isPending, problem, again } = useRead('people.composition', { communityId })
  return (
    <Card title={t(PEOPLE.force)}>
      <Problem error={problem} onAgain={again} />
      {isPending ? <Pending /> : null}
      {data ? (
        <>
          <p>
            <strong>{t(PEOPLE.people, { count: data.people })}</strong>
          </p>
          <ul className="c-plain">
            {data.tags.map((one) => (
              <li key={one.tag}>
                {t(TAG_WORDS[one.tag])} {one.people}
              </li>
            ))}
            {data.organizations.map((one) => (
              <li key={one.kind}>
                {t(ORGANIZATION_WORDS[one.kind])} {one.count}
              </li>
            ))}
          </ul>
          <ul className="c-plain">
            {data.roles.map((one) => (
              <li key={one.role}>
                {t(ROLE_WORDS[one.role])} {one.people}{' '}
                {one.vacant > 0 ? <span className="c-late">{t(PEOPLE.vacant, { count: one.vacant })}</span> : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  )
}
