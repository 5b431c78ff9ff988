import { z } from 'zod'
import type { Carrier, LetterOf, Outcome } from '../../../platform/deliver.ts'
import { LETTER_REASON_WORDS, type LetterReason } from '../../../platform/pure/letter-words.ts'
import type { Report } from '../../../platform/receipts.ts'
import { exchange, readJson, type WireAnswer, type WireRequest } from './exchange.ts'

/** Any gateway that speaks the plain contract of docs/running.md: a carrier's 云MAS behind a few lines of glue, for instance. */
export type HttpSmsSettings = { url: string; token: string | undefined }

export function httpSms(settings: HttpSmsSettings): Carrier<'sms'> {
  return { name: 'http', send: async (letter, ref) => readSent(await exchange(sendRequest(settings, letter, ref))) }
}

/** `id` stays the same over all tries: a gateway answers 409 to one that it has taken already. */
export function sendRequest(settings: HttpSmsSettings, letter: LetterOf<'sms'>, ref: string): WireRequest {
  return {
    method: 'POST',
    url: settings.url,
    headers: {
      'content-type': 'application/json',
      ...(settings.token ? { authorization: `Bearer ${settings.token}` } : {}),
    },
    body: JSON.stringify({
      to: letter.address,
      text: letter.text,
      id: ref,
      ...(letter.template ? { template: letter.template } : {}),
    }),
  }
}

const Body = z.object({ receipt: z.string().optional(), state: z.string().optional(), reason: z.string().optional() })

/** What the gateway answered. It knows doubles by their id, so a lost answer is simply tried again. */
export function readSent(answer: WireAnswer): Outcome {
  if (answer.is !== 'answer')
    return { is: 'again', reason: answer.is === 'broken' && answer.isTimeout ? 'timeout' : 'network' }
  const { status, text, retryAfterSeconds } = answer
  const body = readJson(text, Body)
  const detail = String(status)
  if ((status >= 200 && status < 300) || status === 409) {
    const receipt = body?.receipt ?? text.slice(0, 200)
    return body?.state === 'delivered' ? { is: 'delivered', receipt } : { is: 'sent', receipt }
  }
  if (status === 429) return { is: 'again', reason: 'limit', detail, afterSeconds: retryAfterSeconds ?? 60 }
  if (status === 401 || status === 403) return { is: 'again', reason: 'credentials', detail }
  if (status === 402) return { is: 'never', reason: 'no_credit', detail }
  if (status === 413) return { is: 'never', reason: 'too_long', detail }
  if (status === 400 || status === 422) return { is: 'never', reason: reasonOf(body?.reason), detail }
  return { is: 'again', reason: status >= 500 ? 'busy' : 'rejected', detail }
}

function reasonOf(text: string | undefined): LetterReason {
  const known = Object.keys(LETTER_REASON_WORDS).find((key) => key === text)
  return isReason(known) ? known : 'rejected'
}

function isReason(key: string | undefined): key is LetterReason {
  return key !== undefined && key in LETTER_REASON_WORDS
}

/** What the gateway posts to /receipts/http/…, one or several at once. */
const One = z.object({
  id: z.string().max(80),
  state: z.enum(['delivered', 'failed']),
  reason: z.string().max(40).optional(),
})
export const HttpReport = z.union([One.transform((one) => [one]), z.array(One).max(1000)])

export function readReports(body: z.infer<typeof HttpReport>): Report[] {
  return body.map((one) =>
    one.state === 'delivered'
      ? { ref: one.id, is: 'delivered' }
      : { ref: one.id, is: 'failed', reason: one.reason ? reasonOf(one.reason) : 'undelivered' },
  )
}
