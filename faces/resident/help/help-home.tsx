import { Icon, type IconName } from '../../kit/components/icon.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { RowLink } from '../../kit/components/row-link.tsx'
import { useLanguage } from '../../kit/language.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import type { OpenedPlace } from '../start.ts'
import { HELP } from './words.ts'

/** Two big ways in, then what is near and what is one's own. */
export function HelpHome({ place }: { place: OpenedPlace }) {
  const { t, pick } = useLanguage()
  const service = place.services.find((one) => one.key === 'help')
  return (
    <Screen title={service ? pick(service.nameZh, service.nameEn) : t(HELP.title)} onBack={() => go('')}>
      <p className="k-soft">{t(HELP.intro)}</p>
      <Way href="#/help/ask" icon="help" title={t(HELP.need)} note={t(HELP.needNote)} />
      <Way href="#/help/offer" icon="plus" title={t(HELP.can)} note={t(HELP.canNote)} />
      <nav className="k-rows">
        <RowLink icon="place" href="#/help/near" title={t(HELP.near)} note={t(HELP.nearNote)} />
        <RowLink icon="list" href="#/help/offers" title={t(HELP.offers)} note={t(HELP.offersNote)} />
        <RowLink icon="person" href="#/help/mine" title={t(HELP.mine)} note={t(HELP.mineNote)} />
      </nav>
      <Notice tone="warm">
        {t(HELP.urgent)}{' '}
        <a className="k-link" href="#/report/what">
          {t(HELP.toReport)}
        </a>
      </Notice>
    </Screen>
  )
}

function Way({ href, icon, title, note }: { href: string; icon: IconName; title: string; note: string }) {
  return (
    <a className="r-report" href={href}>
      <span className="r-report-icon">
        <Icon name={icon} />
      </span>
      <span>
        <strong>{title}</strong>
        <small>{note}</small>
      </span>
      <Icon name="next" />
    </a>
  )
}
