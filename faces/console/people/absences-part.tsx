import { Button } from 'antd'
import type { Community } from '../../../modules/grids/contract.ts'
import type { Absence } from '../../../modules/people/contract.ts'
import { ABSENCE_WORDS, ROLE_WORDS } from '../../../modules/people/words.ts'
import { sayDay } from '../../../platform/pure/time.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { Awaiting, Empty, Problem } from '../parts/said.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { PEOPLE } from './words.ts'

/** Who is away or will be, and who answers meanwhile. */
export function AbsencesPart({ community }: { community: Community }) {
  const { t } = useLanguage()
  const read = useRead('people.absences', { communityId: community.id })
  const absences = read.data?.absences ?? []
  return (
    <Card title={t(PEOPLE.absences)}>
      <Awaiting read={read} lines={4} />
      {read.data && absences.length === 0 ? (
        <Empty title={t(PEOPLE.noAbsences)}>
          <p>{t(PEOPLE.noAbsencesText)}</p>
        </Empty>
      ) : null}
      {absences.length > 0 ? (
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{t(PEOPLE.who)}</th>
              <th scope="col">{t(PEOPLE.when)}</th>
              <th scope="col">{t(PEOPLE.deputy)}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {absences.map((one) => (
              <Row key={one.id} one={one} />
            ))}
          </tbody>
        </table>
      ) : null}
    </Card>
  )
}

function Row({ one }: { one: Absence }) {
  const { t, language } = useLanguage()
  const act = useAct('people.endAbsence')
  const day = (at: string) => sayDay(new Date(at), language, new Date())
  const end = async () => {
    if (await act.run({ absenceId: one.id })) refresh('people.', 'cases.')
  }
  return (
    <tr>
      <th scope="row">
        {one.name} <small className="c-hint">{t(ABSENCE_WORDS[one.reason])}</small>
      </th>
      <td data-title={t(PEOPLE.when)}>
        {t(PEOPLE.period, { from: day(one.from), until: day(one.until) })}{' '}
        <small className="c-hint">{t(one.isRunning ? PEOPLE.running : PEOPLE.coming)}</small>
      </td>
      <td data-title={t(PEOPLE.deputy)}>
        {one.posts.map((post) => {
          const name = `${post.gridName} ${t(ROLE_WORDS[post.role])}`
          return (
            <div key={post.postId}>
              {post.deputy
                ? t(PEOPLE.byDeputy, { post: name, name: post.deputy.name })
                : t(PEOPLE.byAbove, { post: name })}
            </div>
          )
        })}
      </td>
      <td>
        {one.mayEnd ? (
          <Button size="small" loading={act.isBusy} onClick={end}>
            {t(PEOPLE.endAbsence)}
            <span className="k-offscreen"> {one.name}</span>
          </Button>
        ) : null}
        <Problem error={act.error} />
      </td>
    </tr>
  )
}
