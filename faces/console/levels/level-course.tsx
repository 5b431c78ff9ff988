import { useMemo } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { ChartWithTable } from '../figures/chart-card.tsx'
import { courseOfVolumes, sayStep } from '../figures/course-card.tsx'
import { FIGURES } from '../figures/words.ts'
import { Card } from '../parts/page.tsx'
import { Note } from '../parts/said.tsx'
import type { Asking } from './asking.ts'
import type { Picture } from './picture.ts'
import { LEVELS } from './words.ts'

const COLORS = { received: '#7aa7d6', ended: '#0b6654', open: '#874800' } as const

/** What came in, ended and stayed open over the last periods. */
export function LevelCourse({ asking: { period }, picture }: { asking: Asking; picture: Picture }) {
  const { t, language } = useLanguage()
  const { course } = picture
  // biome-ignore lint/correctness/useExhaustiveDependencies: `t` follows from the language.
  const series = useMemo(
    () =>
      courseOfVolumes(
        course.map((counts) => ({ counts })),
        t,
        COLORS,
      ),
    [course, language],
  )
  const labels = useMemo(() => course.map((one) => sayStep(period, one.from, language)), [course, period, language])
  const isLeftOut = picture.hidesSmall && course.length === 0
  if (course.length === 0 && !isLeftOut) return null
  return (
    <Card title={t(LEVELS.course)}>
      {isLeftOut ? (
        <Note>{t(LEVELS.noCourse)}</Note>
      ) : (
        <ChartWithTable
          caption={t(LEVELS.course)}
          first={t(FIGURES.period)}
          labels={labels}
          series={series}
          ink="#4a5852"
          lines="#dbe2dd"
          height={280}
        />
      )}
      {picture.span.isRunning && !isLeftOut ? <p className="c-hint">{t(FIGURES.running)}</p> : null}
    </Card>
  )
}
