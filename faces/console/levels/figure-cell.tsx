import { type AnyMeasureName, isOfVisits, measureOf, sureness } from '../../../modules/dashboards/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { sayFigure, sayShare } from '../figures/figure-text.ts'
import { type AnyShown, isHidden, isTooFew, known } from './ordered.ts'
import { LEVELS } from './words.ts'

/** A figure of a place: a share with its interval drawn and said, and what is hidden said to be so. */
export function FigureCell({ name, counts: shown }: { name: AnyMeasureName; counts: AnyShown }) {
  const { t } = useLanguage()
  if (isHidden(name, shown)) return <Hidden />
  const counts = known(shown)
  const { top, of } = measureOf(name)
  const said = sayFigure(name, counts)
  const sure = of === undefined ? null : sureness(Math.min(counts[top] ?? 0, counts[of] ?? 0), counts[of] ?? 0)
  if (of === undefined || sure === null) return <>{said}</>
  return (
    <>
      {said}
      <span className="c-levels-interval" aria-hidden="true">
        <span style={{ insetInlineStart: `${sure.low * 100}%`, inlineSize: `${(sure.high - sure.low) * 100}%` }} />
      </span>
      <small>
        {sayShare(sure.low)}–{sayShare(sure.high)}
        {isTooFew(name, shown) ? ` · ${t(isOfVisits(name) ? LEVELS.fewDoors : LEVELS.tooFew)}` : ''}
      </small>
    </>
  )
}

/** In the place of a number that is not told. */
export function Hidden() {
  const { t } = useLanguage()
  return <span className="c-levels-hidden">{t(LEVELS.hidden)}</span>
}
