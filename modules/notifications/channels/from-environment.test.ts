import { describe, expect, test } from 'vitest'
import { openTransports } from '../../../app/transports.ts'
import { testKeys } from '../../../tests/support/house.ts'
import { openSampleServices } from '../fakes/sample.ts'
import { channelsFromEnvironment } from './from-environment.ts'

const keys = testKeys()
const open = (env: Record<string, string>) => channelsFromEnvironment(env, { newNonce: () => 'n', push: keys.push })
const NOW = new Date('2026-11-16T01:30:00Z')
const SMS = { kind: 'sms', address: '15412340001', text: '查看：{home}/#/c/1' } as const

describe('channels by environment', () => {
  test('what is not set up takes no letters; half a setting names what is missing, and never a value', () => {
    expect(open({}).transports).toEqual({})
    expect(open({}).states.map((one) => one.is)).toEqual(Array.from({ length: 6 }, () => 'off'))
    const half = open({
      WEIGE_ALIYUN_KEY_ID: 'geheim-1',
      WEIGE_WECHAT_APP_SECRET: 'geheim-2',
      WEIGE_SMTP_HOST: 'geheim-3',
    })
    expect(half.transports).toEqual({})
    expect(half.states).toMatchObject([
      { kind: 'sms', is: 'incomplete', missing: ['WEIGE_ALIYUN_KEY_SECRET', 'WEIGE_ALIYUN_SIGN'] },
      { kind: 'email', is: 'incomplete', missing: ['WEIGE_SMTP_FROM'] },
      { kind: 'web_push', is: 'off' },
      { kind: 'wechat', is: 'incomplete', missing: ['WEIGE_WECHAT_APP_ID'] },
      { kind: 'wecom_app', is: 'off' },
      { kind: 'wecom_robot', is: 'off' },
    ])
    expect(JSON.stringify(half.states)).not.toMatch(/geheim/)
  })

  test('of several carriers of text messages the first that is set up is used', () => {
    const gateway = { WEIGE_SMS_URL: 'https://gateway.example.cn/sms' }
    const tencent = {
      WEIGE_TENCENT_SECRET_ID: 'a',
      WEIGE_TENCENT_SECRET_KEY: 'b',
      WEIGE_TENCENT_APP_ID: 'c',
      WEIGE_TENCENT_SIGN: 'd',
    }
    const aliyun = { WEIGE_ALIYUN_KEY_ID: 'a', WEIGE_ALIYUN_KEY_SECRET: 'b', WEIGE_ALIYUN_SIGN: 'c' }
    expect(open(gateway).transports.sms?.name).toBe('http')
    expect(open({ ...gateway, ...tencent }).transports.sms?.name).toBe('tencent')
    expect(open({ ...gateway, ...tencent, ...aliyun }).transports.sms?.name).toBe('aliyun')
    expect(open({ ...gateway, ...tencent, ...aliyun }).states[0]).toEqual({
      kind: 'sms',
      is: 'ready',
      carrier: 'aliyun',
    })
  })

  test('the sample sends by the real channels to services on this machine, with the address of the house filled in', async () => {
    // The library that signs pushes reads the clock of the machine.
    const now = new Date()
    const services = await openSampleServices(() => now, keys.push.publicKey, { templates: ['t'], pages: [] })
    try {
      const { transports, standings } = openTransports(services.env, { keys, publicUrl: 'http://127.0.0.1:8080' })
      expect(standings().every((one) => one.is === 'ready')).toBe(true)
      const outcomes = [
        await transports.sms?.send(SMS, '510112002.x', now),
        await transports.email?.send({ kind: 'email', address: 'a@example.cn', subject: '一', text: '二' }, 'r', now),
        await transports.web_push?.send(
          { kind: 'web_push', ...services.subscribe(), title: '一', text: '二', url: '{home}/', tag: 't' },
          'r',
          now,
        ),
        await transports.wechat?.send(
          { kind: 'wechat', address: 'oSample_0000000001', templateId: 't', page: '', data: { thing1: '一' } },
          'r',
          now,
        ),
        await transports.wecom_app?.send(
          { kind: 'wecom_app', address: 'zhou', title: '一', text: '二', url: '{home}/field' },
          'r',
          now,
        ),
        await transports.wecom_robot?.send({ kind: 'wecom_robot', address: 'key', text: '一' }, 'r', now),
      ]
      expect(outcomes.map((one) => one?.is)).toEqual(['sent', 'sent', 'sent', 'sent', 'sent', 'sent'])
      const asked = await transports.sms?.ask?.(SMS, { ref: '510112002.x', receipt: null, at: now }, now)
      expect(asked).toMatchObject({ is: 'delivered' })
    } finally {
      await services.close()
    }
  })

  test('a channel is failing from its first fault until something gets through; a bad address is no fault of it', async () => {
    const services = await openSampleServices(() => NOW, keys.push.publicKey)
    const { transports, standings } = openTransports(services.env, { keys, publicUrl: 'http://127.0.0.1:8080' })
    const sms = () => standings().find((one) => one.kind === 'sms')
    await transports.sms?.send({ ...SMS, address: 'x' }, 'r', NOW)
    expect(sms()).toEqual({ kind: 'sms', is: 'ready', carrier: 'aliyun' })
    await services.close()
    await transports.sms?.send(SMS, 'r', NOW)
    await transports.sms?.send(SMS, 'r', new Date(NOW.getTime() + 60_000))
    expect(sms()).toMatchObject({ failingSince: NOW.toISOString(), reason: 'network' })
  })
})
