/** A token as a service gave it, or why it did not. */
export type Token = { is: 'token'; value: string; expiresInSeconds: number }

/**
 * Keeps the access token of one account: everybody shares it, one asks for it at a time, and it is renewed before it ends. In one place, because
 * a second keeper would make the first one's token invalid.
 */
export function tokenKeeper<Failure extends { is: string }>(
  fetchToken: (isForced: boolean) => Promise<Token | Failure>,
): { get(now: Date, refused?: string): Promise<Token | Failure> } {
  let kept: { token: Token; until: number } | undefined
  let asking: Promise<Token | Failure> | undefined
  const ask = async (now: Date, isForced: boolean) => {
    const answer = await fetchToken(isForced)
    if (isToken(answer)) {
      const lives = Math.max(answer.expiresInSeconds - EARLY_SECONDS, answer.expiresInSeconds / 2)
      kept = { token: answer, until: now.getTime() + lives * 1000 }
    }
    return answer
  }
  return {
    /** @param refused a token that the service has just called invalid: it is replaced, unless somebody else has done so meanwhile */
    get: async (now, refused) => {
      if (kept && kept.until > now.getTime() && kept.token.value !== refused) return kept.token
      asking ??= ask(now, refused !== undefined).finally(() => {
        asking = undefined
      })
      return asking
    },
  }
}

/** Tokens are renewed this long before they end. */
const EARLY_SECONDS = 300

export function isToken(answer: { is: string }): answer is Token {
  return answer.is === 'token'
}
