import { ApiError, type Problem } from '../../kit/problem.ts'
import type { Change, Disk } from './disk.ts'
import { type Item, nextToSend, type OutFile, subjectOf, verdictOn } from './outbox-item.ts'
import type { Sealed, Vault } from './vault.ts'

/** An act as it is handed in, and the bytes of its files. */
export type NewAct = {
  readonly commandId: string
  readonly name: string
  readonly input: Readonly<Record<string, unknown>>
  readonly files?: readonly (Omit<OutFile, 'fileId' | 'sha256'> & { readonly bytes: ArrayBuffer })[]
}

/** The way to the house; everything throws ApiError. */
export type Wire = {
  run(name: string, input: unknown, how: { commandId: string; madeAt: string }): Promise<unknown>
  /** Resumable; resolves to the id under which the server has it. */
  upload(file: OutFile, bytes: ArrayBuffer): Promise<string>
  /** Whether photos and voices may go over the line of this moment; left out: over any. */
  doFilesGo?(): boolean
  /** What identifies this phone to the lead's list of rescued work. */
  readonly device: { readonly deviceId: string; readonly secret: string }
  /** What an act was about, in words. */
  aboutOf(item: Item): string
}

/** How a run ended: everything sent that could be, or why it must wait. */
export type RunEnd = 'done' | 'unreachable' | 'signed_out' | 'too_old' | 'too_many'

/** The acts of this phone that wait, in the order in which they were done. */
export type Outbox = {
  items(): readonly Item[]
  subscribe(listener: () => void): () => void
  /** Lays an act in; it is on the disk when this resolves. */
  add(act: NewAct, now: Date): Promise<Item>
  /** Sends one after the other. Only one window at a time may run it (Web Locks). */
  run(now: () => Date): Promise<RunEnd>
  /** A stopped act is tried again. */
  retry(id: string): Promise<void>
  /** The person does not want it sent, or has read that it was rescued. */
  discard(id: string): Promise<void>
  /** The person cannot get it through and hands it to the lead. */
  giveUp(id: string): Promise<void>
  /** The phone was revoked: whatever waits goes to the lead with the next run. */
  surrender(): Promise<void>
  /** Reads the disk again: another window has written. */
  reload(): Promise<void>
  /** Hears what becomes of one act: its answer, or the refusal, which then takes it out of the outbox. Returns how to stop. */
  watch(id: string, hear: (outcome: { answer: unknown } | { error: ApiError }) => void): () => void
}

/** Opens the outbox of a disk. */
export async function openOutbox(disk: Disk, vault: Vault, wire: Wire, newId: () => string): Promise<Outbox> {
  let items: Item[] = []
  const listeners = new Set<() => void>()
  const watchers = new Map<string, (outcome: { answer: unknown } | { error: ApiError }) => void>()
  // What was opened, by the nonce of its seal, which is never the same twice: a day's outbox is read before every run, and only what
  // another window has written is opened.
  let opened = new Map<string, Item>()

  const tell = () => {
    items = items.toSorted((a, b) => a.at - b.at)
    for (const listener of [...listeners]) listener()
  }

  async function load() {
    const lying = await disk.all('outbox')
    const found = await Promise.all(
      lying.map(async ({ value }) => {
        const sealed = value as Sealed
        const nonce = sealed.iv.join()
        const item = opened.get(nonce) ?? ((await vault.open(sealed).catch(() => null)) as Item | null)
        return item && ([nonce, item] as const)
      }),
    )
    opened = new Map(found.filter((one) => one !== null))
    items = [...opened.values()]
    tell()
  }

  async function keep(item: Item, more: readonly Change[] = []): Promise<Item> {
    await disk.write([{ part: 'outbox', key: item.id, value: await vault.seal(item) }, ...more])
    items = [...items.filter((one) => one.id !== item.id), item]
    tell()
    return item
  }

  async function remove(item: Item) {
    await disk.write([
      { part: 'outbox', key: item.id },
      ...item.files.map((file): Change => ({ part: 'files', key: file.key })),
    ])
    items = items.filter((one) => one.id !== item.id)
    tell()
  }

  const get = (id: string) => items.find((one) => one.id === id)

  /** One act as far as it goes. Whatever is reached is kept before the next step. @throws ApiError */
  async function send(start: Item): Promise<void> {
    let item = start
    if (item.stage === 'act') {
      const { name, input, id, madeAt } = item
      const answer = await wire.run(name, input, { commandId: id, madeAt })
      if (item.files.length === 0) await remove(item)
      else item = await keep({ ...item, stage: 'files', caseId: caseOf(answer) ?? item.caseId, tries: 0, reason: null })
      watchers.get(id)?.({ answer })
      if (item.files.length === 0 || wire.doFilesGo?.() === false) return
    }
    item = await sendFiles(item)
    const { madeAt } = item
    if (item.stage === 'rescue') {
      await handOver(item)
      return
    }
    const ids = (kind: OutFile['kind']) => item.files.flatMap((file) => (file.kind === kind ? (file.fileId ?? []) : []))
    // A report is known by the case that it became; photos of an act go to the case that it named.
    const [follows, input] =
      item.subject === ''
        ? ['intake.addFiles', { caseId: item.caseId, fileIds: ids('photo'), voiceId: ids('sound')[0] ?? null }]
        : ['cases.addPhotos', { caseId: item.subject, fileIds: ids('photo') }]
    try {
      await wire.run(follows, input, { commandId: item.filesCommandId, madeAt })
    } catch (reason) {
      // It took so long that the house has tidied up what nobody had taken: they are sent once more.
      if (isRefused(reason, 'file.unknown'))
        await keep({
          ...item,
          files: item.files.map((file) => ({ ...file, fileId: null })),
          filesCommandId: newId(),
        })
      throw reason
    }
    await remove(item)
  }

  async function sendFiles(start: Item): Promise<Item> {
    let item = start
    for (const file of start.files) {
      if (file.fileId !== null) continue
      const sealed = (await disk.read('files', file.key)) as Sealed | undefined
      if (!sealed) continue
      const fileId = await wire.upload(file, await vault.openBytes(sealed))
      item = await keep({ ...item, files: item.files.map((one) => (one.key === file.key ? { ...one, fileId } : one)) })
    }
    return item
  }

  async function handOver(item: Item) {
    const { deviceId, secret } = wire.device
    const { id: commandId, name, input, madeAt } = item
    await wire.run(
      'sync.rescue',
      {
        deviceId,
        secret,
        item: { commandId, name, input, madeAt, about: wire.aboutOf(item).slice(0, 200) },
        why: whyOf(item.reason),
        fileIds: item.files.flatMap((file) => file.fileId ?? []),
      },
      { commandId: item.rescueCommandId, madeAt },
    )
    await keep({ ...item, state: 'rescued' })
  }

  /** @returns why the run must wait, or undefined when the next one may go */
  async function afterFailure(id: string, problem: Problem, error: ApiError, now: Date): Promise<RunEnd | undefined> {
    const item = get(id)
    if (!item) return undefined
    const tries = item.tries + 1
    const tried = { ...item, tries, lastTriedAt: now.toISOString(), reason: problem }
    const verdict = verdictOn(problem, tries)
    // Whoever stands before the form is told there, and nothing is left lying about.
    const watcher = item.stage === 'act' && (verdict.is === 'stop' || verdict.is === 'rescue') ? watchers.get(id) : null
    if (watcher) {
      await remove(item)
      watcher({ error })
      return undefined
    }
    if (item.stage === 'files' && isCode(problem, 'file.unknown') && tries < 3) {
      await keep(tried)
      return undefined
    }
    switch (verdict.is) {
      case 'again':
        await keep(tried)
        return 'unreachable'
      case 'pause':
        await keep(tried)
        return verdict.why
      case 'rescue':
        // Refused by the list of rescues itself: a person must look.
        await keep(item.stage === 'rescue' ? { ...tried, state: 'stopped' } : { ...tried, stage: 'rescue', tries: 0 })
        return undefined
      case 'stop':
        await keep({ ...tried, state: 'stopped' })
        return undefined
    }
  }

  await load()
  return {
    items: () => items,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add: async ({ commandId, name, input, files = [] }, now) => {
      const sealed: Change[] = []
      const kept: OutFile[] = []
      for (const { bytes, ...file } of files) {
        sealed.push({ part: 'files', key: file.key, value: await vault.sealBytes(bytes) })
        kept.push({ ...file, sha256: await sha256(bytes), fileId: null })
      }
      return keep(
        {
          id: commandId,
          at: (items.at(-1)?.at ?? 0) + 1,
          name,
          input,
          madeAt: now.toISOString(),
          subject: subjectOf(input),
          files: kept,
          stage: 'act',
          state: 'waiting',
          tries: 0,
          lastTriedAt: null,
          reason: null,
          caseId: null,
          filesCommandId: newId(),
          rescueCommandId: newId(),
        },
        sealed,
      )
    },
    run: async (now) => {
      await load()
      const next = () => nextToSend(items, wire.doFilesGo?.() ?? true)
      for (let item = next(); item; item = next()) {
        try {
          await send(item)
        } catch (reason) {
          if (!(reason instanceof ApiError)) throw reason
          const end = await afterFailure(item.id, reason.problem, reason, now())
          if (end) return end
        }
      }
      return 'done'
    },
    retry: async (id) => {
      const item = get(id)
      if (item?.state === 'stopped') await keep({ ...item, state: 'waiting', tries: 0, reason: null })
    },
    discard: async (id) => {
      const item = get(id)
      if (item) await remove(item)
    },
    giveUp: async (id) => {
      const item = get(id)
      if (item?.state === 'stopped') await keep({ ...item, state: 'waiting', stage: 'rescue', tries: 0 })
    },
    surrender: async () => {
      for (const item of items)
        if (item.state !== 'rescued') await keep({ ...item, state: 'waiting', stage: 'rescue', tries: 0, reason: null })
    },
    reload: load,
    watch: (id, hear) => {
      watchers.set(id, hear)
      return () => watchers.delete(id)
    },
  }
}

function caseOf(answer: unknown): string | null {
  const has = typeof answer === 'object' && answer !== null && 'caseId' in answer
  return has && typeof answer.caseId === 'string' ? answer.caseId : null
}

function isRefused(reason: unknown, code: string): boolean {
  return reason instanceof ApiError && isCode(reason.problem, code)
}

function isCode(problem: Problem, code: string): boolean {
  return problem.kind === 'refused' && problem.code === code
}

/** The reason as the list of rescues takes it. */
function whyOf(problem: Problem | null): string {
  if (problem === null) return 'revoked'
  if (problem.kind === 'not_found' || problem.kind === 'forbidden') return problem.kind
  return problem.kind === 'refused' ? problem.code : 'given_up'
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
