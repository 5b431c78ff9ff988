import type { Queries } from '../../../modules/api.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import { PACK_WORDS } from '../../../modules/reports/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { PriorityMark, StateTag } from '../parts/marks.tsx'
import { hrefOf, Link } from '../router.tsx'
import { PACKS } from './words.ts'

type Pack = OutputOf<Queries['reports.meetingPack']>
type Sort = 'late' | 'deferred' | 'praised'

/** What lies on the table: four lists and what is left out of them. */
export function PackPapers({ pack, title }: { pack: Pack; title: string }) {
  const { t, moment } = useLanguage()
  return (
    <article className="c-pack">
      <header className="c-report-head">
        <h2>{title}</h2>
        <p className="c-hint">{t(PACK_WORDS.line, { from: pack.from, until: pack.until, at: moment(pack.asOf) })}</p>
        <p className="c-hint">{t(PACKS.asOf)}</p>
      </header>
      <Listed sort="late" list={pack.late} />
      <Repeated spots={pack.repeated} />
      <Listed sort="deferred" list={pack.deferred} />
      <Listed sort="praised" list={pack.praised} />
      <aside className="c-pack-note" aria-label={t(PACKS.leftOutTitle)}>
        <strong>{t(PACKS.leftOutTitle)}</strong>
        <p>{t(PACK_WORDS.leftOut)}</p>
      </aside>
    </article>
  )
}

function Listed({ sort, list }: { sort: Sort; list: Pack[Sort] }) {
  const { t, pick } = useLanguage()
  const day = (at: string | null) => (at === null ? '–' : new Date(at).toLocaleDateString('sv-SE', CHINA))
  return (
    <section className="c-pack-part c-report-part">
      <h3>
        {t(PACK_WORDS[sort])} <span className="c-count">{list.total}</span>
      </h3>
      {list.cases.length === 0 ? (
        <p className="c-hint">{t(PACK_WORDS.nothing)}</p>
      ) : (
        <table className="c-table">
          <caption className="k-offscreen">{t(PACK_WORDS[sort])}</caption>
          <thead>
            <tr>
              <th scope="col">{t(PACK_WORDS.number)}</th>
              <th scope="col">{t(PACK_WORDS.category)}</th>
              <th scope="col">{t(PACK_WORDS.grid)}</th>
              {sort === 'praised' ? null : <th scope="col">{t(PACK_WORDS.with)}</th>}
              <th scope="col">{t(PACK_WORDS.state)}</th>
              {sort === 'praised' ? null : <th scope="col">{t(PACK_WORDS.due)}</th>}
              {sort === 'late' ? <th scope="col">{t(PACK_WORDS.daysLate)}</th> : null}
            </tr>
          </thead>
          <tbody>
            {list.cases.map((one) => {
              const role = wordFor(ROLE_WORDS, one.ownerRole)
              return (
                <tr key={one.id}>
                  <th scope="row">
                    <CaseLink id={one.id} number={one.number} />
                  </th>
                  <td data-title={t(PACK_WORDS.category)}>
                    {one.category ? pick(one.category.zh, one.category.en) : t(PACK_WORDS.unsorted)}
                  </td>
                  <td data-title={t(PACK_WORDS.grid)}>{one.gridName}</td>
                  {sort === 'praised' ? null : <td data-title={t(PACK_WORDS.with)}>{t(role ?? PACK_WORDS.nobody)}</td>}
                  <td data-title={t(PACK_WORDS.state)}>
                    <PriorityMark priority={one.priority} /> <StateTag state={one.state} />
                  </td>
                  {sort === 'praised' ? null : (
                    <td data-title={t(PACK_WORDS.due)} className="c-report-day">
                      {day(one.dueAt)}
                    </td>
                  )}
                  {sort === 'late' ? <td data-title={t(PACK_WORDS.daysLate)}>{one.daysLate}</td> : null}
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {list.leftOut > 0 ? <p className="c-hint">{t(PACK_WORDS.notListed, { count: list.leftOut })}</p> : null}
    </section>
  )
}

const CHINA = { timeZone: 'Asia/Shanghai' } as const

function Repeated({ spots }: { spots: Pack['repeated'] }) {
  const { t, pick } = useLanguage()
  return (
    <section className="c-pack-part c-report-part">
      <h3>
        {t(PACK_WORDS.repeated)} <span className="c-count">{spots.length}</span>
      </h3>
      {spots.length === 0 ? (
        <p className="c-hint">{t(PACK_WORDS.nothing)}</p>
      ) : (
        <>
          <table className="c-table">
            <caption className="k-offscreen">{t(PACK_WORDS.repeated)}</caption>
            <thead>
              <tr>
                <th scope="col">{t(PACK_WORDS.category)}</th>
                <th scope="col">{t(PACK_WORDS.grid)}</th>
                <th scope="col">{t(PACK_WORDS.cases)}</th>
              </tr>
            </thead>
            <tbody>
              {spots.map((spot) => (
                <tr key={spot.cases[0].id}>
                  <th scope="row">{pick(spot.category.zh, spot.category.en)}</th>
                  <td data-title={t(PACK_WORDS.grid)}>{spot.gridName}</td>
                  <td data-title={t(PACK_WORDS.cases)}>
                    <span className="c-pack-numbers">
                      {spot.cases.map((one) => (
                        <span key={one.id}>
                          <CaseLink id={one.id} number={one.number} />
                          {one.isOpen ? null : ' ✓'}
                        </span>
                      ))}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="c-hint">{t(PACK_WORDS.repeatedNote)}</p>
        </>
      )}
    </section>
  )
}

/** Leads to the case, whose own page asks who may open it. */
function CaseLink({ id, number }: { id: string; number: string }) {
  const { t } = useLanguage()
  return (
    <Link href={hrefOf(`/case/${id}`)} label={t(PACKS.open, { number })}>
      {number}
    </Link>
  )
}
