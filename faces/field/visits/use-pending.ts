import { useStore } from '../../kit/store.ts'
import { waiting } from '../offline/here.ts'

/** The households visited and the tasks finished on this phone that the server does not know of yet. */
export function usePending(): ReadonlySet<string> {
  const ids = useStore(waiting).flatMap(({ name, input, state }) => {
    if (state === 'rescued') return []
    return name === 'tasks.recordVisit' ? [input.householdId] : name === 'tasks.finish' ? [input.taskId] : []
  })
  return new Set(ids.map(String))
}
