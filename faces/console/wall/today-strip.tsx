import type { Count } from '../../../modules/dashboards/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { COUNT_WORDS } from '../figures/count-words.ts'
import { Link } from '../router.tsx'
import { to } from './drill.ts'
import type { PartProps } from './use-wall-reads.ts'
import { WallPart } from './wall-part.tsx'
import { WALL } from './words.ts'

const TILES: readonly { count: Count; word?: (typeof WALL)['newToday' | 'endedToday']; isBad?: true }[] = [
  { count: 'received', word: WALL.newToday },
  { count: 'ended', word: WALL.endedToday },
  { count: 'open' },
  { count: 'open_late', isBad: true },
  { count: 'open_urgent', isBad: true },
  { count: 'open_unheard', isBad: true },
]

/** What stands today, at the head of the wall. */
export function TodayStrip({ reads: { today }, gridId }: PartProps) {
  const { t } = useLanguage()
  return (
    <WallPart title={t(WALL.today)} read={today} className="w-today" href={to({ gridId, span: 'today' })}>
      <ul>
        {TILES.map(({ count, word, isBad }) => {
          const value = today.data?.total[count] ?? 0
          return (
            <li key={count}>
              <Link href={to({ gridId, span: 'today', count })}>
                <strong data-tone={isBad && value > 0 ? 'late' : undefined}>{value}</strong>
                <span>{t(word ?? COUNT_WORDS[count])}</span>
              </Link>
            </li>
          )
        })}
      </ul>
      <p className="w-soft w-not-connected">{t(WALL.notConnected)}</p>
    </WallPart>
  )
}
