import { LostPage } from '../shell/lost-page.tsx'
import { AbsencePage } from './absence-page.tsx'
import { HandoversPage } from './handovers-page.tsx'
import { RosterPage } from './roster-page.tsx'
import { SkillsPage } from './skills-page.tsx'
import { StateAbsencePage } from './state-absence-page.tsx'
import { TalkPage } from './talk-page.tsx'
import { TalksPage } from './talks-page.tsx'

/** What concerns one's own service: being away, handing over, shifts, skills, talking to somebody. Loaded when it is asked for. */
export default function DutyPages({ parts: [page, part] }: { parts: readonly string[] }) {
  if (page === 'absence') return part === 'new' ? <StateAbsencePage /> : <AbsencePage />
  if (page === 'handovers') return <HandoversPage />
  if (page === 'skills') return <SkillsPage />
  if (page === 'roster') return <RosterPage />
  if (page === 'talks') return part === undefined ? <TalksPage /> : <TalkPage requestId={part} />
  return <LostPage />
}
