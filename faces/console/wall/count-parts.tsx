import type { Count } from '../../../modules/dashboards/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { COUNT_WORDS } from '../figures/count-words.ts'
import { to } from './drill.ts'
import type { PartProps } from './use-wall-reads.ts'
import { WallBars } from './wall-bars.tsx'
import { WallPart } from './wall-part.tsx'
import { WALL } from './words.ts'

type Line = {
  readonly count: Count
  readonly word?: (typeof WALL)['micro' | 'small' | 'large']
  readonly tone?: 'warm' | 'late'
}

const FUNNEL: readonly Line[] = [
  { count: 'open_grid', word: WALL.micro },
  { count: 'open_community', word: WALL.small, tone: 'warm' },
  { count: 'open_subdistrict', word: WALL.large, tone: 'late' },
]
const AGES: readonly Line[] = [
  { count: 'open_day' },
  { count: 'open_3_days' },
  { count: 'open_week' },
  { count: 'open_month', tone: 'warm' },
  { count: 'open_older', tone: 'late' },
]
/** From nobody has called to work that is done but not told. */
const WAITING: readonly Line[] = [
  { count: 'open_unheard', tone: 'warm' },
  { count: 'open_resolved' },
  { count: 'open_deferred' },
  { count: 'open_late', tone: 'late' },
]

/** 微事、小事、大事: where what is open lies. */
export function FunnelPart(props: PartProps) {
  return <CountsPart {...props} title={useLanguage().t(WALL.funnel)} lines={FUNNEL} by="tier" />
}

/** How long it has been open. */
export function AgeingPart(props: PartProps) {
  return <CountsPart {...props} title={useLanguage().t(WALL.ageing)} lines={AGES} by="class" />
}

/** Who still waits to hear. */
export function WaitingPart(props: PartProps) {
  return <CountsPart {...props} title={useLanguage().t(WALL.waiting)} lines={WAITING} by="grid" />
}

type CountsPartProps = PartProps & { title: string; lines: readonly Line[]; by: 'tier' | 'class' | 'grid' }

function CountsPart({ reads: { today }, gridId, title, lines, by }: CountsPartProps) {
  const { t } = useLanguage()
  return (
    <WallPart title={title} read={today} href={to({ gridId, span: 'today', groupBy: by })}>
      <WallBars
        title={title}
        bars={lines.map(({ count, word, tone }) => ({
          key: count,
          label: t(word ?? COUNT_WORDS[count]),
          value: today.data?.total[count] ?? 0,
          href: to({ gridId, span: 'today', count }),
          tone,
        }))}
      />
    </WallPart>
  )
}
