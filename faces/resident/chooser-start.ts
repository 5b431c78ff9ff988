/** What sample mode lays into the first page: codes to open and people to sign in as. */
export type Sample = {
  readonly places: readonly { readonly code: string; readonly placeName: string; readonly communityName: string }[]
  readonly people: readonly {
    readonly login: string
    readonly password: string
    readonly name: string
    readonly role: string
    readonly place: string
  }[]
}

/** The sample laid into the page under `id="start"` as `{sample}`; null outside sample mode. */
export function readSample(page: Document): Sample | null {
  const text = page.getElementById('start')?.textContent
  const sample = text ? JSON.parse(text)?.sample : null
  return sample ? { places: sample.places ?? [], people: sample.people ?? [] } : null
}
