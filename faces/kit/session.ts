import type { Queries } from '../../modules/api.ts'
import type { OutputOf } from '../../platform/pure/contract.ts'
import { api } from './api.ts'
import { ApiError } from './problem.ts'
import { createStore, useStore } from './store.ts'

export type Me = OutputOf<Queries['people.me']>

/** Who is signed in, as far as this page knows. */
export type Session = { state: 'unknown' } | { state: 'out'; hasExpired?: true } | { state: 'in'; me: Me }

const session = createStore<Session>({ state: 'unknown' })

/** The session as it is at this moment. */
export const sessionNow = (): Session => session.get()

/** The session in a component. */
export function useSession(): Session {
  return useStore(session)
}

/** Asks the server who is signed in, in a tenant; without one, in that of the calls. A network failure is thrown. */
export async function loadSession(tenant = api.tenant()): Promise<Session> {
  try {
    const me = await api.ask('people.me', {}, { tenant })
    api.use({ tenant: me.tenant })
    session.set({ state: 'in', me })
  } catch (error) {
    if (!isSignedOut(error)) throw error
  }
  return session.get()
}

/** Goes on as who was signed in when this phone last heard from the server: it opens without a network, and the server decides again later. */
export function resumeSession(me: Me): void {
  api.use({ tenant: me.tenant })
  session.set({ state: 'in', me })
}

/** Signs in with a password; the answer lists the tenants one may act in. Call `loadSession` with the chosen one. */
export async function signIn(login: string, password: string): Promise<{ tenant: number; name: string }[]> {
  return (await api.act('people.signIn', { login, password })).tenants
}

/** Signs in with a code sent to a phone. */
export async function signInWithCode(tenant: number, phone: string, code: string): Promise<void> {
  await api.act('people.signInWithCode', { tenant, phone, code })
  await loadSession(tenant)
}

/** Ends the session here and on the server. */
export async function signOut(): Promise<void> {
  await api.act('people.signOut', {})
  session.set({ state: 'out' })
}

/** Whether the call failed because nobody is signed in; the session store then says so too. */
export function isSignedOut(error: unknown): boolean {
  const out = error instanceof ApiError && error.problem.kind === 'signed_out'
  if (out && session.get().state === 'in') session.set({ state: 'out', hasExpired: true })
  else if (out && session.get().state === 'unknown') session.set({ state: 'out' })
  return out
}
