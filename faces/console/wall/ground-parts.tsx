import { useLanguage } from '../../kit/language.ts'
import { hrefOf, Link } from '../router.tsx'
import { lastDays, to } from './drill.ts'
import type { PartProps } from './use-wall-reads.ts'
import { WallBars } from './wall-bars.tsx'
import { EVERY_TEN_MINUTES, WallPart } from './wall-part.tsx'
import { WALL } from './words.ts'

/** Where the same comes up again. */
export function SpotsPart({ reads: { spots }, gridId }: PartProps) {
  const { t, pick } = useLanguage()
  const found = spots.data?.spots ?? []
  const days = spots.data ? lastDays(spots.data.asOf) : {}
  return (
    <WallPart title={t(WALL.spots)} read={spots} href={to({ gridId, span: 'week', groupBy: 'category' })}>
      {found.length === 0 ? (
        <p className="w-soft">{t(WALL.noSpots)}</p>
      ) : (
        <ul className="w-lines">
          {found.slice(0, 6).map((spot) => (
            <li key={`${spot.categoryCode} ${spot.cases[0]?.id}`}>
              <Link href={to({ gridId: spot.gridId, category: spot.categoryCode, count: 'received', ...days })}>
                {pick(spot.category.zh, spot.category.en)}
              </Link>
              <span>{spot.gridName}</span>
              <small>
                {t(WALL.spotLine, { n: spot.cases.length, open: spot.cases.filter((one) => one.isOpen).length })}
              </small>
            </li>
          ))}
        </ul>
      )}
    </WallPart>
  )
}

/** What is asked of members beside what was agreed. */
export function CapacityPart({ reads: { capacity } }: PartProps) {
  const { t } = useLanguage()
  const communities = capacity.data?.communities ?? []
  return (
    <WallPart title={t(WALL.capacity)} read={capacity} everyMillis={EVERY_TEN_MINUTES} href={hrefOf('/items')}>
      {communities.length === 0 ? (
        <p className="w-soft">{t(WALL.noCapacity)}</p>
      ) : communities.length === 1 ? (
        <OneCapacity {...communities[0]} title={t(WALL.capacity)} />
      ) : (
        <ul className="w-lines">
          {communities.slice(0, 6).map((one) => (
            <li key={one.communityId}>
              <strong>{one.name}</strong>
              <span>{t(WALL.asked, { middle: one.middleMinutes, most: one.mostMinutes })}</span>
              <small data-tone={one.gridsOver > 0 ? 'late' : undefined}>
                {one.agreedMinutes === null
                  ? t(WALL.notAgreed)
                  : `${t(WALL.agreed, { minutes: one.agreedMinutes })} · ${t(WALL.over, { n: one.gridsOver, of: one.grids })}`}
              </small>
            </li>
          ))}
        </ul>
      )}
    </WallPart>
  )
}

type OneCapacityProps = {
  title: string
  middleMinutes: number
  mostMinutes: number
  agreedMinutes: number | null
  grids: number
  gridsOver: number
}

function OneCapacity({ title, middleMinutes, mostMinutes, agreedMinutes, grids, gridsOver }: OneCapacityProps) {
  const { t } = useLanguage()
  const tone = gridsOver > 0 ? ('late' as const) : ('calm' as const)
  return (
    <>
      <WallBars
        title={title}
        bars={[
          { key: 'middle', label: t(WALL.middleAsked), value: middleMinutes },
          { key: 'most', label: t(WALL.mostAsked), value: mostMinutes, tone },
          ...(agreedMinutes === null
            ? []
            : [{ key: 'agreed', label: t(WALL.agreedLine), value: agreedMinutes, tone: 'warm' as const }]),
        ]}
      />
      <p className="w-soft">{agreedMinutes === null ? t(WALL.notAgreed) : t(WALL.over, { n: gridsOver, of: grids })}</p>
    </>
  )
}

/** Whether the ground of all figures holds. */
export function QualityPart({ reads: { quality } }: PartProps) {
  const { t } = useLanguage()
  const data = quality.data
  const homes = t(WALL.outOf, { of: data?.households ?? 0 })
  return (
    <WallPart title={t(WALL.quality)} read={quality} everyMillis={EVERY_TEN_MINUTES} href={hrefOf('/grids')}>
      <WallBars
        title={t(WALL.quality)}
        bars={[
          {
            key: 'member',
            label: t(WALL.noMember),
            value: data?.gridsWithoutMember ?? 0,
            note: t(WALL.outOf, { of: data?.memberGrids ?? 0 }),
            href: hrefOf('/people'),
            tone: 'late',
          },
          {
            key: 'grid',
            label: t(WALL.noGridHomes),
            value: data?.householdsWithoutGrid ?? 0,
            note: homes,
            tone: 'late',
          },
          { key: 'never', label: t(WALL.neverVerified), value: data?.neverVerified ?? 0, note: homes, tone: 'warm' },
          { key: 'old', label: t(WALL.verifiedLongAgo), value: data?.verifiedLongAgo ?? 0, note: homes, tone: 'warm' },
        ]}
      />
    </WallPart>
  )
}
