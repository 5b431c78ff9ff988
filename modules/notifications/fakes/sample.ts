import { type FakeSubscription, fakePushService } from './push-service.ts'
import { fakeAliyun } from './sms-aliyun.ts'
import { fakeSmtp } from './smtp-server.ts'
import { fakeWechat } from './wechat.ts'
import { fakeWecom } from './wecom.ts'

/** The template that text messages without one of their own go out by, in sample mode. */
const TEMPLATE = 'SMS_SAMPLE'

/** What a message of a mini program may name in sample mode. */
export type SampleWechat = { templates: readonly string[]; pages: readonly string[] }

/** Services of the sample, all on this machine: what was sent can be looked at, and nothing leaves. */
export type SampleServices = {
  /** Settings that lead the real channels to the fakes. */
  readonly env: Readonly<Record<string, string>>
  /** A browser that allows messages of this house. */
  subscribe(): FakeSubscription
  close(): Promise<void>
}

/** Opens a fake of each service. @param serverKey the public key of the house's pushes */
export async function openSampleServices(
  now: () => Date,
  serverKey: string,
  mini: SampleWechat = { templates: [], pages: [] },
): Promise<SampleServices> {
  const aliyun = await fakeAliyun(
    {
      keyId: 'sample',
      keySecret: 'sample',
      signName: '微网格',
      templates: { [TEMPLATE]: { variables: ['text'], isCode: false } },
      arrivesAtOnce: true,
    },
    now,
  )
  const smtp = await fakeSmtp()
  const wechat = await fakeWechat({ appId: 'sample', appSecret: 'sample', ...mini }, now)
  const wecom = await fakeWecom({ corpId: 'sample', secret: 'sample', agentId: 1000002 }, now)
  const push = await fakePushService(now)
  return {
    env: {
      WEIGE_SMS_TEMPLATE: TEMPLATE,
      WEIGE_ALIYUN_URL: aliyun.url,
      WEIGE_ALIYUN_KEY_ID: 'sample',
      WEIGE_ALIYUN_KEY_SECRET: 'sample',
      WEIGE_ALIYUN_SIGN: '微网格',
      WEIGE_SMTP_HOST: '127.0.0.1',
      WEIGE_SMTP_PORT: String(smtp.port),
      WEIGE_SMTP_FROM: '微网格 <notice@sample.example.cn>',
      WEIGE_WECHAT_URL: wechat.url,
      WEIGE_WECHAT_APP_ID: 'sample',
      WEIGE_WECHAT_APP_SECRET: 'sample',
      WEIGE_WECOM_URL: wecom.url,
      WEIGE_WECOM_CORP_ID: 'sample',
      WEIGE_WECOM_SECRET: 'sample',
      WEIGE_WECOM_AGENT_ID: '1000002',
      WEIGE_WECOM_ROBOTS: '1',
      WEIGE_PUSH_CONTACT: 'notice@sample.example.cn',
      WEIGE_PUSH_LOOPBACK: '1',
    },
    subscribe: () => push.subscribe(serverKey),
    close: async () => {
      await Promise.all([aliyun, smtp, wechat, wecom, push].map((one) => one.close()))
    },
  }
}
