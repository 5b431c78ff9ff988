import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react'
import { useLanguage } from '../../kit/language.ts'
import type { Me } from '../../kit/session.ts'
import { Fence } from '../fence.tsx'
import { useLiveReads } from '../live-reads.ts'
import { MeContext } from '../me.ts'
import { Pending } from '../parts/said.tsx'
import { hrefOf, navigate, usePlace } from '../router.tsx'
import { CONSOLE } from '../words.ts'
import { BottomBar } from './bottom-bar.tsx'
import { useKeys } from './keys.ts'
import { KeysHelp } from './keys-help.tsx'
import { menuFor } from './menu.ts'
import { NotAllowedPage, NotFoundPage } from './not-found-page.tsx'
import './shell.css'
import { TopBar } from './top-bar.tsx'

const DeskPage = lazy(() => import('../desk/desk-page.tsx'))

/** The pages by the first word of their path. Each is fetched when it is opened. */
const PAGES: Readonly<Record<string, ComponentType>> = {
  enter: lazy(() => import('../enter/enter-page.tsx')),
  codes: lazy(() => import('../codes/codes-page.tsx')),
  grids: lazy(() => import('../grids/grids-page.tsx')),
  homes: lazy(() => import('../homes/homes-page.tsx')),
  care: lazy(() => import('../care/care-page.tsx')),
  people: lazy(() => import('../people/people-page.tsx')),
  topics: lazy(() => import('../topics/topics-page.tsx')),
  tasks: lazy(() => import('../tasks/tasks-page.tsx')),
  items: lazy(() => import('../items/items-page.tsx')),
  stations: lazy(() => import('../stations/stations-page.tsx')),
  help: lazy(() => import('../help/help-page.tsx')),
  phones: lazy(() => import('../phones/phones-page.tsx')),
  messages: lazy(() => import('../messages/messages-page.tsx')),
  'my-settings': lazy(() => import('../messages/settings-page.tsx')),
  notices: lazy(() => import('../notices/notices-page.tsx')),
  import: lazy(() => import('../imports/import-page.tsx')),
  answers: lazy(() => import('../answers/answers-page.tsx')),
  rules: lazy(() => import('../rules/rules-page.tsx')),
  figures: lazy(() => import('../figures/figures-page.tsx')),
  ask: lazy(() => import('../ask/ask-page.tsx')),
  dictionary: lazy(() => import('../dictionary/dictionary-page.tsx')),
  levels: lazy(() => import('../levels/levels-page.tsx')),
  wall: lazy(() => import('../wall/wall-page.tsx')),
  reports: lazy(() => import('../reports/reports-page.tsx')),
  exports: lazy(() => import('../reports/exports-page.tsx')),
  checks: lazy(() => import('../checks/checks-page.tsx')),
  more: lazy(() => import('./more-page.tsx')),
}

/** Pages that everybody may open, also where the menu does not offer them: what one was told of must be readable. */
const OWN = ['more', 'messages', 'my-settings', 'notices', 'dictionary']

/** The frame around every page: menu, live line, help. */
export function Shell({ me }: { me: Me }) {
  const { t } = useLanguage()
  const { path } = usePlace()
  const [isHelpOpen, setHelpOpen] = useState(false)
  useLiveReads(me.tenant)
  useFirstPage(me)
  useKeys({ '?': () => setHelpOpen(true) })
  const [, first, second, ...rest] = path.split('/')
  const caseId = first === 'case' && rest.length === 0 ? second : undefined
  const isDesk = path === '/' || caseId !== undefined
  const Found = second === undefined ? PAGES[first] : undefined
  /** The wall hangs in a room: it has the whole screen, and nothing of who is signed in. */
  const isBare = first === 'wall' && mayOpenPath(me, first)
  const mayOpen = isDesk || OWN.includes(first) || mayOpenPath(me, first)
  return (
    <MeContext value={me}>
      <a className="c-skip" href="#main">
        {t(CONSOLE.skip)}
      </a>
      {isBare ? null : <TopBar onHelp={() => setHelpOpen(true)} />}
      <main id="main" className="c-main" tabIndex={-1} data-page={isDesk ? 'desk' : first}>
        <Fence key={isDesk ? 'desk' : path}>
          <Suspense fallback={<Pending lines={6} />}>
            {isDesk ? (
              <DeskPage caseId={caseId} />
            ) : !Found ? (
              <NotFoundPage />
            ) : mayOpen ? (
              <Found />
            ) : (
              <NotAllowedPage />
            )}
          </Suspense>
        </Fence>
      </main>
      {isBare ? null : <BottomBar />}
      {isHelpOpen ? <KeysHelp onClose={() => setHelpOpen(false)} /> : null}
    </MeContext>
  )
}

/** Who comes in without an address begins at his first page. */
function useFirstPage(me: Me): void {
  const { path, query } = usePlace()
  // biome-ignore lint/correctness/useExhaustiveDependencies: only on coming in; the desk stays within reach afterwards.
  useEffect(() => {
    const [first] = menuFor(me)
    if (path === '/' && query.size === 0 && first) navigate(hrefOf(first.path), { replace: true })
  }, [])
}

function mayOpenPath(me: Me, first: string): boolean {
  return menuFor(me).some((entry) => entry.path === `/${first}`)
}
