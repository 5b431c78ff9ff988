import { MEASURES, type Measure, type MeasureName } from '../../../modules/dashboards/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { COUNT_WORDS } from './count-words.ts'
import { FIGURES } from './words.ts'

/** By what a measure is counted (口径): its formula in words, what it leaves out, above and below, and since when. */
export function MeasureWords({ name }: { name: MeasureName }) {
  const { t } = useLanguage()
  const { formula, excludes, top, of, isGood, version }: Measure = MEASURES[name]
  return (
    <>
      <p>{t(formula)}</p>
      {excludes ? (
        <p>
          {t(FIGURES.excludes)}: {t(excludes)}
        </p>
      ) : null}
      {of ? (
        <p>
          {t(FIGURES.topOf, { what: t(COUNT_WORDS[top]) })} · {t(FIGURES.belowOf, { what: t(COUNT_WORDS[of]) })}
        </p>
      ) : null}
      <p>
        {isGood === undefined ? null : `${t(isGood ? FIGURES.goodMore : FIGURES.goodLess)} · `}
        {t(FIGURES.version, version)}
      </p>
    </>
  )
}
