import { LanguageSwitch } from '../../kit/components/switches.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useStore } from '../../kit/store.ts'
import { enterTenant } from '../enter-tenant.ts'
import { useTree } from '../grids/use-tree.ts'
import { homeOf, useMe } from '../me.ts'
import { Select } from '../parts/select.tsx'
import { isLive } from '../reads.ts'
import { hrefOf, Link, navigate, usePlace } from '../router.tsx'
import { CONSOLE } from '../words.ts'
import { AccountMenu } from './account-menu.tsx'
import { Bell } from './bell.tsx'
import { isEntryOf, menuFor } from './menu.ts'
import { MoreMenu } from './more-menu.tsx'

/** Brand, menu, street, live state, language and account. */
export function TopBar({ onHelp }: { onHelp: () => void }) {
  const { t } = useLanguage()
  const me = useMe()
  const { path } = usePlace()
  const entries = menuFor(me)
  const others = entries.filter((entry) => !entry.isMain)
  return (
    <header className="c-top">
      <Link href={hrefOf('/')} className="c-brand" label={t(CONSOLE.brand)}>
        <Mark />
        <span>{t(CONSOLE.brand)}</span>
      </Link>
      <nav className="c-menu" aria-label={t(CONSOLE.navigation)}>
        {entries
          .filter((entry) => entry.isMain || isEntryOf(entry, path))
          .map((entry) => (
            <Link key={entry.path} href={hrefOf(entry.path)} isCurrent={isEntryOf(entry, path)}>
              {t(entry.word)}
            </Link>
          ))}
        {others.length > 0 ? <MoreMenu entries={others} path={path} /> : null}
      </nav>
      <div className="c-top-tools">
        <SampleMark />
        <LiveState />
        <Street />
        <button
          type="button"
          className="c-key-button"
          onClick={onHelp}
          aria-label={t(CONSOLE.keys)}
          title={t(CONSOLE.keys)}
        >
          ?
        </button>
        <Bell />
        <LanguageSwitch />
        <AccountMenu />
      </div>
    </header>
  )
}

/** Whether what is on screen follows by itself; in words for those who do not see the dot. */
function LiveState() {
  const { t } = useLanguage()
  const live = useStore(isLive)
  const text = t(live ? CONSOLE.live : CONSOLE.notLive)
  return (
    <span className="c-live" data-live={live ? '' : undefined} role="status" title={text}>
      <span className="k-offscreen">{text}</span>
    </span>
  )
}

/** Says on every page that the data are invented. */
function SampleMark() {
  const { t } = useLanguage()
  const tree = useTree()
  if (tree.communities.length === 0 || tree.communities.some((one) => !one.isSynthetic)) return null
  return (
    <span className="c-sample" title={t(CONSOLE.sampleNote)}>
      {t(CONSOLE.sample)}
    </span>
  )
}

/** The ground one works on; a choice of streets for those who have posts in several. */
function Street() {
  const { t } = useLanguage()
  const me = useMe()
  const tree = useTree()
  const here = me.tenants.find((one) => one.tenant === me.tenant)
  if (me.tenants.length < 2) return <span className="c-street">{homeOf(me, tree)?.name ?? here?.name}</span>
  return (
    <Select
      className="c-street"
      aria-label={t(CONSOLE.street)}
      value={me.tenant}
      options={me.tenants.map((one) => ({ value: one.tenant, label: one.name }))}
      onChange={(tenant) => {
        navigate(hrefOf('/'))
        enterTenant(tenant)
      }}
    />
  )
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--brand)" />
      <path d="M8 8h7v7H8zM17 8h7v7h-7zM8 17h7v7H8z" fill="#fff" />
      <path d="M17 17h7v7h-7z" fill="#f5c48d" />
    </svg>
  )
}
