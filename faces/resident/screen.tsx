import type { ReactNode } from 'react'
import { Icon } from '../kit/components/icon.tsx'
import { ElderSwitch, LanguageSwitch } from '../kit/components/switches.tsx'
import { useLanguage } from '../kit/language.ts'
import { useHeading } from '../kit/use-heading.ts'
import { KIT } from '../kit/words.ts'
import { PLACE } from './words.ts'

type ScreenProps = {
  title: string
  /** Above the title, small: a step, a number. */
  kicker?: ReactNode
  /** Where back leads; left out on a first page. */
  onBack?: () => void
  /** The one next step, always in reach at the bottom. */
  action?: ReactNode
  children: ReactNode
}

/** One thing per screen: a bar, a title that takes the focus, the content and the next step. */
export function Screen({ title, kicker, onBack, action, children }: ScreenProps) {
  const { t } = useLanguage()
  const heading = useHeading(title, t(PLACE.brand))
  return (
    <div className="r-screen">
      <header className="r-bar">
        {onBack ? (
          <button type="button" className="r-bar-back" onClick={onBack} aria-label={t(KIT.back)}>
            <Icon name="back" />
          </button>
        ) : (
          <span className="r-bar-brand">{t(PLACE.brand)}</span>
        )}
        <span className="r-bar-switches">
          <ElderSwitch />
          <LanguageSwitch />
        </span>
      </header>
      <main className="r-body">
        <div className="r-main">
          <div className="r-head">
            {kicker ? <p className="r-kicker">{kicker}</p> : null}
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
          </div>
          {children}
        </div>
        {action ? <div className="k-action">{action}</div> : null}
      </main>
    </div>
  )
}
