import type { MeasureName } from '../../../modules/dashboards/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { MeasureCard } from '../figures/measure-card.tsx'
import { Card } from '../parts/page.tsx'
import type { Asking } from './asking.ts'
import { isHidden, known } from './ordered.ts'
import { figuresAsking, type Picture } from './picture.ts'
import { LEVELS } from './words.ts'

const SHOWN = [
  'received',
  'ended',
  'open',
  'late',
  'urgent',
  'on_time_rate',
  'content_rate',
] as const satisfies readonly MeasureName[]

/** The level as a whole. Who may see the cases opens them from here. */
export function LevelTotals({ asking, picture }: { asking: Asking; picture: Picture }) {
  const { t } = useLanguage()
  return (
    <Card title={t(LEVELS.totals, { name: picture.name })}>
      <div className="c-measures">
        {SHOWN.map((name) => (
          <MeasureCard
            key={name}
            name={name}
            counts={known(picture.total)}
            asking={picture.hidesSmall ? null : figuresAsking(picture, asking.classCode)}
            hidden={isHidden(name, picture.total) ? t(LEVELS.hidden) : undefined}
          />
        ))}
      </div>
    </Card>
  )
}
