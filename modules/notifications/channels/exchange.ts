import { z } from 'zod'

/** One request as it goes over the wire. */
export type WireRequest = {
  method: 'GET' | 'POST'
  url: string
  headers: Readonly<Record<string, string>>
  body?: string | Uint8Array<ArrayBuffer>
}

/** What came back – or what is known when nothing did. */
export type WireAnswer =
  | { is: 'answer'; status: number; text: string; retryAfterSeconds?: number; location?: string }
  /** The request cannot have arrived. */
  | { is: 'unreached' }
  /** It may have arrived: no answer in time, or the line broke while waiting for one. */
  | { is: 'broken'; isTimeout: boolean }

/** Documented waits of the services are a second and more; a carrier that takes longer than this is asked later. */
const TIMEOUT_MILLIS = 10_000
const LONGEST_ANSWER = 100_000
/** Failures that come before a byte was sent. */
const BEFORE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
])

/** Sends a request and brings back the answer. Never throws; redirects are not followed: no service of ours sends any. */
export async function exchange(request: WireRequest, timeoutMillis = TIMEOUT_MILLIS): Promise<WireAnswer> {
  try {
    const answer = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMillis),
    })
    const text = (await answer.text()).slice(0, LONGEST_ANSWER)
    const wait = Number(answer.headers.get('retry-after') ?? Number.NaN)
    const location = answer.headers.get('location')
    return {
      is: 'answer',
      status: answer.status,
      text,
      ...(Number.isFinite(wait) && wait >= 0 ? { retryAfterSeconds: wait } : {}),
      ...(location ? { location } : {}),
    }
  } catch (error) {
    const codes = codesOf(error)
    if (codes.some((code) => BEFORE.has(code))) return { is: 'unreached' }
    return { is: 'broken', isTimeout: codes.includes('TimeoutError') }
  }
}

/** Names and codes of an error and its causes. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return []
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : []
  const inner = error instanceof AggregateError ? error.errors.flatMap(codesOf) : []
  return [error.name, ...code, ...inner, ...codesOf(error.cause)]
}

/** The answer's JSON in the shape asked for; undefined when it is something else. */
export function readJson<Shape extends z.ZodType>(text: string, shape: Shape): z.infer<Shape> | undefined {
  const parsed = z
    .string()
    .transform((raw, ctx) => {
      try {
        return JSON.parse(raw) as unknown
      } catch {
        ctx.addIssue('not JSON')
        return z.NEVER
      }
    })
    .pipe(shape)
    .safeParse(text)
  return parsed.success ? parsed.data : undefined
}

/** The text cut to a number of bytes in UTF-8, never within a character; an ellipsis says that something is missing. */
export function cutBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text
  let kept = ''
  let left = most - Buffer.byteLength('…')
  for (const char of text) {
    left -= Buffer.byteLength(char)
    if (left < 0) break
    kept += char
  }
  return `${kept}…`
}
