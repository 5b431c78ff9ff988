import { useState } from 'react'
import { Icon } from '../../kit/components/icon.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useElder } from '../../kit/elder.ts'
import { useLanguage } from '../../kit/language.ts'
import type { OpenedPlace } from '../start.ts'
import { PLACE } from '../words.ts'
import { ContactList } from './contact-card.tsx'

type Service = OpenedPlace['services'][number]
const ICONS = { report: 'report', ask: 'question', deliberate: 'deliberate', book: 'book', help: 'help' } as const

/** The services behind the code: reporting large, the others below it, each at the address of its key. One not open yet says whom to call instead. */
export function ServiceTiles({ place, hasDraft }: { place: OpenedPlace; hasDraft: boolean }) {
  const { t, pick } = useLanguage()
  const isElder = useElder()
  const [closed, setClosed] = useState<Service | null>(null)
  const nameOf = (service: Service) => pick(service.nameZh, service.nameEn)
  const report = place.services.find((service) => service.key === 'report')
  const others = place.services.filter((service) => service.key !== 'report')
  const tiles = (
    <ul className="r-tiles">
      {others.map((service) => (
        <li key={service.key}>
          {service.isOpen ? (
            <a className="r-tile" href={`#/${service.key}`}>
              <Tile service={service} name={nameOf(service)} />
            </a>
          ) : (
            <button type="button" className="r-tile" onClick={() => setClosed(service)}>
              <Tile service={service} name={nameOf(service)} />
            </button>
          )}
        </li>
      ))}
    </ul>
  )
  return (
    <>
      {report ? (
        <a className="r-report" href="#/report/what">
          <span className="r-report-icon">
            <Icon name="report" />
          </span>
          <span>
            <strong>{nameOf(report)}</strong>
            <small>{hasDraft ? t(PLACE.continueNote) : pick(report.noteZh, report.noteEn)}</small>
          </span>
          <Icon name="next" />
        </a>
      ) : null}
      {isElder ? (
        <details className="r-more">
          <summary>{t(PLACE.moreServices)}</summary>
          {tiles}
        </details>
      ) : (
        tiles
      )}
      {closed ? (
        <Sheet title={t(PLACE.notOpenTitle, { service: nameOf(closed) })} onClose={() => setClosed(null)}>
          {place.contacts.some((contact) => contact.phone) ? (
            <>
              <p>{t(PLACE.notOpenText)}</p>
              <ContactList contacts={place.contacts} />
            </>
          ) : (
            <p>{t(PLACE.notOpenNobody, { report: report ? nameOf(report) : '' })}</p>
          )}
        </Sheet>
      ) : null}
    </>
  )
}

function Tile({ service, name }: { service: Service; name: string }) {
  const { t, pick } = useLanguage()
  return (
    <>
      <Icon name={ICONS[service.key]} />
      <strong>{name}</strong>
      <small>{pick(service.noteZh, service.noteEn)}</small>
      {service.isOpen ? null : <span className="k-tag">{t(PLACE.notOpen)}</span>}
    </>
  )
}
