import { type ComponentProps, useMemo } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { ChartWithTable } from '../figures/chart-card.tsx'
import type { Picture } from './picture.ts'
import { BELOW_WORDS, LEVELS } from './words.ts'

type PlacesChartProps = { picture: Picture; caption: string; series: ComponentProps<typeof ChartWithTable>['series'] }

/** The places of a level as bars made of parts, one below the other, and the table that says the same. */
export function PlacesChart({ picture: { level, places }, caption, series }: PlacesChartProps) {
  const { t } = useLanguage()
  const labels = useMemo(() => places.map((place) => place.name), [places])
  return (
    <ChartWithTable
      caption={caption}
      first={t(BELOW_WORDS[level])}
      labels={labels}
      series={series}
      isStacked
      isByCard
      nothing={t(LEVELS.hidden)}
      ink="#4a5852"
      lines="#dbe2dd"
      height={Math.min(720, 110 + places.length * 34)}
    />
  )
}
