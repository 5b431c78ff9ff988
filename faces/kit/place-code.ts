/**
 * A code as people type it from paper: without spaces and dashes, in capitals, and with the letters that Crockford's base 32
 * leaves out read as the digits they resemble (O as 0, I and L as 1). The signs * ~ $ = can be its check character.
 */
export function tidyCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z*~$=]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
}
