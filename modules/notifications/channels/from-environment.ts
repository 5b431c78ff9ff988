import type { Carrier, Transports } from '../../../platform/deliver.ts'
import type { LetterKind } from '../../../platform/pure/letter-words.ts'
import { email } from './email.ts'
import { aliyunSms } from './sms-aliyun.ts'
import { httpSms } from './sms-http.ts'
import { tencentSms } from './sms-tencent.ts'
import { webPushCarrier } from './web-push.ts'
import { wechat } from './wechat.ts'
import { wecomApp } from './wecom-app.ts'
import { wecomRobot } from './wecom-robot.ts'

/** Settings of channels, by the names of docs/running.md. Nothing of them is ever logged or shown. */
type Env = Readonly<Record<string, string | undefined>>

/** What the channels need beside their settings. */
export type ChannelParts = {
  newNonce(): string
  push: { publicKey: string; privateKey: string }
}

/** How a channel stands: ready, not asked for, or asked for with something missing. */
export type ChannelState =
  | { kind: LetterKind; is: 'ready'; carrier: string }
  | { kind: LetterKind; is: 'off' }
  | { kind: LetterKind; is: 'incomplete'; missing: readonly string[] }

/** The channels that are set up in full, and how each stands. One that lacks a setting takes no letters. */
export function channelsFromEnvironment(
  env: Env,
  parts: ChannelParts,
): { transports: Transports; states: ChannelState[] } {
  const made = {
    sms: smsFrom(env, parts),
    email: emailFrom(env),
    web_push: webPushFrom(env, parts),
    wechat: wechatFrom(env),
    wecom_app: wecomAppFrom(env),
    wecom_robot: wecomRobotFrom(env),
  }
  const states: ChannelState[] = []
  for (const kind of KINDS) {
    const one = made[kind]
    if (one === undefined) states.push({ kind, is: 'off' })
    else if ('missing' in one) states.push({ kind, is: 'incomplete', missing: one.missing })
    else states.push({ kind, is: 'ready', carrier: one.name })
  }
  return {
    transports: {
      ...ready('sms', made.sms),
      ...ready('email', made.email),
      ...ready('web_push', made.web_push),
      ...ready('wechat', made.wechat),
      ...ready('wecom_app', made.wecom_app),
      ...ready('wecom_robot', made.wecom_robot),
    },
    states,
  }
}

const KINDS = ['sms', 'email', 'web_push', 'wechat', 'wecom_app', 'wecom_robot'] as const

type Made<Kind extends LetterKind> = Carrier<Kind> | { missing: readonly string[] } | undefined

function ready<Kind extends LetterKind>(kind: Kind, made: Made<Kind>): { [One in Kind]?: Carrier<Kind> } {
  const found: { [One in Kind]?: Carrier<Kind> } = {}
  if (made !== undefined && !('missing' in made)) found[kind] = made
  return found
}

/** Asks for settings by name; undefined when none of them is there, the missing ones when some are. */
function settings(
  env: Env,
  names: readonly string[],
): { get(name: string): string } | { missing: string[] } | undefined {
  const missing = names.filter((name) => !env[name])
  if (missing.length === names.length) return undefined
  return missing.length > 0 ? { missing } : { get: (name) => env[name] ?? '' }
}

/** Of several carriers of text messages the first that is set up is used: Aliyun, Tencent, any gateway. */
function smsFrom(env: Env, parts: ChannelParts): Made<'sms'> {
  const template = env.WEIGE_SMS_TEMPLATE
  const aliyun = settings(env, ['WEIGE_ALIYUN_KEY_ID', 'WEIGE_ALIYUN_KEY_SECRET', 'WEIGE_ALIYUN_SIGN'])
  if (aliyun) {
    if ('missing' in aliyun) return aliyun
    return aliyunSms(
      {
        endpoint: endpoint(env.WEIGE_ALIYUN_URL, 'https://dysmsapi.aliyuncs.com'),
        accessKeyId: aliyun.get('WEIGE_ALIYUN_KEY_ID'),
        accessKeySecret: aliyun.get('WEIGE_ALIYUN_KEY_SECRET'),
        signName: aliyun.get('WEIGE_ALIYUN_SIGN'),
        template,
      },
      parts.newNonce,
    )
  }
  const tencent = settings(env, [
    'WEIGE_TENCENT_SECRET_ID',
    'WEIGE_TENCENT_SECRET_KEY',
    'WEIGE_TENCENT_APP_ID',
    'WEIGE_TENCENT_SIGN',
  ])
  if (tencent) {
    if ('missing' in tencent) return tencent
    return tencentSms({
      endpoint: endpoint(env.WEIGE_TENCENT_URL, 'https://sms.tencentcloudapi.com'),
      secretId: tencent.get('WEIGE_TENCENT_SECRET_ID'),
      secretKey: tencent.get('WEIGE_TENCENT_SECRET_KEY'),
      sdkAppId: tencent.get('WEIGE_TENCENT_APP_ID'),
      region: env.WEIGE_TENCENT_REGION || 'ap-guangzhou',
      signName: tencent.get('WEIGE_TENCENT_SIGN'),
      template,
    })
  }
  return env.WEIGE_SMS_URL ? httpSms({ url: env.WEIGE_SMS_URL, token: env.WEIGE_SMS_TOKEN }) : undefined
}

function emailFrom(env: Env): Made<'email'> {
  const found = settings(env, ['WEIGE_SMTP_HOST', 'WEIGE_SMTP_FROM'])
  if (!found || 'missing' in found) return found
  const port = Number(env.WEIGE_SMTP_PORT || 465)
  const isLocal = ['127.0.0.1', '::1', 'localhost'].includes(found.get('WEIGE_SMTP_HOST'))
  return email({
    host: found.get('WEIGE_SMTP_HOST'),
    port,
    isSecure: port === 465,
    needsTls: !isLocal,
    user: env.WEIGE_SMTP_USER,
    password: env.WEIGE_SMTP_PASSWORD,
    from: found.get('WEIGE_SMTP_FROM'),
  })
}

/** Push needs no account, only somebody whom a push service may write to. */
function webPushFrom(env: Env, parts: ChannelParts): Made<'web_push'> {
  if (!env.WEIGE_PUSH_CONTACT) return undefined
  const contact = env.WEIGE_PUSH_CONTACT
  return webPushCarrier({
    ...parts.push,
    subject: contact.includes(':') ? contact : `mailto:${contact}`,
    moreHosts: (env.WEIGE_PUSH_HOSTS ?? '').split(/[\s,]+/).filter((host) => host !== ''),
    mayUseLoopback: env.WEIGE_PUSH_LOOPBACK === '1',
  })
}

function wechatFrom(env: Env): Made<'wechat'> {
  const found = settings(env, ['WEIGE_WECHAT_APP_ID', 'WEIGE_WECHAT_APP_SECRET'])
  if (!found || 'missing' in found) return found
  const state = env.WEIGE_WECHAT_STATE
  return wechat({
    endpoint: endpoint(env.WEIGE_WECHAT_URL, 'https://api.weixin.qq.com'),
    appId: found.get('WEIGE_WECHAT_APP_ID'),
    appSecret: found.get('WEIGE_WECHAT_APP_SECRET'),
    state: state === 'developer' || state === 'trial' ? state : 'formal',
  })
}

function wecomAppFrom(env: Env): Made<'wecom_app'> {
  const found = settings(env, ['WEIGE_WECOM_CORP_ID', 'WEIGE_WECOM_SECRET', 'WEIGE_WECOM_AGENT_ID'])
  if (!found || 'missing' in found) return found
  return wecomApp({
    endpoint: endpoint(env.WEIGE_WECOM_URL, 'https://qyapi.weixin.qq.com'),
    corpId: found.get('WEIGE_WECOM_CORP_ID'),
    corpSecret: found.get('WEIGE_WECOM_SECRET'),
    agentId: Number(found.get('WEIGE_WECOM_AGENT_ID')),
  })
}

/** Robots bring their own key; the operator only says that they may be called. */
function wecomRobotFrom(env: Env): Made<'wecom_robot'> {
  if (env.WEIGE_WECOM_ROBOTS !== '1') return undefined
  return wecomRobot({ endpoint: endpoint(env.WEIGE_WECOM_URL, 'https://qyapi.weixin.qq.com') })
}

function endpoint(set: string | undefined, usual: string): string {
  return (set || usual).replace(/\/+$/, '')
}
