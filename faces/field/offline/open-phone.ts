import type { CarriedCase } from '../../../modules/cases/contract.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { type Api, api } from '../../kit/api.ts'
import { lighten } from '../../kit/lighten.ts'
import { newId } from '../../kit/new-id.ts'
import { ApiError, sentenceFor } from '../../kit/problem.ts'
import { remember } from '../../kit/remembered.ts'
import { isSignedOut, type Me, sessionNow } from '../../kit/session.ts'
import { refusedUpload, uploadFile } from '../../kit/upload.ts'
import { onReturn } from '../../kit/use-ask.ts'
import { addedHomes, withAdded } from './added-homes.ts'
import { answerFrom } from './answers.ts'
import { areByWifi, lineTypeOf, mayGo } from './by-wifi.ts'
import type { Disk } from './disk.ts'
import { dropDrafts } from './drafts.ts'
import { CARRIES, heardAt, line, type Phone, phone, room, rowsRound, waiting } from './here.ts'
import { homeFrom } from './homes-from.ts'
import type { Lying } from './lying.ts'
import { openOutbox, type RunEnd, type Wire } from './outbox.ts'
import { type Item, PHOTO_BYTES, pauseAfter } from './outbox-item.ts'
import { measureRoom } from './room.ts'
import { openRows } from './rows.ts'
import { sayChange } from './say-change.ts'
import { syncRows } from './sync.ts'
import type { Owner, Sealed, Vault } from './vault.ts'

/** So often the phone shows itself to the house, and so often it looks for news by itself, in milliseconds. */
const CONTACT_EVERY = 1_800_000
const LOOK_EVERY = 600_000
/** Longer nobody waits before a form: then the act is kept and sent in the background. */
const PATIENCE = 8_000
/** How full the phone is can wait until the first list stands: every row is counted for it. */
const MEASURED_AFTER = 3_000

/**
 * Opens what lies on this phone and begins to send and fetch: whenever the network is there again, the app comes to the front, something was
 * done, or some time has passed. One window at a time does it (Web Locks); the others hear of it.
 */
export async function openPhone(disk: Disk, vault: Vault, owner: Owner, lying?: Promise<Lying>): Promise<Phone> {
  api.use({ tenant: owner.tenant })
  const lies = [openRows(disk, vault, lying), opened(disk, vault, 'me'), opened(disk, vault, 'catalogue')] as const
  const [rows, meHere, catalogueHere] = await Promise.all(lies)
  let me = meHere as Me | null
  let catalogue = catalogueHere
  const others = new BroadcastChannel('weige-field')
  let contactedAt = 0
  let rounds = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let measuring: ReturnType<typeof setTimeout> | undefined
  let isOver = false

  // Another street may be on screen, and another person signed in: this phone's rows and acts are its owner's.
  const { tenant, accountId: account } = owner
  const ask: Api['ask'] = (name, input) => api.ask(name, input, { tenant, account })

  const wire: Wire = {
    device: owner,
    doFilesGo: () => mayGo(areByWifi(), lineTypeOf(navigator)),
    run: (name, input, how) => {
      // Rescues know the phone by its secret, also when its holder has been signed out.
      const whose = name === 'sync.rescue' ? {} : { account }
      return api.run(name as 'cases.note', input as never, { ...how, ...whose, tenant, attempts: 1 })
    },
    upload: async ({ name, type, modified, kind, sha256 }, bytes) => {
      const file = new File([bytes], name, { type, lastModified: modified })
      const left = new AbortController()
      try {
        return (await uploadFile(file, kind, { sha256, signal: left.signal, onProgress: () => undefined })).id
      } catch (reason) {
        if (reason instanceof ApiError) throw reason
        const code = refusedUpload(reason)
        if (code === null || code === 'file.broken') throw problem({ kind: 'unreachable' })
        throw problem({ kind: 'refused', code, facts: {} })
      }
    },
    aboutOf: (item) => aboutOf(item),
  }
  const outbox = await openOutbox(disk, vault, wire, newId)

  function aboutOf({ name, input, subject }: Item): string {
    if (name.startsWith('grids.')) {
      const home = homeFrom(withAdded(rows, outbox.items()), String(input.householdId))
      return [home?.placeName, sayChange(input)].filter(Boolean).join(' · ')
    }
    const said = [input.text, input.answer, input.note, input.reason].find((one) => typeof one === 'string')
    const theCase = rows.of('case').get(subject)?.row as unknown as CarriedCase | undefined
    return [theCase?.summary, said].filter(Boolean).join(' · ')
  }

  /** Runs in one window at a time. @returns null when another one is at it */
  const alone = async <T>(what: string, work: () => Promise<T>): Promise<T | null> =>
    navigator.locks.request(`weige-field-${what}`, { ifAvailable: true }, async (lock) => (lock ? work() : null))

  const showRows = () => {
    heardAt.set(rows.readTo()?.at ?? null)
    rowsRound.set(rowsRound.get() + 1)
    clearTimeout(measuring)
    measuring = setTimeout(() => void measureRoom(rows.count()).then(room.set), MEASURED_AFTER)
  }

  async function send(): Promise<RunEnd | null> {
    // Files go where the screen is: in another street they wait.
    if (isOver || api.tenant() !== tenant) return null
    if (!navigator.onLine) {
      line.set('unreachable')
      return 'unreachable'
    }
    const hadWork = outbox.items().some((one) => one.state === 'waiting')
    const end = await alone('outbox', async () => {
      if (Date.now() - contactedAt > CONTACT_EVERY) await contact()
      return isOver ? 'done' : outbox.run(() => new Date())
    })
    if (end !== null) {
      // With nothing to send, nobody was asked: whether there is a line, the rows will tell.
      if (end !== 'done' || hadWork) line.set(end === 'done' ? 'good' : end)
      others.postMessage('outbox')
    }
    if (end === 'signed_out') await signedOut()
    return end
  }

  /** Signed out by time, or because this phone was revoked: it shows itself to learn which. */
  async function signedOut(): Promise<void> {
    await alone('outbox', contact)
    // Somebody else who has signed in here stays so: what waits, waits for its owner.
    const now = sessionNow()
    const isOther = now.state === 'in' && now.me.accountId !== account
    if (!isOver && !isOther) isSignedOut(problem({ kind: 'signed_out' }))
  }

  async function fetchRows(): Promise<void> {
    await alone('rows', async () => {
      await syncRows(rows, ask, localDate(new Date()))
      line.set('good')
      catalogue = await ask('routing.categories', {})
      await disk.write([{ part: 'meta', key: 'catalogue', value: await vault.seal(catalogue) }])
    })
    others.postMessage('rows')
    showRows()
  }

  /** The phone shows itself: it hears what it must know before anything else. */
  async function contact(): Promise<void> {
    const { deviceId, secret } = owner
    try {
      const unsent = outbox.items().filter((one) => one.state !== 'rescued').length
      const phoneTime = new Date().toISOString()
      const { state } = await api.run('sync.contact', { deviceId, secret, phoneTime, unsent }, { tenant, attempts: 1 })
      if (state !== 'active') return await surrender()
      contactedAt = Date.now()
    } catch (reason) {
      // A house restored to a day before this phone was enrolled knows nothing of it yet.
      if (!(reason instanceof ApiError) || reason.problem.kind !== 'not_found') return
      const label = navigator.userAgent.slice(0, 60)
      await api.run('sync.enrolDevice', { deviceId, secret, label }, { tenant, attempts: 1 }).catch(() => undefined)
    }
  }

  /** Revoked: the rows go at once, what was not sent goes to the lead, then everything else here. */
  async function surrender(): Promise<void> {
    await rows.apply(
      rows.kinds().map((kind) => ({ kind, rows: [], forget: () => true })),
      null,
    )
    showRows()
    await outbox.surrender()
    // Cut off meanwhile: the next contact says the same again.
    if ((await outbox.run(() => new Date())) !== 'done') return
    await dropDrafts(owner.accountId)
    await self.wipe()
    const { deviceId, secret } = owner
    const phoneTime = new Date().toISOString()
    await api
      .run('sync.contact', { deviceId, secret, phoneTime, hasWiped: true }, { tenant, attempts: 1 })
      .catch(() => undefined)
    location.replace('/field')
  }

  /** Everything once; what did not go through is tried again, later each time. */
  async function round(): Promise<void> {
    if (isOver) return
    clearTimeout(timer)
    const end = await send().catch(() => 'unreachable' as const)
    const isThrough =
      end === 'done' || end === null
        ? await fetchRows().then(
            () => true,
            async (reason: unknown) => {
              const isOut = reason instanceof ApiError && reason.problem.kind === 'signed_out'
              line.set(isOut ? 'signed_out' : 'unreachable')
              if (isOut) await signedOut()
              return false
            },
          )
        : false
    rounds = isThrough ? 0 : rounds + 1
    if (!isOver) timer = setTimeout(round, isThrough ? LOOK_EVERY : pauseAfter(rounds))
  }

  const self: Phone = {
    owner,
    me: () => me,
    keepMe: async (next) => {
      me = next
      await disk.write([{ part: 'meta', key: 'me', value: await vault.seal(next) }])
    },
    answer: (name, input) =>
      answerFrom({ rows: withAdded(rows, outbox.items()), catalogue: () => catalogue ?? undefined }, name, input),
    perform: async ({ commandId, name, input }, files = []) => {
      const light = await Promise.all(files.map(toBytes))
      await outbox.add({ commandId, name, input, files: light }, new Date())
      const outcome = new Promise<unknown>((done, fail) => {
        outbox.watch(commandId, (became) => ('answer' in became ? done(became.answer) : fail(became.error)))
      })
      const kept = problem({ kind: 'kept' })
      try {
        return await Promise.race([
          outcome,
          untilSent(commandId).then(() => Promise.reject(kept)),
          new Promise((_, fail) => setTimeout(() => fail(kept), PATIENCE)),
        ])
      } finally {
        outbox.watch(commandId, () => undefined)()
      }
    },
    round: () => {
      void round()
    },
    retry: (id) => outbox.retry(id).then(() => round()),
    discard: (id) => outbox.discard(id),
    giveUp: (id) => outbox.giveUp(id).then(() => round()),
    exportWaiting: async () => new Blob([JSON.stringify(outbox.items(), null, 1)], { type: 'application/json' }),
    wipe: async () => {
      isOver = true
      clearTimeout(timer)
      clearTimeout(measuring)
      await disk.wipe()
      remember(CARRIES, null)
      phone.set(null)
      waiting.set([])
      others.close()
    },
  }

  /** Resolves when sending has come to an end without it; the run that is under way may have begun before it was there. */
  async function untilSent(commandId: string): Promise<void> {
    for (let tries = 0; tries < 3; tries++) {
      const end = await send()
      if (end === null) await new Promise((done) => setTimeout(done, 500))
      else if (end !== 'done') break
      if (!outbox.items().some((item) => item.id === commandId && item.stage === 'act')) return never()
    }
    if (rounds === 0) timer = setTimeout(round, pauseAfter(1))
  }

  outbox.subscribe(() => {
    const had = addedHomes(waiting.get()).length
    waiting.set(outbox.items())
    // A flat that was added here is among the rows until the house sends it.
    if (addedHomes(waiting.get()).length !== had) rowsRound.set(rowsRound.get() + 1)
  })
  waiting.set(outbox.items())
  others.onmessage = ({ data }) => {
    if (data === 'outbox') void outbox.reload()
    if (data === 'rows') void rows.reload().then(showRows)
  }
  onReturn(() => void round())
  // News that another window brought before this one listened.
  void rows.isOld().then((isOld) => (isOld ? rows.reload().then(showRows) : undefined))
  showRows()
  void round()
  return self
}

/** Something sealed among the small facts; null when it is not there. */
async function opened(disk: Disk, vault: Vault, key: string): Promise<unknown> {
  const sealed = await disk.read('meta', key)
  return sealed ? vault.open(sealed as Sealed).catch(() => null) : null
}

async function toBytes({ key, kind, file }: { key: string; kind: 'photo' | 'sound'; file: File }) {
  const light = kind === 'photo' ? await lighten(file, PHOTO_BYTES) : file
  const { name, type, lastModified: modified } = light
  return { key, kind, name, type, modified, bytes: await light.arrayBuffer() }
}

function problem(what: ApiError['problem']): ApiError {
  return new ApiError(what, sentenceFor(what, {}))
}

const never = () => new Promise<void>(() => undefined)
