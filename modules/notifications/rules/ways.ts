/** A code that confirms an address is good for so long and for so many tries; another may be asked for after a minute. */
export const CODE_MINUTES = 10
export const CODE_TRIES = 5
export const RESEND_MINUTES = 1
/** At most so many browsers, addresses and users per person. */
export const MOST_WAYS = 5

/** Whether an address can be one: what is wrong in it the code will show. */
export function addressFits(channel: 'email' | 'wecom_app', address: string): boolean {
  return channel === 'email'
    ? /^[^\s@<>"(),:;\\[\]]{1,64}@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(address)
    : /^[\w.@-]{1,64}$/.test(address)
}

/** How many hours quiet hours last. */
export function quietHours({ from, until }: { from: number; until: number }): number {
  return ((until - from + 1440) % 1440) / 60
}
