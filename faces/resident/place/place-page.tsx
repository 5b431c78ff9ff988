import { useEffect, useState } from 'react'
import { Icon } from '../../kit/components/icon.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { RowLink } from '../../kit/components/row-link.tsx'
import { ElderSwitch, LanguageSwitch } from '../../kit/components/switches.tsx'
import { shelf } from '../../kit/draft.ts'
import { useElder } from '../../kit/elder.ts'
import { useLanguage } from '../../kit/language.ts'
import { hasContent, readDraft } from '../report/report-draft.ts'
import { codeFacts, draftKeyOf } from '../report/report-page.tsx'
import type { OpenedPlace } from '../start.ts'
import { PLACE } from '../words.ts'
import { ContactCard } from './contact-card.tsx'
import { ElderStart } from './elder-start.tsx'
import { NoticesHere } from './notices-here.tsx'
import { RememberedCodes } from './remembered-codes.tsx'
import { ServiceTiles } from './service-tiles.tsx'

/** What a printed code opens: where you are, what you can do here, and whom you can call. */
export function PlacePage({ place }: { place: OpenedPlace }) {
  const { t } = useLanguage()
  const isElder = useElder()
  const hasDraft = useHasDraft(place)
  useEffect(() => {
    document.title = `${place.placeName} · ${t(PLACE.brand)}`
  }, [place.placeName, t])
  return (
    <div className="r-screen">
      <header className="r-hero">
        <div className="r-hero-bar">
          <span className="r-bar-brand">{place.communityName}</span>
          <span className="r-bar-switches">
            <ElderSwitch />
            <LanguageSwitch />
          </span>
        </div>
        <p className="r-hero-kicker">
          <Icon name="place" />
          {t(PLACE.hereYouAre)}
        </p>
        <h1>{place.placeName}</h1>
        <p className="r-hero-grid">{place.gridName}</p>
      </header>
      <main className="r-main r-place">
        {place.state === 'revoked' ? (
          <Notice tone="warm">
            <strong>{t(PLACE.revokedTitle)}</strong>
            <br />
            {t(PLACE.revokedText, { place: place.placeName })}
          </Notice>
        ) : null}
        {place.replacedBy ? (
          <RowLink icon="place" href={`/c/${place.replacedBy}`} title={t(PLACE.newCode)} note={t(PLACE.newCodeNote)} />
        ) : null}
        {isElder ? <ElderStart contacts={place.contacts} /> : null}
        <ServiceTiles place={place} hasDraft={hasDraft} />
        <nav className="k-rows">
          <RowLink icon="camera" href="#/snap" title={t(PLACE.snap)} note={t(PLACE.snapNote)} />
        </nav>
        <NoticesHere code={place.code} />
        <ContactCard contacts={place.contacts} />
        <nav className="k-rows">
          <RowLink icon="clock" href="#/enter" title={t(PLACE.progress)} note={t(PLACE.progressNote)} />
          <RowLink icon="person" href="#/mine" title={t(PLACE.mine)} note={t(PLACE.mineNote)} />
          <RowLink icon="help" href="#/family" title={t(PLACE.family)} note={t(PLACE.familyNote)} />
        </nav>
        <RememberedCodes />
        <footer className="r-footer">
          <a href="#/report/what/platform">{t(PLACE.aboutPlatform)}</a>
          {place.isSynthetic ? <p>{t(PLACE.synthetic)}</p> : null}
        </footer>
      </main>
    </div>
  )
}

/** Whether an unfinished report of this place lies on this device. */
function useHasDraft(place: OpenedPlace): boolean {
  const [has, setHas] = useState(false)
  useEffect(() => {
    shelf.load(draftKeyOf(place)).then(
      (raw) => setHas(hasContent(readDraft(raw, codeFacts(place)))),
      () => setHas(false),
    )
  }, [place])
  return has
}
