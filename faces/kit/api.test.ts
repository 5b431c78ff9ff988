import { describe, expect, test } from 'vitest'
import { createApi, type Tools } from './api.ts'
import { ApiError, faultsOf, isUnreachable } from './problem.ts'

type Call = { url: string; init: RequestInit }

/** A client whose network answers from a list; `null` is a broken connection. */
function clientOn(answers: (Response | null)[], more: Partial<Tools> = {}) {
  const calls: Call[] = []
  const waits: number[] = []
  const api = createApi({
    fetch: async (url, init) => {
      calls.push({ url, init })
      const answer = answers.shift()
      if (!answer) throw new TypeError('network')
      return answer
    },
    wait: async (millis) => {
      waits.push(millis)
    },
    now: () => new Date('2026-11-23T01:00:00Z'),
    random: () => new Uint8Array(10).fill(7),
    refusalWords: async () => ({ 'case.reopen_too_late': { zh: '超过 {days} 天', en: 'more than {days} days' } }),
    ...more,
  })
  api.use({ tenant: 510112002 })
  return { api, calls, waits }
}

const ok = (body: unknown) => new Response(JSON.stringify(body), { status: 200 })
const no = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })
const bodyOf = (call: Call) => JSON.parse(String(call.init.body))
const caseId = '0190a000-0000-7000-8000-000000000001'

async function failure(promise: Promise<unknown>): Promise<ApiError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ApiError)) throw new Error('expected an ApiError')
  return error
}

describe('run', () => {
  test('sends id, tenant, input and time with the guard header', async () => {
    const { api, calls } = clientOn([ok({ caseId })])
    await api.run('cases.withdraw', { caseId }, { commandId: 'c-1' })
    expect(calls[0].url).toBe('/api/cases.withdraw')
    expect(bodyOf(calls[0])).toEqual({
      commandId: 'c-1',
      tenant: 510112002,
      input: { caseId },
      madeAt: '2026-11-23T01:00:00.000Z',
    })
    expect(calls[0].init.headers).toMatchObject({ 'x-weige': '1', 'content-type': 'application/json' })
  })

  test('repeats a lost command with the very same body, after growing pauses', async () => {
    const { api, calls, waits } = clientOn([null, no(503, {}), ok({ caseId })])
    await expect(api.run('cases.withdraw', { caseId })).resolves.toEqual({ caseId })
    expect(new Set(calls.map((call) => call.init.body)).size).toBe(1)
    expect(waits.length).toBe(2)
    expect(waits[1]).toBeGreaterThan(waits[0])
  })

  test('gives up as unreachable, so that the caller keeps the id', async () => {
    const { api, calls } = clientOn([])
    const error = await failure(api.run('cases.withdraw', { caseId }))
    expect(isUnreachable(error)).toBe(true)
    expect(calls.length).toBe(5)
  })

  test('never repeats a refusal, and explains it in both languages', async () => {
    const refused = no(409, { kind: 'refused', code: 'case.reopen_too_late', facts: { days: 30 } })
    const { api, calls } = clientOn([refused])
    const error = await failure(api.run('cases.reopen', { caseId, reason: '还在漏' }))
    expect(calls.length).toBe(1)
    expect(error.word).toEqual({ zh: '超过 {days} 天', en: 'more than {days} days' })
    expect(error.facts).toEqual({ days: 30 })
  })

  test('hands the faults of fields to the form', async () => {
    const { api } = clientOn([no(400, { kind: 'invalid', faults: [{ path: 'text', message: 'too_short' }] })])
    expect(faultsOf(await failure(api.run('cases.supply', { caseId, text: '' })))).toEqual([
      { path: 'text', message: 'too_short' },
    ])
  })

  test('an answer that is not ours counts as failed', async () => {
    const { api } = clientOn([new Response('<html>', { status: 500 })])
    expect((await failure(api.run('cases.withdraw', { caseId }))).problem).toEqual({ kind: 'failed' })
  })

  test('an anonymous act carries no cookie, a bearer his code', async () => {
    const { api, calls } = clientOn([ok({}), ok({})])
    await api.run('cases.withdraw', { caseId }, { isAnonymous: true })
    await api.run('cases.withdraw', { caseId }, { bearer: 'T-1' })
    expect(calls.map((call) => call.init.credentials)).toEqual(['omit', 'same-origin'])
    expect(calls[1].init.headers).toMatchObject({ 'x-weige-bearer': 'T-1' })
  })

  test('stops when the caller has left', async () => {
    const left = new AbortController()
    const { api, calls } = clientOn([], {
      wait: async () => left.abort(),
      fetch: async (_url, init) => {
        calls.push({ url: '', init })
        throw new TypeError(init.signal?.aborted ? 'aborted' : 'network')
      },
    })
    await expect(api.run('cases.withdraw', { caseId }, { signal: left.signal })).rejects.toThrow('aborted')
    expect(calls.length).toBe(2)
  })
})

describe('ask', () => {
  test('puts tenant and input into the address of a GET', async () => {
    const { api, calls } = clientOn([ok({})])
    await api.ask('intake.follow', { caseId }, { tenant: 510104036 })
    const url = new URL(calls[0].url, 'http://x')
    expect(url.pathname).toBe('/api/intake.follow')
    expect(url.searchParams.get('tenant')).toBe('510104036')
    expect(JSON.parse(url.searchParams.get('input') ?? '')).toEqual({ caseId })
  })

  test('keeps what a person wrote out of the address', async () => {
    const { api, calls } = clientOn([ok({ suggestions: [] })])
    await api.ask('intake.suggestCategory', { text: '楼道灯坏了' })
    expect(calls[0].init.method).toBe('POST')
    expect(calls[0].url).not.toContain('?')
    expect(bodyOf(calls[0])).toEqual({ tenant: 510112002, input: { text: '楼道灯坏了' } })
  })

  test('an unknown code resolves to null, not to an error', async () => {
    const { api } = clientOn([no(404, { kind: 'not_found', what: 'code' })])
    await expect(api.resolve('tracking', 'X')).resolves.toBeNull()
  })
})

test('signing in is never repeated by itself', async () => {
  const { api, calls } = clientOn([null, ok({})])
  expect(isUnreachable(await failure(api.act('people.signOut', {})))).toBe(true)
  expect(calls.length).toBe(1)
})
