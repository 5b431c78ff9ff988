import { deviceShelf, shelf } from '../../kit/draft.ts'
import { openWhatLies, sealedShelf, sealWhatLies } from './sealed-shelf.ts'
import type { Vault } from './vault.ts'

/** Where the drafts of an account lie on this phone. */
export const draftsOf = (accountId: string) => `field/${accountId}`

/** From now on drafts, photos and voices of an account lie behind the same lock as its rows; what lay in the open is sealed when this resolves. */
export async function sealDrafts(vault: Vault, accountId: string): Promise<void> {
  shelf.lay(sealedShelf(deviceShelf, vault, draftsOf(accountId)))
  await sealWhatLies(deviceShelf, vault, draftsOf(accountId))
}

/** The lock goes and its owner stays: what she has begun lies in the open again. */
export async function openDrafts(vault: Vault, accountId: string): Promise<void> {
  shelf.lay(null)
  await openWhatLies(deviceShelf, vault, draftsOf(accountId))
}

/** The lock goes with everything behind it. */
export async function dropDrafts(accountId: string): Promise<void> {
  shelf.lay(null)
  await deviceShelf.clear(draftsOf(accountId))
}
