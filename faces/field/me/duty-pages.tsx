import type { Word } from '../../../platform/pure/words.ts'
import { NeedsLine } from '../offline/needs-line.tsx'
import { OFFLINE } from '../offline/words.ts'
import { LostPage } from '../shell/lost-page.tsx'
import { FIELD } from '../words.ts'
import { AbsencePage } from './absence-page.tsx'
import { ABSENCE } from './absence-words.ts'
import { HandoversPage } from './handovers-page.tsx'
import { HANDOVERS } from './handovers-words.ts'
import { RosterPage } from './roster-page.tsx'
import { ROSTER } from './roster-words.ts'
import { SkillsPage } from './skills-page.tsx'
import { SKILLS } from './skills-words.ts'
import { StateAbsencePage } from './state-absence-page.tsx'
import { TalkPage } from './talk-page.tsx'
import { TalksPage } from './talks-page.tsx'
import { TALKS } from './talks-words.ts'

/** What concerns one's own service: being away, handing over, shifts, skills, talking to somebody. Loaded when it is asked for. */
export default function DutyPages({ parts }: { parts: readonly string[] }) {
  return (
    <NeedsLine title={TITLES[parts[0]] ?? FIELD.me} why={OFFLINE.awayDuty} from="me">
      <Duty parts={parts} />
    </NeedsLine>
  )
}

const TITLES: Readonly<Record<string, Word>> = {
  absence: ABSENCE.title,
  handovers: HANDOVERS.title,
  skills: SKILLS.title,
  roster: ROSTER.title,
  talks: TALKS.title,
}

function Duty({ parts: [page, part] }: { parts: readonly string[] }) {
  if (page === 'absence') return part === 'new' ? <StateAbsencePage /> : <AbsencePage />
  if (page === 'handovers') return <HandoversPage />
  if (page === 'skills') return <SkillsPage />
  if (page === 'roster') return <RosterPage />
  if (page === 'talks') return part === undefined ? <TalksPage /> : <TalkPage requestId={part} />
  return <LostPage />
}
