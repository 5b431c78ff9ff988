import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { Empty } from '../parts/said.tsx'
import type { Asking } from './asking.ts'
import type { Picture } from './picture.ts'
import { PlaceLink } from './place-link.tsx'
import { LEVELS, UNIT_WORDS } from './words.ts'

/** From so many on something can be unusual at all. */
const LEAST = 10

/** What lies far above its own past, each with the numbers that say so. */
export function UnusualCard({ asking, picture }: { asking: Asking; picture: Picture }) {
  const { t, pick } = useLanguage()
  return (
    <Card title={t(LEVELS.unusual)}>
      {picture.unusual.length === 0 ? (
        <Empty title={t(LEVELS.nothingUnusual)}>
          <p>{t(LEVELS.nothingUnusualText)}</p>
        </Empty>
      ) : (
        <ul className="c-levels-unusual">
          {picture.unusual.map((one) => (
            <li key={`${one.code} ${one.classCode}`}>
              <strong>
                <PlaceLink
                  asking={asking}
                  picture={picture}
                  place={{ code: one.code, name: one.place }}
                  classCode={one.classCode || 'none'}
                />
                {' · '}
                {pick(one.class.zh, one.class.en)}
              </strong>
              <span>
                {t(LEVELS.unusualLine, {
                  now: one.now ?? t(LEVELS.atLeast, { n: LEAST }),
                  periods: one.periods,
                  unit: t(UNIT_WORDS[asking.period]),
                  mean: one.mean === null ? t(LEVELS.fewBefore) : Math.round(one.mean * 10) / 10,
                  deviations: Math.round(one.deviations * 10) / 10,
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="c-hint">{t(LEVELS.unusualNote)}</p>
    </Card>
  )
}
