import { useMemo } from 'react'
import { STAGES } from '../../../modules/dashboards/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { COUNT_WORDS } from '../figures/count-words.ts'
import { Card } from '../parts/page.tsx'
import { Empty } from '../parts/said.tsx'
import type { Picture } from './picture.ts'
import { PlacesChart } from './places-chart.tsx'
import { LEVELS } from './words.ts'

/** From what nobody has looked at yet to what only waits; each apart from its neighbours also without colours. */
const COLORS = {
  open_reported: '#b0241c',
  open_triaged: '#e5a13d',
  open_assigned: '#f5d9a8',
  open_in_progress: '#0b6654',
  open_resolved: '#6fae9d',
  open_verified: '#cfe6de',
  open_deferred: '#7a8880',
} as const satisfies Record<(typeof STAGES)[number], string>

/** What is open in each place, by how far it has come. */
export function StagesCard({ picture }: { picture: Picture }) {
  const { t, language } = useLanguage()
  const { places } = picture
  // biome-ignore lint/correctness/useExhaustiveDependencies: `t` follows from the language.
  const series = useMemo(
    () =>
      STAGES.map((stage) => ({
        key: stage,
        name: t(COUNT_WORDS[stage]),
        as: 'bar' as const,
        color: COLORS[stage],
        values: places.map(({ counts }) => counts[stage] ?? (counts[stage] === null ? null : 0)),
      })),
    [places, language],
  )
  return (
    <Card title={t(LEVELS.stages)}>
      {picture.total.open === 0 ? (
        <Empty title={t(LEVELS.noOpen)} />
      ) : (
        <PlacesChart picture={picture} caption={t(LEVELS.stages)} series={series} />
      )}
    </Card>
  )
}
