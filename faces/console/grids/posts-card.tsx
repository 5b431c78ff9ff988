import { ROLE_WORDS } from '../../../modules/people/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { Holders } from '../parts/holders.tsx'
import { Card } from '../parts/page.tsx'
import { Empty, Pending, Problem } from '../parts/said.tsx'
import { postsInOrder } from '../people/posts-in-order.ts'
import { useRead } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { GRIDS } from './words.ts'

/** Who looks after a grid; a vacant post shows in words. */
export function PostsCard({ gridId }: { gridId: string }) {
  const { t } = useLanguage()
  const { data, isPending, problem, again } = useRead('people.posts', { gridId })
  return (
    <Card title={t(GRIDS.posts)} tools={<Link href={hrefOf('/people', { grid: gridId })}>{t(GRIDS.toPeople)}</Link>}>
      {isPending && !problem ? <Pending /> : null}
      <Problem error={problem} onAgain={again} />
      {data?.posts.length === 0 ? <Empty title={t(GRIDS.noPosts)} /> : null}
      <dl className="c-facts-list">
        {postsInOrder(data?.posts ?? [], [gridId]).map((post) => (
          <div key={post.id}>
            <dt>{t(ROLE_WORDS[post.role])}</dt>
            <dd>
              <Holders holders={post.holders} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
