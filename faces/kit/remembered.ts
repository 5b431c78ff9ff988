/**
 * Small choices kept on this device (language, text size). Browsers that forbid storage forget them at reload, and nothing
 * breaks.
 */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(`weige.${name}`)
  } catch {
    return null
  }
}

/** Keeps a choice; null forgets it. */
export function remember(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`weige.${name}`)
    else localStorage.setItem(`weige.${name}`, value)
  } catch {
    // Storage is forbidden or full: the choice holds until the page is left.
  }
}
