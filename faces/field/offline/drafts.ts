import { deviceShelf, shelf } from '../../kit/draft.ts'
import { openWhatLies, sealedShelf, sealWhatLies } from './sealed-shelf.ts'
import type { Vault } from './vault.ts'

/** Where the drafts of an account lie on this phone. */
export const draftsOf = (accountId: string) => `field/${accountId}`

/** What opens this phone's drafts while it is unlocked. */
let vaultHere: Vault | null = null

/** From now on drafts, photos and voices of an account lie behind the same lock as its rows; what lay in the open is sealed when this resolves. */
export async function sealDrafts(vault: Vault, accountId: string): Promise<void> {
  vaultHere = vault
  shelf.lay(sealedShelf(deviceShelf, vault, draftsOf(accountId)))
  await sealWhatLies(deviceShelf, vault, draftsOf(accountId))
}

/** The lock goes and its owner stays: what she has begun lies in the open again. */
export async function openDrafts(accountId: string): Promise<void> {
  shelf.lay(null)
  if (vaultHere) await openWhatLies(deviceShelf, vaultHere, draftsOf(accountId))
  vaultHere = null
}

/** The lock goes with everything behind it. */
export async function dropDrafts(accountId: string): Promise<void> {
  shelf.lay(null)
  vaultHere = null
  await deviceShelf.clear(draftsOf(accountId))
}
