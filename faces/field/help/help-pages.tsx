import { EnterPage } from './enter-page.tsx'
import { HelpList } from './help-list.tsx'

/** Neighbour help on the members' phone: what waits in one's grids, and asking for somebody. */
export default function HelpPages({ parts: [page] }: { parts: readonly string[] }) {
  return page === 'enter' ? <EnterPage /> : <HelpList />
}
