import { useEffect, useState } from 'react'
import { Icon } from '../../kit/components/icon.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { ElderSwitch, LanguageSwitch } from '../../kit/components/switches.tsx'
import { shelf } from '../../kit/draft.ts'
import { useLanguage } from '../../kit/language.ts'
import { hasContent, readDraft } from '../report/report-draft.ts'
import { codeFacts, draftKeyOf } from '../report/report-page.tsx'
import type { OpenedPlace } from '../start.ts'
import { PLACE } from '../words.ts'
import { ContactCard } from './contact-card.tsx'
import { RememberedCodes } from './remembered-codes.tsx'
import { ServiceTiles } from './service-tiles.tsx'

/** What a printed code opens: where you are, what you can do here, and whom you can call. */
export function PlacePage({ place }: { place: OpenedPlace }) {
  const { t } = useLanguage()
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
        <ServiceTiles place={place} hasDraft={hasDraft} />
        <ContactCard contacts={place.contacts} />
        <nav className="r-rows">
          <a className="r-row" href="#/enter">
            <Icon name="clock" />
            <span>
              <strong>{t(PLACE.progress)}</strong>
              <small>{t(PLACE.progressNote)}</small>
            </span>
            <Icon name="next" />
          </a>
          <a className="r-row" href="#/mine">
            <Icon name="person" />
            <span>
              <strong>{t(PLACE.mine)}</strong>
              <small>{t(PLACE.mineNote)}</small>
            </span>
            <Icon name="next" />
          </a>
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
