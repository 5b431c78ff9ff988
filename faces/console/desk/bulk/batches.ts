import { api } from '../../../kit/api.ts'
import { keepNewest, shelf } from '../../../kit/draft.ts'
import { newId } from '../../../kit/new-id.ts'
import { ApiError } from '../../../kit/problem.ts'
import { isSignedOut } from '../../../kit/session.ts'
import { createStore } from '../../../kit/store.ts'
import { refresh } from '../../reads.ts'
import {
  answered,
  type Batch,
  batchFrom,
  cutOff,
  failed,
  type Item,
  left,
  retried,
  type Target,
  undoing,
} from './batch.ts'
import { runBatch } from './run-batch.ts'

/** The batch of this page: it outlives the page that shows it, and lies on the shelf so that it can go on after a reload. */
export const batches = createStore<{ readonly batch: Batch | null; readonly isRunning: boolean }>({
  batch: null,
  isRunning: false,
})

/** The shelf is written at most this often while a batch runs, in milliseconds: an act that is sent again after a reload has its id. */
const SAVE_EVERY = 1000

let place: string | null = null
let isStopped = false
let keeper = keepNewest<Batch>(() => Promise.resolve())

/** Finds what was left from before a reload, once per person. */
export async function loadBatch(shelfKey: string): Promise<void> {
  if (place === shelfKey) return
  place = shelfKey
  keeper = keepNewest<Batch>((batch) => shelf.save(shelfKey, batch))
  batches.set({ batch: null, isRunning: false })
  const found = batchFrom(await shelf.load(shelfKey).catch(() => undefined))
  if (found && batches.get().batch === null) batches.set({ batch: found, isRunning: false })
}

/** Sends what is left of a batch; nothing while one runs. */
export async function goOn(batch: Batch): Promise<void> {
  if (batches.get().isRunning) return
  isStopped = false
  batches.set({ batch, isRunning: true })
  keeper.keep(batch)
  let savedAt = Date.now()
  try {
    await runBatch(left(batch), {
      send,
      wait: (millis) => new Promise((done) => setTimeout(done, millis)),
      isStopped: () => isStopped,
      onResult: (caseId, result) => {
        const now = batches.get().batch
        if (!now) return
        const next = answered(now, caseId, result, Date.now())
        batches.set({ batch: next, isRunning: true })
        if (Date.now() - savedAt < SAVE_EVERY) return
        savedAt = Date.now()
        keeper.keep(next)
      },
    })
  } finally {
    const { batch: last } = batches.get()
    const ended = last && isStopped ? cutOff(last, Date.now()) : last
    batches.set({ batch: ended, isRunning: false })
    if (ended) keeper.keep(ended)
    refresh('cases.')
  }
}

/** Sends no more of it. What is under way is answered; what waits is dropped. */
export function stop(): void {
  isStopped = true
  const { batch, isRunning } = batches.get()
  if (!batch || isRunning) return
  const ended = cutOff(batch, Date.now())
  batches.set({ batch: ended, isRunning: false })
  keeper.keep(ended)
}

/** Tries once more what was not done; what had changed is looked up first. */
export async function tryAgain(batch: Batch, reason: string): Promise<void> {
  const changed = failed(batch).filter(({ result }) => result?.kind === 'changed')
  const newest = new Map<string, Target>()
  for (const { caseId } of changed) {
    const target = await lookUp(caseId)
    if (target) newest.set(caseId, target)
  }
  await goOn(retried(batch, newest, reason))
}

/** Undoes what can be undone of it, as a batch of its own. */
export async function undo(batch: Batch): Promise<void> {
  await goOn(undoing(batch, Date.now(), newId))
}

/** Puts the batch away. */
export async function dismiss(): Promise<void> {
  batches.set({ batch: null, isRunning: false })
  await keeper.settled()
  if (place !== null) await shelf.clear(place)
}

async function send({ act, sawVersion, commandId }: Item) {
  try {
    const input = sawVersion === null ? act.input : { ...act.input, sawVersion }
    return await api.run(act.name, input, { commandId })
  } catch (error) {
    isSignedOut(error)
    throw error
  }
}

/** The case as it stands; undefined when it cannot be seen any more, which trying again will say. */
async function lookUp(caseId: string): Promise<Target | undefined> {
  try {
    return await api.ask('cases.case', { caseId })
  } catch (error) {
    if (error instanceof ApiError) return undefined
    throw error
  }
}
