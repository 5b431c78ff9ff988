import type { Letter, Transport } from '../platform/deliver.ts'

/** Letters name the house as `{home}`: only here is it known under which address it is reached. */
export function withHome(transport: Transport, publicUrl: string): Transport {
  return (letter, id) => transport({ ...letter, text: letter.text.replaceAll('{home}', publicUrl) }, id)
}

/** Sample mode: accepts everything and sends nothing. The code of a log-in is shown on screen instead. */
export const fakeSms: Transport = async (_letter, id) => ({ receipt: `sample-${id}` })

/**
 * The carrier of text messages, by environment: WEIGE_SMS_URL is asked by POST with `{to, text, id}` and a bearer token
 * WEIGE_SMS_TOKEN; any answer but 2xx is a failure and is tried again. Without it letters wait and are seen as stuck.
 */
export function smsFromEnvironment(env: NodeJS.ProcessEnv): Transport {
  const url = env.WEIGE_SMS_URL
  if (!url) {
    return async () => {
      throw new Error('no SMS carrier is set up (WEIGE_SMS_URL)')
    }
  }
  return async (letter: Letter, id) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(env.WEIGE_SMS_TOKEN ? { authorization: `Bearer ${env.WEIGE_SMS_TOKEN}` } : {}),
      },
      body: JSON.stringify({ to: letter.address, text: letter.text, id }),
      signal: AbortSignal.timeout(10_000),
    })
    if (!answer.ok) throw new Error(`the SMS carrier answered ${answer.status}`)
    return { receipt: (await answer.text()).slice(0, 200) }
  }
}
