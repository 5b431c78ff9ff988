import type { Commands, Queries } from '../../modules/api.ts'
import type { ChangePassword, SendCode, SignIn, SignInWithCode, SignOut } from '../../modules/people/contract.ts'
import type { InputOf, OutputOf } from '../../platform/pure/contract.ts'
import { uuidv7 } from '../../platform/pure/ids.ts'
import { CONTRACT_VERSION } from '../../platform/pure/version.ts'
import type { Language, Words } from '../../platform/pure/words.ts'
import { POST_QUERIES } from './post-queries.ts'
import { ApiError, type Problem, sentenceFor } from './problem.ts'
import { loadRefusalWords } from './refusal-words.ts'

/** Acts on a session, outside any community. */
type SessionActs = {
  'people.signIn': typeof SignIn
  'people.sendCode': typeof SendCode
  'people.signInWithCode': typeof SignInWithCode
  'people.signOut': typeof SignOut
  'people.changePassword': typeof ChangePassword
}

/** Whose data a call is about. What is left out stands in `api.use`. */
export type CallOptions = {
  readonly tenant?: number
  /** The code that lets its bearer follow one report, or do what was transferred to him. */
  readonly bearer?: string
  /** The account that this is for: with another one's session, or none, the house answers that he is signed out. */
  readonly account?: string
  /** Sends no cookie, so that a signed-in person can report without being known. */
  readonly isAnonymous?: boolean
  readonly signal?: AbortSignal
}

/**
 * A command's options: its id, when the caller keeps it to send the same act again, and when it was made; else both are made now. `attempts`:
 * how often it is tried here, when the caller tries again himself.
 */
export type RunOptions = CallOptions & {
  readonly commandId?: string
  readonly madeAt?: string
  readonly attempts?: number
}

/** The only way from a face to the server. All methods throw ApiError. */
export type Api = {
  /** Sets tenant and bearer for the calls that follow. */
  use(defaults: { tenant?: number; bearer?: string }): void
  tenant(): number
  bearer(): string | undefined
  /** Runs a command; the same command id is sent again while the network fails, so that the act happens once. */
  run<N extends keyof Commands>(
    name: N,
    input: InputOf<Commands[N]>,
    options?: RunOptions,
  ): Promise<OutputOf<Commands[N]>>
  /** Asks a query, again while the network fails. */
  ask<N extends keyof Queries>(
    name: N,
    input: InputOf<Queries[N]>,
    options?: CallOptions,
  ): Promise<OutputOf<Queries[N]>>
  /** Signs in and out. Never repeated by itself. */
  act<N extends keyof SessionActs>(name: N, input: InputOf<SessionActs[N]>): Promise<OutputOf<SessionActs[N]>>
  /** What a tracking code or printed code stands for; null when unknown. */
  resolve(
    kind: 'tracking' | 'partner' | 'place_code',
    key: string,
  ): Promise<{ tenant: number; subjectId: string } | null>
  /** A file of the house by its id, as a blob: pictures need the bearer's header, which an `<img>` cannot send. */
  file(id: string, size: 'small' | 'full', options?: CallOptions): Promise<Blob>
  /** The desk's list as a file to keep; `next` is where the following file begins, null when this one holds the rest. */
  register(form: 'xlsx' | 'csv', what: RegisterAsked, options?: CallOptions): Promise<RegisterFile>
  /** A report as it would look, on paper. */
  reportPreview(what: PreviewAsked): Promise<Blob>
  /** Says that this person looks at a case, or writes on it; answers who else writes there at this moment. Tried once. */
  presence(caseId: string, is: 'looking' | 'writing'): Promise<readonly Present[]>
  /** What the server found in an uploaded picture or sound. `place` is where it was taken (WGS84 degrees), if it said so. */
  describeFile(id: string, options?: CallOptions): Promise<FileFacts>
}

export type FileFacts = {
  id: string
  width: number
  height: number
  place: { lng: number; lat: number } | null
  /** How long a sound is; null: it is a picture. */
  millis: number | null
}

export type Present = { readonly name: string; readonly role: string; readonly since: string }

export type RegisterAsked = { language: Language; input: InputOf<Queries['cases.register']> }
export type PreviewAsked = {
  language: Language
  input: InputOf<Queries['reports.preview']> & {
    layout: NonNullable<InputOf<Commands['reports.saveTemplate']>['layout']>
  }
}
export type RegisterFile = { file: Blob; count: number; next: { key: string; id: string } | null }

/** What the client stands on; tests hand in their own. */
export type Tools = {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly wait: (millis: number) => Promise<void>
  readonly now: () => Date
  readonly random: () => Uint8Array
  readonly refusalWords: () => Promise<Words>
}

/** Pauses between attempts, in milliseconds. */
const PAUSES = [400, 1200, 3000, 6000] as const
const ATTEMPT_MILLIS = 20_000
/** Answers of proxies in front of a server that is restarting. */
const PASSING = [502, 503, 504]

const browserTools: Tools = {
  fetch: (url, init) => fetch(url, init),
  wait: (millis) => new Promise((done) => setTimeout(done, millis)),
  now: () => new Date(),
  random: () => crypto.getRandomValues(new Uint8Array(10)),
  refusalWords: loadRefusalWords,
}

/** Makes a client. Faces use the one below; tests make their own. */
export function createApi(tools: Tools = browserTools): Api {
  let defaults: { tenant?: number; bearer?: string } = {}
  let refusals: Words | undefined

  const tenantOf = (options: CallOptions) => options.tenant ?? defaults.tenant ?? 0

  async function raise(problem: Problem): Promise<never> {
    if (problem.kind === 'refused' && !refusals?.[problem.code]) refusals = await tools.refusalWords()
    throw new ApiError(problem, sentenceFor(problem, refusals ?? {}))
  }

  async function send(url: string, init: RequestInit, options: CallOptions, attempts: number): Promise<Response> {
    const bearer = options.bearer ?? defaults.bearer
    const headers: Record<string, string> = { 'x-weige': '1', 'x-weige-version': String(CONTRACT_VERSION) }
    if (init.body) headers['content-type'] = 'application/json'
    if (bearer) headers['x-weige-bearer'] = bearer
    if (options.account) headers['x-weige-account'] = options.account
    const credentials = options.isAnonymous ? 'omit' : 'same-origin'
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (attempt > 0) await tools.wait(PAUSES[Math.min(attempt - 1, PAUSES.length - 1)])
      const patience = withPatience(options.signal)
      try {
        const response = await tools.fetch(url, { ...init, headers, credentials, signal: patience.signal })
        if (!PASSING.includes(response.status)) return response
      } catch (error) {
        if (options.signal?.aborted) throw error
      } finally {
        patience.end()
      }
    }
    return raise({ kind: 'unreachable' })
  }

  async function call(url: string, init: RequestInit, options: CallOptions, attempts: number) {
    const response = await send(url, init, options, attempts)
    return response.ok ? response.json() : raise(await problemOf(response))
  }

  const all = PAUSES.length + 1
  return {
    use: (next) => {
      defaults = { ...defaults, ...next }
    },
    tenant: () => defaults.tenant ?? 0,
    bearer: () => defaults.bearer,
    run: (name, input, options = {}) => {
      const now = tools.now()
      const commandId = options.commandId ?? uuidv7(now, tools.random())
      const madeAt = options.madeAt ?? now.toISOString()
      const body = JSON.stringify({ commandId, tenant: tenantOf(options), input, madeAt })
      return call(`/api/${name}`, { method: 'POST', body }, options, options.attempts ?? all)
    },
    ask: (name, input, options = {}) => {
      const tenant = tenantOf(options)
      if (POST_QUERIES.includes(name))
        return call(`/api/${name}`, { method: 'POST', body: JSON.stringify({ tenant, input }) }, options, all)
      const query = new URLSearchParams({ tenant: String(tenant), input: JSON.stringify(input) })
      return call(`/api/${name}?${query}`, { method: 'GET' }, options, all)
    },
    act: (name, input) => call(`/api/${name}`, { method: 'POST', body: JSON.stringify({ input }) }, {}, 1),
    resolve: async (kind, key) => {
      const response = await send(`/api/resolve?${new URLSearchParams({ kind, key })}`, { method: 'GET' }, {}, all)
      if (response.status === 404) return null
      return response.ok ? response.json() : raise(await problemOf(response))
    },
    file: async (id, size, options = {}) => {
      const url = `/files/${tenantOf(options)}/${id}?size=${size}`
      const response = await send(url, { method: 'GET' }, options, 2)
      return response.ok ? response.blob() : raise(await problemOf(response))
    },
    register: async (form, what, options = {}) => {
      const body = JSON.stringify({ tenant: tenantOf(options), ...what })
      const response = await send(`/registers/${form}`, { method: 'POST', body }, options, 1)
      if (!response.ok) return raise(await problemOf(response))
      const [key, id] = response.headers.get('x-weige-next')?.split(' ') ?? []
      const count = Number(response.headers.get('x-weige-count'))
      return { file: await response.blob(), count, next: key && id ? { key, id } : null }
    },
    reportPreview: async (what) => {
      const body = JSON.stringify({ tenant: tenantOf({}), ...what })
      const response = await send('/reports/preview', { method: 'POST', body }, {}, 1)
      return response.ok ? response.blob() : raise(await problemOf(response))
    },
    presence: async (caseId, is) => {
      const body = JSON.stringify({ tenant: tenantOf({}), caseId, is })
      return (await call('/presence', { method: 'POST', body }, {}, 1)).others
    },
    describeFile: (id, options = {}) =>
      call(
        '/files/describe',
        { method: 'POST', body: JSON.stringify({ tenant: tenantOf(options), id }) },
        options,
        all,
      ),
  }
}

/** The client of this page. */
export const api = createApi()

/** A signal that gives up one attempt after a while, or with the caller. By hand: old phones lack AbortSignal.any. */
function withPatience(caller: AbortSignal | undefined): { signal: AbortSignal; end: () => void } {
  const attempt = new AbortController()
  const giveUp = () => attempt.abort()
  const timer = setTimeout(giveUp, ATTEMPT_MILLIS)
  if (caller?.aborted) giveUp()
  caller?.addEventListener('abort', giveUp)
  return {
    signal: attempt.signal,
    end: () => {
      clearTimeout(timer)
      caller?.removeEventListener('abort', giveUp)
    },
  }
}

const KINDS = ['invalid', 'not_found', 'forbidden', 'refused', 'signed_out', 'too_many', 'failed']

/** The problem in an answer; what is not ours (a proxy's page) counts as failed. */
async function problemOf(response: Response): Promise<Problem> {
  try {
    const body = await response.json()
    if (KINDS.includes(body?.kind)) return body
  } catch {
    // Not JSON: fall through.
  }
  if (response.status === 404) return { kind: 'not_found', what: '' }
  if (response.status === 401) return { kind: 'signed_out' }
  if (response.status === 429)
    return { kind: 'too_many', retryAfterSeconds: Number(response.headers.get('retry-after')) || 60 }
  return { kind: 'failed' }
}
