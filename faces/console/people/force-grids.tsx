import type { Queries } from '../../../modules/api.ts'
import { TAG_WORDS } from '../../../modules/people/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { PEOPLE } from './words.ts'

type Grids = OutputOf<Queries['people.composition']>['grids']

/** The force grid by grid: a row for each ordinary grid, a column for each origin that somebody has. */
export function ForceGrids({ grids }: { grids: Grids }) {
  const { t } = useLanguage()
  const tags = keysOf(TAG_WORDS).filter((tag) => grids.some((grid) => grid.tags.some((one) => one.tag === tag)))
  const say = (people: number | null | undefined) => (people === null ? t(PEOPLE.fewerThanFive) : (people ?? 0))
  if (grids.length === 0) return <p className="c-hint">{t(PEOPLE.noGrids)}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, also by the arrow keys.
    <section className="c-wide" aria-label={t(PEOPLE.byGrid)} tabIndex={0}>
      <table className="c-table">
        <thead>
          <tr>
            <th scope="col">{t(PEOPLE.grid)}</th>
            <th scope="col">{t(PEOPLE.persons)}</th>
            {tags.map((tag) => (
              <th key={tag} scope="col">
                {t(TAG_WORDS[tag])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grids.map((grid) => (
            <tr key={grid.gridId}>
              <th scope="row">{grid.gridName}</th>
              <td data-title={t(PEOPLE.persons)}>{say(grid.people)}</td>
              {tags.map((tag) => (
                <td key={tag} data-title={t(TAG_WORDS[tag])}>
                  {say(grid.tags.find((one) => one.tag === tag)?.people)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
