import type { Carrier, Transports } from '../platform/deliver.ts'

/** Letters name the house as `{home}`: only here is it known under which address it is reached. */
export function withHome(carrier: Carrier<'sms'>, publicUrl: string): Carrier<'sms'> {
  return {
    ...carrier,
    send: (letter, ref, now) =>
      carrier.send({ ...letter, text: letter.text.replaceAll('{home}', publicUrl) }, ref, now),
  }
}

/** Sample mode: accepts everything and sends nothing. The code of a log-in is shown on screen instead. */
export const fakeSms: Carrier<'sms'> = {
  name: 'sample',
  send: async (_letter, ref) => ({ is: 'sent', receipt: `sample-${ref}` }),
}

/**
 * The carrier of text messages, by environment: WEIGE_SMS_URL is asked by POST with `{to, text, id}` and a bearer token
 * WEIGE_SMS_TOKEN; any answer but 2xx is a failure and is tried again. Without it letters wait and are seen as stuck.
 */
export function transportsFromEnvironment(env: NodeJS.ProcessEnv, publicUrl: string): Transports {
  const url = env.WEIGE_SMS_URL
  if (!url) return {}
  const sms: Carrier<'sms'> = {
    name: 'http',
    send: async (letter, ref) => {
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(env.WEIGE_SMS_TOKEN ? { authorization: `Bearer ${env.WEIGE_SMS_TOKEN}` } : {}),
        },
        body: JSON.stringify({ to: letter.address, text: letter.text, id: ref }),
        signal: AbortSignal.timeout(10_000),
      })
      if (!answer.ok) return { is: 'again', reason: 'rejected', detail: String(answer.status) }
      return { is: 'sent', receipt: (await answer.text()).slice(0, 200) }
    },
  }
  return { sms: withHome(sms, publicUrl) }
}
