import { remember } from '../kit/remembered.ts'
import { loadSession } from '../kit/session.ts'
import { reads } from './reads.ts'

/** Under which name the browser remembers the street last worked in. */
export const TENANT_KEY = 'console.tenant'

/** Enters a tenant: everything read so far belongs to the other one and is forgotten. */
export async function enterTenant(tenant: number): Promise<void> {
  reads.clear()
  await loadSession(tenant)
  remember(TENANT_KEY, String(tenant))
}
