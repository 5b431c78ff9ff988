/**
 * What becomes of an act that arrives late:
 * - `adds`: it only adds, and never conflicts;
 * - `possible`: it is done if it is still possible; otherwise it stops, and a person looks;
 * - `seen`: it names the version that was seen; over a newer one nothing is written, it stops with the present value;
 * - `later`: of two looks at the same thing the later one stands;
 * - `first`: the first that arrives stands; the same again from somebody else stops.
 */
export type LateRule = 'adds' | 'possible' | 'seen' | 'later' | 'first'

/** A command that waits for a network: its rule, and the field of its input that names what it begins, before which nothing done there can go. */
type Waiting = { readonly late: LateRule; readonly begins?: string }

/**
 * The work on the ground, which waits in the outbox when there is no network. Everything else of this face needs a network: it is about people
 * whose names are not on the phone, or somebody must answer it at once.
 */
export const WAITS = {
  'intake.receiveReport': { late: 'adds' },
  'intake.enterReport': { late: 'adds' },
  'intake.transcribe': { late: 'first' },
  'tasks.recordVisit': { late: 'later' },
  'tasks.finish': { late: 'possible' },
  'grids.addHousehold': { late: 'first', begins: 'householdId' },
  'grids.correctHousehold': { late: 'seen' },
  'cases.note': { late: 'adds' },
  'cases.contact': { late: 'adds' },
  'cases.supply': { late: 'adds' },
  'cases.claim': { late: 'seen' },
  'cases.triage': { late: 'seen' },
  'cases.settle': { late: 'seen' },
  'cases.assign': { late: 'seen' },
  'cases.sendBack': { late: 'seen' },
  'cases.ask': { late: 'seen' },
  'cases.resolve': { late: 'seen' },
  'cases.verify': { late: 'seen' },
  'cases.followUp': { late: 'seen' },
  'cases.request': { late: 'seen' },
  'cases.escalate': { late: 'seen' },
  'cases.respond': { late: 'seen' },
  'cases.resume': { late: 'seen' },
  'cases.takeAssist': { late: 'seen' },
  'cases.finishAssist': { late: 'seen' },
} as const satisfies Record<string, Waiting>

/** Whether an act of this name may wait for a network. */
export function mayWait(name: string): name is keyof typeof WAITS {
  return Object.hasOwn(WAITS, name)
}

/** What an act begins, so that nothing done there can go before it; '' begins nothing. */
export function begunBy(name: string, input: Readonly<Record<string, unknown>>): string {
  const begins = mayWait(name) ? (WAITS[name] as Waiting).begins : undefined
  return begins === undefined ? '' : String(input[begins] ?? '')
}
