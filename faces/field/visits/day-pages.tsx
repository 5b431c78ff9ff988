import { LostPage } from '../shell/lost-page.tsx'
import { DayPage } from './day-page.tsx'
import { DoorPage } from './door-page.tsx'
import { DoorlessTaskPage, DoorTaskPage } from './task-pages.tsx'

/** The day: `day` what is due, `day/door/<household>` one visit, `day/task/<task>` something without a door, or an errand done away from one. */
export default function DayPages({ parts: [kind, id, page, taskId] }: { parts: readonly string[] }) {
  if (kind === undefined) return <DayPage />
  if (id === undefined) return <LostPage />
  if (kind === 'task') return <DoorlessTaskPage key={id} taskId={id} />
  if (kind !== 'door') return <LostPage />
  if (page === undefined) return <DoorPage key={id} householdId={id} />
  return page === 'task' && taskId ? <DoorTaskPage key={taskId} householdId={id} taskId={taskId} /> : <LostPage />
}
