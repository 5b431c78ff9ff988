import type { Role } from '../../../modules/people/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { useTree } from '../grids/use-tree.ts'
import { homeOf, useMe } from '../me.ts'
import { useRead } from '../reads.ts'
import { ROUTING } from './routing-words.ts'

/** How many are named before the others are only counted. */
const NAMED = 6

/** Who sits now in the seats that the last rule sends everything else to, within one's own ground. */
export function CatchAllSeat({ role }: { role: Role }) {
  const { t, list } = useLanguage()
  const home = homeOf(useMe(), useTree())
  const { data } = useRead('people.posts', home ? { gridId: home.id, under: true } : null)
  const seats = data?.posts.filter((post) => post.role === role) ?? []
  const held = seats.flatMap((post) =>
    post.holders.map((holder) => t(ROUTING.inPlace, { grid: post.gridName, name: holder.name })),
  )
  const vacant = seats.filter((post) => post.holders.length === 0).map((post) => post.gridName)
  const named = list(held.slice(0, NAMED))
  return (
    <div className="c-hint">
      <p>{t(ROUTING.catchAllNote)}</p>
      {held.length > 0 ? (
        <p>
          {t(ROUTING.sitsThere, {
            holders: held.length > NAMED ? t(ROUTING.andMore, { holders: named, count: held.length }) : named,
          })}
        </p>
      ) : null}
      {vacant.length > 0 ? <p className="c-vacant">{t(ROUTING.nobodyThere, { places: list(vacant) })}</p> : null}
    </div>
  )
}
