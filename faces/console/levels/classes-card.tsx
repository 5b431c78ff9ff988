import { useLanguage } from '../../kit/language.ts'
import { sayShare } from '../figures/figure-text.ts'
import { Card } from '../parts/page.tsx'
import { hrefOf, Link } from '../router.tsx'
import { type Asking, queryFor } from './asking.ts'
import { Hidden } from './figure-cell.tsx'
import type { Picture, PlaceLine } from './picture.ts'
import { PlaceLink } from './place-link.tsx'
import { BELOW_WORDS, LEVELS } from './words.ts'

/** How much darker the largest possible part is than none: text on it stays readable. */
const DARKEST = 55

/** What came in per place and class: the table is the picture. */
export function ClassesCard({ asking, picture }: { asking: Asking; picture: Picture }) {
  const { t, pick } = useLanguage()
  const classes = picture.classes.filter((one) => one.counts.received !== 0)
  if (classes.length === 0) return null
  const codeOf = (code: string) => code || 'none'
  return (
    <Card title={t(LEVELS.kinds)}>
      <div className="c-levels-wide">
        <table className="c-figures-table c-levels-table c-levels-heat">
          <caption className="k-offscreen">{t(LEVELS.kinds)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(BELOW_WORDS[picture.level])}</th>
              {classes.map(({ code, name }) => {
                const isOnly = asking.classCode === codeOf(code)
                const label = pick(name.zh, name.en)
                return (
                  <th key={code} scope="col" data-only={isOnly ? '' : undefined}>
                    <Link
                      href={hrefOf('/levels', queryFor({ ...asking, classCode: isOnly ? null : codeOf(code) }))}
                      label={isOnly ? t(LEVELS.classAll) : t(LEVELS.onlyClass, { name: label })}
                    >
                      {label}
                    </Link>
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody>
            {picture.places.map((place) => (
              <tr key={place.code}>
                <th scope="row">
                  <PlaceLink asking={asking} picture={picture} place={place} />
                </th>
                {classes.map(({ code, name }) => (
                  <Part key={code} of={place} code={code} title={pick(name.zh, name.en)} />
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t(LEVELS.all)}</th>
              {classes.map(({ code, name, counts }) => (
                <td key={code} data-title={pick(name.zh, name.en)}>
                  {counts.received === null ? <Hidden /> : (counts.received ?? 0)}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="c-hint">{t(LEVELS.kindsNote)}</p>
    </Card>
  )
}

function Part({ of: { byClass }, code, title }: { of: PlaceLine; code: string; title: string }) {
  const { t } = useLanguage()
  const n = code in byClass ? byClass[code] : 0
  const all = Object.values(byClass).reduce<number>((sum, one) => sum + (one ?? 0), 0)
  if (n === null)
    return (
      <td data-title={title}>
        <Hidden />
      </td>
    )
  const part = all === 0 ? 0 : n / all
  return (
    <td
      data-title={title}
      style={
        n > 0
          ? { background: `color-mix(in srgb, var(--brand) ${Math.round(part * DARKEST)}%, var(--card))` }
          : undefined
      }
    >
      {n}
      {n > 0 && part < 1 ? <small>{t(LEVELS.share, { share: sayShare(part) })}</small> : null}
    </td>
  )
}
