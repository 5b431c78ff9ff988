/** A random value that goes with a vote, so that what is remembered of the command gives the choice to nobody who tries. */
export function blindValue(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18))
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
}
