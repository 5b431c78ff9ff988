import type { Measure } from '../../../modules/dashboards/rules.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { FIGURES } from './words.ts'

export type Counted = { of: Omit<Measure, 'top' | 'of'>; top: Word; below: Word | null }

/** By what a measure is counted (口径): its formula in words, what it leaves out, above and below, what others reach, and since when. */
export function MeasureWords({ of, top, below }: Counted) {
  const { t } = useLanguage()
  const { formula, excludes, isGood, compare, version } = of
  return (
    <>
      <p>{t(formula)}</p>
      {excludes ? (
        <p>
          {t(FIGURES.excludes)}: {t(excludes)}
        </p>
      ) : null}
      {below ? (
        <p>
          {t(FIGURES.topOf, { what: t(top) })} · {t(FIGURES.belowOf, { what: t(below) })}
        </p>
      ) : null}
      <p>
        {compare === undefined ? null : `${t(FIGURES.compare)}: ${t(compare)} · `}
        {isGood === undefined ? null : `${t(isGood ? FIGURES.goodMore : FIGURES.goodLess)} · `}
        {t(FIGURES.version, version)}
      </p>
    </>
  )
}
