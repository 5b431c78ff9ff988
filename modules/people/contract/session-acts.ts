import { z } from 'zod'
import { Phone } from './names.ts'

/** Signing in and out: acts on a session, outside any tenant's chain. */

export const SignIn = {
  name: 'people.signIn',
  label: { zh: '密码登录', en: 'Sign in with a password' },
  input: z.object({ login: z.string().trim().max(60), password: z.string().max(128) }),
  output: z.object({ tenants: z.array(z.object({ tenant: z.number(), name: z.string() })) }),
} as const
export const SendCode = {
  name: 'people.sendCode',
  label: { zh: '发送验证码', en: 'Send a code' },
  input: z.object({ tenant: z.number().int(), phone: Phone }),
  output: z.object({
    resendAfterSeconds: z.number(),
    /** Sample mode only: the code the fake sender would have sent. */ sampleCode: z.string().nullable(),
  }),
} as const
export const SignInWithCode = {
  name: 'people.signInWithCode',
  label: { zh: '验证码登录', en: 'Sign in with a code' },
  input: z.object({ tenant: z.number().int(), phone: Phone, code: z.string().regex(/^\d{6}$/) }),
  output: z.object({ tenants: z.array(z.object({ tenant: z.number(), name: z.string() })) }),
} as const
export const SignOut = {
  name: 'people.signOut',
  label: { zh: '退出', en: 'Sign out' },
  input: z.object({}),
  output: z.object({}),
} as const
export const ChangePassword = {
  name: 'people.changePassword',
  label: { zh: '修改密码', en: 'Change password' },
  input: z.object({ oldPassword: z.string().max(128), newPassword: z.string().min(10).max(128) }),
  output: z.object({}),
} as const
