import type { DEFER_REASONS, Outcome, REJECT_REASONS, SEND_BACK_REASONS, State } from '../../modules/cases/contract.ts'
import type { Nature } from '../../modules/routing/contract.ts'
import type { Point } from '../geometry.ts'

/** Where a reporter says it is; keys of the community's buildings, households, places and grids. */
export type StepPlace =
  | { readonly by: 'code'; readonly placeKey: string; readonly detail: string }
  | { readonly by: 'household'; readonly householdKey: string }
  | { readonly by: 'building'; readonly buildingKey: string; readonly detail: string }
  /** The point lies in the grid; the key says so too, for a point that the platform finds close to a border. */
  | { readonly by: 'point'; readonly point: Point; readonly detail: string; readonly gridKey: string }
  | { readonly by: 'grid'; readonly gridKey: string; readonly detail: string }

/** Who acts: somebody in a post, whoever reported (by account, tracking code or at the desk), or a sweep. */
export type StepActor =
  | { readonly kind: 'post'; readonly postKey: string; readonly personKey: string }
  | { readonly kind: 'reporter' }
  | { readonly kind: 'system' }

/** An outside person as known at the desk; `personKey` when registered. */
export interface StepCaller {
  readonly personKey: string | null
  readonly name: string
  readonly phone: string | null
}

export interface ReportInput {
  readonly channel: 'qr' | 'snap' | 'member' | 'phone' | 'visit'
  readonly text: string
  readonly place: StepPlace
  /** What the reporter chose from the list, often nothing. */
  readonly categoryCode: string | null
  readonly nature: Nature
  /** Null: anonymous, or the member who acts. */
  readonly reporter: StepCaller | null
  /** For whom a caller speaks; phone and visit only. */
  readonly onBehalfOf: StepCaller | null
}

/** The input of each act, as the commands take it but for keys in place of ids. */
export interface StepInputs {
  readonly report: ReportInput
  readonly triage: { readonly categoryCode: string; readonly nature: Nature }
  readonly settle: { readonly outcome: 'solved'; readonly answer: string }
  readonly reject: { readonly reason: (typeof REJECT_REASONS)[number]; readonly answer: string }
  readonly merge: { readonly intoCaseKey: string }
  readonly withdraw: Record<string, never>
  readonly assign: { readonly toPostKey: string; readonly note: string }
  readonly claim: Record<string, never>
  readonly sendBack: { readonly reason: (typeof SEND_BACK_REASONS)[number]; readonly note: string }
  readonly arbitrate: { readonly toPostKey: string; readonly reason: string }
  readonly escalate: { readonly reason: string }
  readonly request:
    | { readonly kind: 'extend'; readonly value: number; readonly note: string }
    | {
        readonly kind: 'defer'
        readonly value: number
        readonly reason: (typeof DEFER_REASONS)[number]
        readonly note: string
      }
  readonly grant: Record<string, never>
  readonly resume: Record<string, never>
  readonly urge: { readonly note: string }
  readonly supervise: { readonly note: string }
  readonly respond: { readonly note: string }
  readonly assist: { readonly toPostKey: string; readonly task: string; readonly days: number }
  /** Of the last assistance that was asked for. */
  readonly takeAssist: Record<string, never>
  readonly finishAssist: { readonly result: string }
  readonly ask: { readonly question: string }
  readonly supply: { readonly text: string }
  readonly note: { readonly text: string; readonly isPublic: boolean }
  readonly resolve: {
    readonly outcome: Extract<Outcome, 'solved' | 'solved_in_part' | 'explained' | 'planned' | 'not_possible'>
    readonly answer: string
  }
  readonly verify: { readonly passed: boolean; readonly finding: string }
  readonly followUp: {
    readonly reached: boolean
    readonly isContent?: boolean
    readonly rating?: number
    readonly comment: string
  }
  readonly rate: { readonly rating: number; readonly comment: string }
  readonly reopen: { readonly reason: string }
  readonly expireAsk: Record<string, never>
  readonly expireRating: Record<string, never>
}

export type Act = keyof StepInputs

/** What is done, by whom. */
export type Deed = {
  readonly [A in Act]: { readonly act: A; readonly by: StepActor; readonly input: StepInputs[A] }
}[Act]

/** One act of the script. `at` is an instant, ISO 8601 in UTC; the order in time is the order of the list. */
export type Step = Deed & { readonly at: string }

/** What a case is there to show. */
export type CasePath =
  | 'settled'
  | 'straight'
  | 'asked'
  | 'returned'
  | 'arbitrated'
  | 'escalated'
  | 'extended'
  | 'deferred'
  | 'assisted'
  | 'watched'
  | 'reworked'
  | 'discontent'
  | 'reopened'
  | 'rejected'
  | 'merged'
  | 'withdrawn'
  | 'stuck'

/** A case from its report to its end, or as far as it has come. */
export interface SampleCase {
  readonly key: string
  readonly path: CasePath
  /** The leaf it is about, four digits; what triage will find. */
  readonly categoryCode: string
  /** The grid without children in which it lies. */
  readonly gridKey: string
  readonly steps: readonly Step[]
  /** The state after the last step. */
  readonly endsAs: State
}
