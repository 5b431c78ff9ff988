/** An act on its way: its id and its input as text. `same` tells whether another attempt says the same. */
export type Unsent = { readonly commandId: string; readonly input: string; readonly same: string }

/**
 * What to send for an input: the act that lies unanswered when it says the same, else a fresh one. Which version of a case was
 * seen does not make it another act: the first attempt may have been what moved the case on.
 */
export function sealedFor(kept: unknown, input: object, newId: () => string): Unsent {
  const same = JSON.stringify({ ...input, sawVersion: undefined })
  if (isUnsent(kept) && kept.same === same) return kept
  return { commandId: newId(), input: JSON.stringify(input), same }
}

function isUnsent(kept: unknown): kept is Unsent {
  if (typeof kept !== 'object' || kept === null) return false
  return (['commandId', 'input', 'same'] as const).every(
    (key) => key in kept && typeof Reflect.get(kept, key) === 'string',
  )
}
