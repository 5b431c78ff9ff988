import { NeedsLine } from '../offline/needs-line.tsx'
import { OFFLINE } from '../offline/words.ts'
import { EnterPage } from './enter-page.tsx'
import { HelpList } from './help-list.tsx'
import { HELP } from './words.ts'

/** Neighbour help on the members' phone: what waits in one's grids, and asking for somebody. */
export default function HelpPages({ parts: [page] }: { parts: readonly string[] }) {
  return (
    <NeedsLine title={HELP.title} why={OFFLINE.awayHelp} from="grid">
      {page === 'enter' ? <EnterPage /> : <HelpList />}
    </NeedsLine>
  )
}
