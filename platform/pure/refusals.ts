import type { Facts } from './words.ts'

/** One fault of a field: where (dotted path) and the code of the sentence that explains it. */
export type Fault = { readonly path: string; readonly message: string }

/** The shape of an input is wrong: HTTP 400. */
export class Invalid extends Error {
  readonly faults: readonly Fault[]
  constructor(faults: readonly Fault[]) {
    super(`invalid: ${faults.map((f) => `${f.path} ${f.message}`).join('; ')}`)
    this.name = 'Invalid'
    this.faults = faults
  }
}

/** Absent, or out of sight – the two are never told apart: HTTP 404. */
export class NotFound extends Error {
  readonly what: string
  constructor(what: string) {
    super(`not found: ${what}`)
    this.name = 'NotFound'
    this.what = what
  }
}

/** Seen, but not this actor's to do: HTTP 403. `who` names in words who can. */
export class Forbidden extends Error {
  readonly act: string
  readonly who: string
  constructor(act: string, who = '') {
    super(`forbidden: ${act}`)
    this.name = 'Forbidden'
    this.act = act
    this.who = who
  }
}

/** A rule says no: HTTP 409. The sentence for `code` stands in a module's words.ts. */
export class Refusal extends Error {
  readonly code: string
  readonly facts: Facts
  constructor(code: string, facts: Facts = {}) {
    super(`refused: ${code} ${JSON.stringify(facts)}`)
    this.name = 'Refusal'
    this.code = code
    this.facts = facts
  }
}

/** Nobody is signed in where somebody must be: HTTP 401. */
export class SignedOut extends Error {
  constructor() {
    super('signed out')
    this.name = 'SignedOut'
  }
}

/** How a refusal travels to a face. */
export type RefusalBody =
  | { kind: 'invalid'; faults: readonly Fault[] }
  | { kind: 'not_found'; what: string }
  | { kind: 'forbidden'; act: string; who: string }
  | { kind: 'refused'; code: string; facts: Facts }
  | { kind: 'signed_out' }
  | { kind: 'too_many'; retryAfterSeconds: number }
  | { kind: 'failed'; commandId?: string }

/** Throws what `makeRefusal` gives unless `condition` holds. */
export function ensure(condition: boolean, makeRefusal: () => Error): asserts condition {
  if (!condition) throw makeRefusal()
}
