import type { ReactNode } from 'react'
import { Icon } from '../../kit/components/icon.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useStore } from '../../kit/store.ts'
import { useHeading } from '../../kit/use-heading.ts'
import { KIT } from '../../kit/words.ts'
import { LineBar } from '../offline/line-bar.tsx'
import { hrefOf, scrollHere } from '../route.ts'
import { FIELD } from '../words.ts'
import { news } from './news.ts'
import { TabBar, type TabKey } from './tab-bar.tsx'

type ScreenProps = {
  title: string
  /** Under the title, small: a step, what it is about. */
  kicker?: ReactNode
  /** Where back leads; left out on the pages of the main menu. */
  onBack?: () => void
  /** Right in the bar: one small thing. */
  end?: ReactNode
  /** The one next step, always in reach of the thumb at the bottom. */
  action?: ReactNode
  /** A page of the main menu. */
  tab?: TabKey
  children: ReactNode
}

/** One thing per screen: a bar with the title, the content, and the next step or the main menu at the bottom. */
export function Screen({ title, kicker, onBack, end, action, tab, children }: ScreenProps) {
  const { t } = useLanguage()
  const heading = useHeading(title, t(FIELD.brand), scrollHere())
  return (
    <div className="f-screen">
      <header className="f-bar">
        {onBack ? (
          <button type="button" className="f-bar-button" onClick={onBack} aria-label={t(KIT.back)}>
            <Icon name="back" />
          </button>
        ) : null}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {end ? <div className="f-bar-end">{end}</div> : null}
      </header>
      <LineBar />
      <main className="f-main">
        <NewsLine />
        {kicker ? <p className="f-kicker">{kicker}</p> : null}
        {children}
      </main>
      {action ? <div className="k-action">{action}</div> : null}
      {tab ? <TabBar current={tab} /> : null}
    </div>
  )
}

/** What became of an act whose page was left before it was sent. */
function NewsLine() {
  const { t } = useLanguage()
  const told = useStore(news)
  if (!told) return null
  return (
    <Notice tone={told.tone} isNews>
      {t(told.word, told.facts)}{' '}
      {told.page === null ? null : (
        <a className="f-news-link" href={hrefOf(told.page)} onClick={() => news.set(null)}>
          {t(told.link)}
        </a>
      )}{' '}
      <button type="button" className="k-link" onClick={() => news.set(null)}>
        {t(KIT.close)}
      </button>
    </Notice>
  )
}
