/** A street of the installation: where somebody signs in. */
export type Street = { readonly tenant: number; readonly name: string }
/** Somebody invented whom a visitor of the sample may become. */
export type SamplePerson = {
  readonly login: string
  readonly password: string
  readonly name: string
  readonly role: string
  readonly place: string
}
/** What the server lays into the page: the streets, and in sample mode people to sign in as. */
export type Start = { readonly streets: readonly Street[]; readonly people: readonly SamplePerson[] }

/** The data laid into the page under `id="start"`; empty when there are none. */
export function readStart(page: Document): Start {
  const text = page.getElementById('start')?.textContent
  const start = text ? JSON.parse(text) : {}
  return { streets: start.streets ?? [], people: start.people ?? [] }
}
