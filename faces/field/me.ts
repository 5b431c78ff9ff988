import { createContext, useContext } from 'react'
import { shelf } from '../kit/draft.ts'
import { giveBackPush } from '../kit/push.ts'
import { recall, remember } from '../kit/remembered.ts'
import { loadSession, type Me, signOut } from '../kit/session.ts'
import { type Fields, useFieldsAt } from '../kit/use-fields.ts'
import { phone } from './offline/here.ts'
import { forgetReads } from './reads.ts'

/** Under which names this phone remembers the street last worked in, and that a password opened it. */
const TENANT = 'field.tenant'
const BY_PASSWORD = 'field.by_password'

/** Who is signed in, within the face. */
export const MeContext = createContext<Me | null>(null)

/** The signed-in person. @throws outside the face */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('nobody is signed in here')
  return me
}

/** Where this person's unsent texts lie on this phone. */
export const shelfOf = (me: Me) => `field/${me.accountId}`

/** The fields of a form under a key, kept among this person's unsent texts. */
export function useFields<K extends string>(key: string, first: Readonly<Record<K, string>>): Fields<K> {
  return useFieldsAt(`${shelfOf(useMe())}/${key}`, first)
}

/** The street this phone last worked in; null at first. */
export function lastTenant(): number | null {
  const tenant = Number(recall(TENANT))
  return tenant > 0 ? tenant : null
}

/** Remembers a street as the one worked in. */
export function keepTenant(tenant: number): void {
  remember(TENANT, String(tenant))
}

/** Enters a street. What was read in another is forgotten. */
export async function enterTenant(tenant: number): Promise<void> {
  forgetReads()
  await loadSession(tenant)
  keepTenant(tenant)
}

/** Whether a password, not a code, opened the session here: only then one that somebody else set can be asked for. */
export function cameByPassword(): boolean {
  return recall(BY_PASSWORD) === 'yes'
}
export function keepWay(isPassword: boolean): void {
  remember(BY_PASSWORD, isPassword ? 'yes' : null)
}

/** Signs out; the next person with this phone finds none of the former's unsent texts and answers. */
export async function leave(me: Me): Promise<void> {
  await giveBackPush()
  await signOut()
  if (phone.get()) await (await import('./offline/set-up.ts')).turnOff()
  forgetReads()
  keepWay(false)
  await shelf.clear(shelfOf(me))
}
