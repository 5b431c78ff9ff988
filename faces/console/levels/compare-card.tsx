import { MEASURES } from '../../../modules/dashboards/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { type Asking, COLUMNS, type Column, pressed } from './asking.ts'
import { FigureCell } from './figure-cell.tsx'
import { ordered } from './ordered.ts'
import type { Picture, PlaceLine } from './picture.ts'
import { PlaceLink } from './place-link.tsx'
import { BELOW_WORDS, LEVELS } from './words.ts'

type CompareCardProps = { asking: Asking; picture: Picture; onChange: (next: Partial<Asking>) => void }

/** The places of the level below, by code. Whoever sorts by a column sees that small numbers get no place in it. */
export function CompareCard({ asking, picture, onChange }: CompareCardProps) {
  const { t } = useLanguage()
  const below = t(BELOW_WORDS[picture.level])
  const { placed, unplaced } = ordered(picture.places, asking.sort, asking.isAscending)
  return (
    <Card title={t(LEVELS.compare, { below })}>
      <table className="c-figures-table c-levels-table">
        <caption className="k-offscreen">{t(LEVELS.compare, { below })}</caption>
        <thead>
          <tr>
            <th scope="col">{below}</th>
            {COLUMNS.map((column) => (
              <ColumnHead key={column} column={column} asking={asking} onChange={onChange} />
            ))}
          </tr>
        </thead>
        <tbody>
          {placed.map((place) => (
            <PlaceRow key={place.code} place={place} asking={asking} picture={picture} />
          ))}
        </tbody>
        {unplaced.length > 0 ? (
          <tbody>
            <tr className="c-levels-divide">
              <th scope="rowgroup" colSpan={COLUMNS.length + 1}>
                {t(LEVELS.unplaced)}
              </th>
            </tr>
            {unplaced.map((place) => (
              <PlaceRow key={place.code} place={place} asking={asking} picture={picture} />
            ))}
          </tbody>
        ) : null}
      </table>
      <p className="c-hint">{t(LEVELS.compareNote)}</p>
    </Card>
  )
}

function ColumnHead({ column, asking, onChange }: Pick<CompareCardProps, 'asking' | 'onChange'> & { column: Column }) {
  const { t } = useLanguage()
  const isSorted = asking.sort === column
  const label = t(MEASURES[column].label)
  return (
    <th scope="col" aria-sort={isSorted ? (asking.isAscending ? 'ascending' : 'descending') : undefined}>
      <button
        type="button"
        className="c-levels-sort"
        aria-label={t(LEVELS.sortBy, { what: label })}
        onClick={() => onChange(pressed(asking, column))}
      >
        {label}
        <span aria-hidden="true">{isSorted ? (asking.isAscending ? ' ↑' : ' ↓') : ''}</span>
      </button>
    </th>
  )
}

function PlaceRow({ place, asking, picture }: { place: PlaceLine; asking: Asking; picture: Picture }) {
  const { t } = useLanguage()
  const left = place.communities - place.counted
  const hint =
    picture.level === 'subdistrict'
      ? left > 0
        ? t(LEVELS.nothingYet)
        : null
      : [t(LEVELS.communities, { n: place.communities }), left > 0 ? t(LEVELS.notCounted, { n: left }) : null]
          .filter(Boolean)
          .join(' · ')
  return (
    <tr>
      <th scope="row">
        <PlaceLink asking={asking} picture={picture} place={place} />
        {hint ? <small className="c-levels-note">{hint}</small> : null}
      </th>
      {COLUMNS.map((column) => (
        <td key={column} data-title={t(MEASURES[column].label)}>
          <FigureCell name={column} counts={place.counts} />
        </td>
      ))}
    </tr>
  )
}
