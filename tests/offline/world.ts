import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { type Outbox, openOutbox, type Wire } from '../../faces/field/offline/outbox.ts'
import type { Owner } from '../../faces/field/offline/vault.ts'
import { ApiError, type Problem } from '../../faces/kit/problem.ts'
import type { ServerActor } from '../../platform/access.ts'
import { type FileRoom, keepPhoto, keepSound } from '../../platform/files.ts'
import { errorBody } from '../../platform/http.ts'
import { reported } from '../access/fixture.ts'
import type { TestCommunity } from '../support/community.ts'
import { SYSTEM, type TestHouse } from '../support/house.ts'
import { aPhone, type TestPhone } from './phone.ts'

/** What all vectors stand on. */
export type Ground = {
  readonly house: TestHouse
  readonly here: TestCommunity
  readonly room: FileRoom
  readonly folder: string
  readonly errands: string
}

/** What the line does to the next calls: `down` and `somebody else` until it is as before, the others once. */
export type Fault =
  | 'down'
  | 'somebody else'
  | 'answer lost'
  | 'twice'
  | 'server fails'
  | 'too old'
  | 'signed out'
  | 'photo cut'
  | 'photo broken'

/** A member with a seat of her own and a case that was given to it, and her phone. */
export type World = {
  readonly ground: Ground
  /** Begins every text of this vector. */
  readonly tag: string
  readonly me: { readonly accountId: string; readonly personId: string; readonly postId: string }
  readonly caseId: string
  /** Who told of it, by her code. */
  readonly reporter: ServerActor
  readonly phone: TestPhone
  readonly device: Owner
  readonly faults: Fault[]
  /** How far the phone's clock is ahead, in hours. */
  skewHours: number
  outbox: Outbox
  /** The ids of acts by their words. */
  readonly acts: Map<string, string>
}

let members = 0

export async function aWorld(ground: Ground): Promise<World> {
  const { house, here } = ground
  const system = { as: SYSTEM, tenant: here.tenant }
  const n = ++members
  const { personId } = await house.run(
    'people.registerPerson',
    { communityId: here.communityId, name: '沈离线', phone: `158${String(10_000_000 + n)}` },
    system,
  )
  const login = { personId, login: `vector${n}`, password: 'a-long-password' }
  const { accountId } = await house.run('people.openAccount', login, system)
  const seat = { gridId: here.micro[0], role: 'micro_grid_member', slot: 100 + n } as const
  const { postId } = await house.run('people.createPost', seat, system)
  await house.run('people.takePost', { postId, personId }, system)
  const tag = `向量${n}·`
  const desk = { as: here.desk, tenant: here.tenant }
  const { caseId, bearer } = await reported(house, here, `${tag}楼道灯不亮`)
  await house.run('cases.triage', { caseId, categoryCode: '0303', nature: 'help' }, desk)
  await house.run('cases.assign', { caseId, toPostId: postId }, desk)
  const phone = await aPhone(house, here.tenant)
  const { deviceId, secret } = phone.owner
  await house.run('sync.enrolDevice', { deviceId, secret, label: '手机' }, { as: { accountId }, tenant: here.tenant })
  await phone.sync({ accountId })
  const world: Omit<World, 'outbox'> = {
    ground,
    tag,
    me: { accountId, personId, postId },
    caseId,
    reporter: bearer,
    phone,
    device: phone.owner,
    faults: [],
    skewHours: 0,
    acts: new Map(),
  }
  return Object.assign(world, { outbox: await openOutbox(phone.disk, phone.vault, wireOf(world), randomUUID) })
}

/** The app is opened anew: what it knew is what is on its disk. */
export async function reopened(world: World): Promise<void> {
  world.outbox = await openOutbox(world.phone.disk, world.phone.vault, wireOf(world), randomUUID)
}

const failure = (problem: Problem) => new ApiError(problem, { word: { zh: '', en: '' }, facts: {} })

function wireOf(world: Omit<World, 'outbox'>): Wire {
  const { ground, faults, me } = world
  const { house, here } = ground
  const take = (fault: Fault) => {
    const at = faults.indexOf(fault)
    if (at !== -1) faults.splice(at, 1)
    return at !== -1
  }
  const call = (name: string, input: unknown, commandId: string) =>
    house.run(name as 'cases.note', input as never, {
      as: name === 'sync.rescue' ? { kind: 'visitor' } : { accountId: me.accountId },
      tenant: here.tenant,
      commandId,
    })
  return {
    device: world.device,
    aboutOf: ({ input }) => String(input.text ?? ''),
    run: async (name, input, { commandId }) => {
      if (faults.includes('down')) throw failure({ kind: 'unreachable' })
      // Somebody else is signed in on it: the house takes nothing of hers from him (whose.test.ts).
      if (faults.includes('somebody else') && name !== 'sync.rescue') throw failure({ kind: 'signed_out' })
      if (take('server fails')) throw failure({ kind: 'failed' })
      if (take('signed out')) throw failure({ kind: 'signed_out' })
      if (take('too old')) throw failure({ kind: 'refused', code: 'app.too_old', facts: {} })
      try {
        if (take('twice')) return (await Promise.all([call(name, input, commandId), call(name, input, commandId)]))[0]
        const answer = await call(name, input, commandId)
        if (take('answer lost')) throw failure({ kind: 'unreachable' })
        return answer
      } catch (error) {
        if (error instanceof ApiError) throw error
        throw failure(errorBody(error)[1])
      }
    },
    upload: async ({ kind, sha256 }, bytes) => {
      if (faults.includes('down') || take('photo cut')) throw failure({ kind: 'unreachable' })
      const arrived = take('photo broken') ? new Uint8Array(bytes).fill(0) : new Uint8Array(bytes)
      const digest = Buffer.from(await crypto.subtle.digest('SHA-256', arrived)).toString('hex')
      if (digest !== sha256) throw failure({ kind: 'unreachable' })
      const id = randomUUID()
      const path = join(ground.folder, id)
      await writeFile(path, arrived)
      const keep = kind === 'photo' ? keepPhoto : keepSound
      await keep(ground.room, house.db, here.tenant, id, path, house.clock.now())
      return id
    },
  }
}

/** A second of a voice as a phone records it. */
export async function aVoice() {
  const made = await readFile(join(import.meta.dirname, '../support/sounds/voice.webm'))
  const bytes = new Uint8Array(made).buffer
  return { key: randomUUID(), kind: 'sound' as const, name: 'a.webm', type: 'audio/webm', modified: 0, bytes }
}

let pictures = 0
/** A photo as the phone keeps it; no two are the same. */
export async function aPhoto() {
  const shade = ++pictures % 250
  const made = await sharp({ create: { width: 30, height: 20, channels: 3, background: { r: shade, g: 90, b: 40 } } })
    .jpeg()
    .toBuffer()
  const bytes = new Uint8Array(made).buffer
  return { key: randomUUID(), kind: 'photo' as const, name: 'a.jpg', type: 'image/jpeg', modified: 0, bytes }
}
