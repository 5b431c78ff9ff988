import type { Queries } from '../../../modules/api.ts'
import { FACILITY_WORDS, KIND_WORDS, WHO_WORDS } from '../../../modules/stations/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { localParts, sayDay } from '../../../platform/pure/time.ts'
import { Icon } from '../../kit/components/icon.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { RowLink } from '../../kit/components/row-link.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import type { OpenedPlace } from '../start.ts'
import { noonOf, sayHours } from './times.ts'
import { BOOK, WEEKDAYS } from './words.ts'

type Near = OutputOf<Queries['stations.near']>
type Station = Near['stations'][number]
type Offering = Station['offerings'][number]

/** The stations of the community, those near the scanned code first, each with what it offers. */
export function StationsPage({ place }: { place: OpenedPlace }) {
  const { t } = useLanguage()
  const { data, error, reload } = useAsk('stations.near', { gridId: place.gridId })
  return (
    <Screen title={t(BOOK.title)} kicker={place.placeName} onBack={() => go('')}>
      <nav className="k-rows">
        <RowLink icon="book" href="#/book/mine" title={t(BOOK.mine)} note={t(BOOK.mineNote)} />
      </nav>
      <ErrorNotice error={error} onAgain={reload} />
      {!data && !error ? <Loading /> : null}
      {data?.stations.length === 0 ? (
        <div className="k-card k-stack k-center">
          <strong>{t(BOOK.none)}</strong>
          <p>{t(BOOK.noneText)}</p>
        </div>
      ) : null}
      {data?.stations.map((station, i) =>
        i === 0 || station.steps === 0 ? (
          <section key={station.id} className="k-card k-stack" aria-labelledby={`station-${station.id}`}>
            <StationHead station={station} />
            <StationBody station={station} today={data.today} />
          </section>
        ) : (
          <details key={station.id} className="k-card b-other">
            <summary>
              <span>
                <StationHead station={station} />
              </span>
              <Icon name="next" />
            </summary>
            <div className="k-stack">
              <StationBody station={station} today={data.today} />
            </div>
          </details>
        ),
      )}
    </Screen>
  )
}

function StationHead({ station }: { station: Station }) {
  const { t, pick } = useLanguage()
  const where = station.steps === 0 ? BOOK.here : station.steps === 1 ? BOOK.near : BOOK.elsewhere
  return (
    <>
      <p className="r-kicker">
        {t(where)} · {t(KIND_WORDS[station.kind])}
      </p>
      <h2 id={`station-${station.id}`}>{pick(station.nameZh, station.nameEn)}</h2>
    </>
  )
}

function StationBody({ station, today }: { station: Station; today: string }) {
  const { t, language } = useLanguage()
  const closing = station.closings.find((one) => one.from <= today)
  const weekday = localParts(noonOf(today)).weekday
  const hours = sayHours(station.hours, weekday, language === 'zh' ? '、' : ', ')
  return (
    <>
      <div>
        <p className="k-soft b-line">
          <Icon name="place" />
          <span>{station.placeName}</span>
        </p>
        <p className="k-soft b-line">
          <Icon name="clock" />
          <span>{hours ? t(BOOK.openToday, { hours }) : t(BOOK.shutToday)}</span>
        </p>
      </div>
      {closing ? (
        <Notice tone="warm">
          {closing.until
            ? t(BOOK.closedUntil, {
                date: sayDay(noonOf(closing.until), language, noonOf(today)),
                reason: closing.reason,
              })
            : t(BOOK.closedOpen, { reason: closing.reason })}
        </Notice>
      ) : null}
      {station.offerings.length === 0 ? <p className="k-soft">{t(BOOK.noOfferings)}</p> : null}
      {station.offerings.length > 0 ? (
        <ul className="b-offerings">
          {station.offerings.map((offering) => (
            <li key={offering.id}>
              <OfferingRow offering={offering} />
            </li>
          ))}
        </ul>
      ) : null}
      <details className="r-more">
        <summary>{t(BOOK.more)}</summary>
        <Hours station={station} />
      </details>
    </>
  )
}

function OfferingRow({ offering }: { offering: Offering }) {
  const { t, pick } = useLanguage()
  const notes = [
    offering.pattern.length === 0 ? t(BOOK.walkIn) : t(BOOK.minutes, { minutes: offering.minutes }),
    pick(offering.priceZh, offering.priceEn) || t(BOOK.free),
    offering.who === 'everyone' ? null : t(WHO_WORDS[offering.who]),
  ]
  const said = notes.filter(Boolean).join(' · ')
  const name = pick(offering.nameZh, offering.nameEn)
  if (offering.pattern.length > 0) return <RowLink href={`#/book/${offering.id}`} title={name} note={said} />
  return (
    <div className="k-row">
      <span>
        <strong>{name}</strong>
        <small>{said}</small>
      </span>
    </div>
  )
}

function Hours({ station }: { station: Station }) {
  const { t, list, language } = useLanguage()
  return (
    <div className="k-stack">
      <table className="b-hours">
        <caption>{t(BOOK.hours)}</caption>
        <tbody>
          {[1, 2, 3, 4, 5, 6, 0].map((weekday) => (
            <tr key={weekday}>
              <th scope="row">{t(WEEKDAYS[weekday])}</th>
              <td>{sayHours(station.hours, weekday, language === 'zh' ? '、' : ', ') || t(BOOK.dayNone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {station.restsOnHolidays ? <p>{t(BOOK.holidays)}</p> : null}
      {station.facilities.length > 0 ? (
        <p>
          {t(BOOK.facilities)}：{list(station.facilities.map((one) => t(FACILITY_WORDS[one])))}
        </p>
      ) : null}
    </div>
  )
}
