import { recall, remember } from '../../kit/remembered.ts'
import type { Receipt } from './report-draft.ts'

const NAME = 'weige.receipt'

/** A receipt, and whether it lies in the reporter's own account. `dueAt` is there when it joined a case. */
export type KeptReceipt = Receipt & { readonly isMine: boolean; readonly dueAt?: string | null }

/** The receipt of this window's last report: it survives a reload and goes with the window. */
export function lastReceipt(): KeptReceipt | null {
  try {
    const text = sessionStorage.getItem(NAME)
    return text ? JSON.parse(text) : null
  } catch {
    return null
  }
}

/** Keeps a receipt for this window; null lets it go. An answer to a repeated command may lack the code shown the first time. */
export function keepReceipt(receipt: KeptReceipt | null): void {
  const last = lastReceipt()
  const code = receipt?.caseId === last?.caseId ? (last?.trackingCode ?? null) : null
  try {
    if (receipt)
      sessionStorage.setItem(NAME, JSON.stringify({ ...receipt, trackingCode: receipt.trackingCode ?? code }))
    else sessionStorage.removeItem(NAME)
  } catch {
    // No storage: the receipt is on screen and not after a reload.
  }
}

/** A tracking code that its owner asked this phone to remember. */
export type RememberedCode = { readonly code: string; readonly number: string }

/** The remembered codes, newest first. */
export function rememberedCodes(): readonly RememberedCode[] {
  return readCodes(recall('codes'))
}

/** Remembers or forgets a code. At most 20 are kept. */
export function rememberCode(entry: RememberedCode, isKept: boolean): void {
  const others = rememberedCodes().filter((one) => one.code !== entry.code)
  const codes = isKept ? [entry, ...others].slice(0, 20) : others
  remember('codes', codes.length > 0 ? JSON.stringify(codes) : null)
}

/** Reads a list of codes; what is not one is left out. */
export function readCodes(text: string | null): readonly RememberedCode[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(list) ? list.filter(isCode) : []
  } catch {
    return []
  }
}

function isCode(one: unknown): one is RememberedCode {
  return typeof one === 'object' && one !== null && 'code' in one && 'number' in one
}
