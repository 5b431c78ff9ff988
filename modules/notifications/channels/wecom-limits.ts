/**
 * Counts what went to each address within a window. The services drop what is over their limit without a word, so it must not
 * leave the house. One process sends; what another sent before a restart is not known here.
 */
export function window(most: number, seconds: number): { waitFor(address: string, now: Date): number } {
  const sent = new Map<string, number[]>()
  return {
    /** Takes a place in the window. @returns 0, or the seconds until there is one */
    waitFor: (address, now) => {
      const from = now.getTime() - seconds * 1000
      const within = (sent.get(address) ?? []).filter((at) => at > from)
      if (sent.size > CLEAN_ABOVE) for (const [key, times] of sent) if ((times.at(-1) ?? 0) <= from) sent.delete(key)
      sent.set(address, within)
      if (within.length >= most) return Math.ceil((within[0] - from) / 1000)
      within.push(now.getTime())
      return 0
    },
  }
}

const CLEAN_ABOVE = 5000
