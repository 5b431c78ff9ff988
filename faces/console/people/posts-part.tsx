import { Button, Checkbox } from 'antd'
import { useMemo, useState } from 'react'
import type { Grid } from '../../../modules/grids/contract.ts'
import { ACCESS } from '../../../modules/people/access.ts'
import type { Holder, Post } from '../../../modules/people/contract.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { useTree } from '../grids/use-tree.ts'
import { useMay } from '../me.ts'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Holders } from '../parts/holders.tsx'
import { Card } from '../parts/page.tsx'
import { RowTools } from '../parts/row-tools.tsx'
import { Empty, Pending, Problem } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { CONSOLE } from '../words.ts'
import { CreatePost } from './create-post.tsx'
import { HANDOVERS } from './handovers-words.ts'
import { LeavePost } from './leave-post.tsx'
import { postsInOrder } from './posts-in-order.ts'
import { PrepareHandover } from './prepare-handover.tsx'
import { SetTerm } from './set-term.tsx'
import { StateAbsence } from './state-absence.tsx'
import { TakePost } from './take-post.tsx'
import { PEOPLE } from './words.ts'

const PAGE = 60
type Doing =
  | { what: 'create' }
  | { what: 'take'; post: Post }
  | { what: 'leave' | 'absence' | 'handover' | 'term'; post: Post; holder: Holder }

/** The posts of a grid and of all below it: who sits where, and where nobody does. */
export function PostsPart({ grid, onGrid }: { grid: Grid; onGrid: (gridId: string) => void }) {
  const { t } = useLanguage()
  const may = useMay()
  const tree = useTree()
  const [isUnder, setUnder] = useState(true)
  const [onlyVacant, setVacant] = useState(false)
  const [shown, setShown] = useState(PAGE)
  const [doing, setDoing] = useState<Doing | null>(null)
  const { data, isPending, problem, again } = useRead(
    'people.posts',
    { gridId: grid.id, under: isUnder },
    { keepsFormer: true },
  )
  const posts = useMemo(
    () =>
      postsInOrder(
        data?.posts ?? [],
        tree.all.map((one) => one.id),
      ),
    [data, tree],
  )
  const vacant = posts.filter((post) => post.holders.length === 0)
  const list = onlyVacant ? vacant : posts
  return (
    <Card
      title={t(PEOPLE.posts)}
      tools={
        may(ACCESS.createPost, grid.id) ? (
          <Button onClick={() => setDoing({ what: 'create' })}>{t(PEOPLE.createPost)}</Button>
        ) : null
      }
    >
      <div className="c-tools">
        <GridPicker
          className="c-narrow"
          placeholder={t(PEOPLE.grid)}
          value={grid.id}
          onChange={(id) => id && onGrid(id)}
        />
        <Checkbox checked={isUnder} onChange={(event) => setUnder(event.target.checked)}>
          {t(PEOPLE.under)}
        </Checkbox>
        <Checkbox checked={onlyVacant} onChange={(event) => setVacant(event.target.checked)}>
          {t(PEOPLE.onlyVacant)}
        </Checkbox>
        {data ? (
          <span className="c-hint" role="status">
            {t(PEOPLE.postsFound, { count: posts.length, vacant: vacant.length })}
          </span>
        ) : null}
      </div>
      {isPending && !problem ? <Pending lines={6} /> : null}
      <Problem error={problem} onAgain={again} />
      {data && list.length === 0 ? (
        <Empty title={t(onlyVacant ? PEOPLE.noneVacant : PEOPLE.noPosts)}>
          {onlyVacant ? null : <p>{t(PEOPLE.noPostsText)}</p>}
        </Empty>
      ) : null}
      {list.length > 0 ? <PostsTable posts={list.slice(0, shown)} onDo={setDoing} /> : null}
      {list.length > shown ? <Button onClick={() => setShown(shown + PAGE)}>{t(CONSOLE.moreRows)}</Button> : null}
      {doing?.what === 'create' ? <CreatePost grid={grid} onClose={() => setDoing(null)} /> : null}
      {doing?.what === 'take' ? <TakePost post={doing.post} onClose={() => setDoing(null)} /> : null}
      {doing?.what === 'leave' ? (
        <LeavePost post={doing.post} holder={doing.holder} onClose={() => setDoing(null)} />
      ) : null}
      {doing?.what === 'handover' ? (
        <PrepareHandover post={doing.post} holder={doing.holder} onClose={() => setDoing(null)} />
      ) : null}
      {doing?.what === 'term' ? (
        <SetTerm post={doing.post} holder={doing.holder} onClose={() => setDoing(null)} />
      ) : null}
      {doing?.what === 'absence' ? (
        <StateAbsence post={doing.post} holder={doing.holder} onClose={() => setDoing(null)} />
      ) : null}
    </Card>
  )
}

function PostsTable({ posts, onDo }: { posts: readonly Post[]; onDo: (doing: Doing) => void }) {
  const { t } = useLanguage()
  return (
    <table className="c-table">
      <thead>
        <tr>
          <th scope="col">{t(PEOPLE.grid)}</th>
          <th scope="col">{t(PEOPLE.role)}</th>
          <th scope="col">{t(PEOPLE.holder)}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {posts.map((post) => (
          <tr key={post.id}>
            <th scope="row">{post.gridName}</th>
            <td data-title={t(PEOPLE.role)}>
              {t(ROLE_WORDS[post.role])}
              {post.slot > 1 ? <small className="c-hint"> {t(PEOPLE.seat, { slot: post.slot })}</small> : null}
            </td>
            <td data-title={t(PEOPLE.holder)}>
              <Holders holders={post.holders} />
            </td>
            <td>
              <PostTools post={post} onDo={onDo} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function PostTools({ post, onDo }: { post: Post; onDo: (doing: Doing) => void }) {
  const { t } = useLanguage()
  const may = useMay()
  const label = `${post.gridName} ${t(ROLE_WORDS[post.role])}`
  const tool = (what: Exclude<Doing['what'], 'create' | 'take'>, word: Word, holder: Holder) => ({
    key: `${what} ${holder.personId}`,
    label: post.holders.length > 1 ? `${t(word)} · ${holder.name}` : t(word),
    about: `${holder.name} ${label}`,
    onPress: () => onDo({ what, post, holder }),
  })
  const sitting = post.holders.filter((holder) => holder.holdsAs === 'holder')
  const take = {
    key: 'take',
    label: t(post.holders.length === 0 ? PEOPLE.take : PEOPLE.addDeputy),
    about: label,
    onPress: () => onDo({ what: 'take', post }),
  }
  const here = sitting.filter((holder) => holder.awayUntil === null)
  const tools = [
    ...(may(ACCESS.takePost, post.gridId) ? [take] : []),
    ...(may(ACCESS.stateAbsence, post.gridId) ? here.map((one) => tool('absence', PEOPLE.absence, one)) : []),
    ...(may(ACCESS.setTerm, post.gridId)
      ? sitting.flatMap((one) => [tool('handover', HANDOVERS.handOver, one), tool('term', HANDOVERS.term, one)])
      : []),
    ...(may(ACCESS.leavePost, post.gridId) ? post.holders.map((one) => tool('leave', PEOPLE.leave, one)) : []),
  ]
  return <RowTools tools={tools} about={label} />
}
