import { z } from 'zod'
import type { Carrier, LetterOf, Outcome } from '../../../platform/deliver.ts'
import { cutBytes, exchange, readJson, type WireAnswer, type WireRequest } from './exchange.ts'
import { window } from './wecom-limits.ts'

/** Group robots of WeCom (企业微信群机器人). The key of a robot comes with the letter and is a secret. */
export type WecomRobotSettings = { endpoint: string }

const PER_MINUTE = 20
const TEXT_BYTES = 2048

export function wecomRobot(settings: WecomRobotSettings): Carrier<'wecom_robot'> {
  const minute = window(PER_MINUTE, 60)
  return {
    name: 'wecom_robot',
    send: async (letter, _ref, now) => {
      const wait = minute.waitFor(letter.address, now)
      if (wait > 0) return { is: 'again', reason: 'limit', afterSeconds: wait }
      return readSent(await exchange(sendRequest(settings, letter)))
    },
  }
}

/** The request of webhook/send. */
export function sendRequest(settings: WecomRobotSettings, letter: LetterOf<'wecom_robot'>): WireRequest {
  return {
    method: 'POST',
    url: `${settings.endpoint}/cgi-bin/webhook/send?key=${encodeURIComponent(letter.address)}`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ msgtype: 'text', text: { content: cutBytes(letter.text, TEXT_BYTES) } }),
  }
}

const Answer = z.object({ errcode: z.number() })

/**
 * What the robot answered. It knows neither doubles nor questions: a message whose answer was lost is sent again, since a group that reads
 * it twice is better off than one that never does.
 */
export function readSent(answer: WireAnswer): Outcome {
  if (answer.is !== 'answer')
    return { is: 'again', reason: answer.is === 'broken' && answer.isTimeout ? 'timeout' : 'network' }
  const errcode = readJson(answer.text, Answer)?.errcode
  if (errcode === undefined)
    return { is: 'again', reason: answer.status >= 500 ? 'busy' : 'bad_answer', detail: String(answer.status) }
  const detail = String(errcode)
  if (errcode === 0) return { is: 'sent', receipt: '' }
  if (errcode === 93000 || errcode === 93008) return { is: 'never', reason: 'bad_address', detail }
  if (errcode === 40058 || errcode === 44004) return { is: 'never', reason: 'field', detail }
  if (errcode === 45002) return { is: 'never', reason: 'too_long', detail }
  if (errcode === 45009 || errcode === 45033) return { is: 'again', reason: 'limit', detail, afterSeconds: 60 }
  if (errcode === -1) return { is: 'again', reason: 'busy', detail }
  return { is: 'again', reason: 'rejected', detail }
}
