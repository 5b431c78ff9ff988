/** Counts the changes of contracts that an older phone could stumble over. Raised with such a change, never lowered. */
export const CONTRACT_VERSION = 1

/** So many versions back a phone is still understood: it may have been in a drawer. */
const ACCEPTED_BACK = 2

/** Whether what a phone of this version sends is still understood. A newer phone than the server is: contracts only grow within the bound. */
export function isAccepted(version: number, current: number = CONTRACT_VERSION): boolean {
  return Number.isInteger(version) && version >= current - ACCEPTED_BACK
}
