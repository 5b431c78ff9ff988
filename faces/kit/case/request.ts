import type { CaseView } from '../../../modules/cases/contract.ts'
import { DEFER_WORDS } from '../../../modules/cases/words.ts'
import { UNIT_WORDS } from '../../../modules/routing/words.ts'
import type { Speech } from '../language.ts'
import { isKeyOf } from '../said.ts'
import type { Fields } from '../use-fields.ts'
import { wholeNumber } from '../whole-number.ts'
import { LADDER } from './ladder-words.ts'

/** What the form of a request (申请延期或挂账) begins with. */
export const FIRST_REQUEST = { kind: 'extend', value: '1', reason: '', note: '' }

/** The shortest explanation that the server takes. */
export const LEAST_REQUEST_NOTE = 5

/** The farthest review of a deferral, in days; an extension is bounded by the limit itself. */
const MOST = { extend: 1000, defer: 30 } as const

/** A request as it stands in its form: `value` and `reason` are null while they are not right, `asked` while anything is missing. */
export function readRequest(fields: Pick<Fields<keyof typeof FIRST_REQUEST>, 'get'>) {
  const kind = fields.get('kind') === 'defer' ? 'defer' : 'extend'
  const most = MOST[kind]
  const value = wholeNumber(fields.get('value').trim(), most)
  const typed = fields.get('reason')
  const reason = isKeyOf(DEFER_WORDS, typed) ? typed : null
  const note = fields.get('note').trim()
  const asked = value === null || note.length < LEAST_REQUEST_NOTE ? null : askedFor(kind, reason, { value, note })
  return { kind, most, value, reason, asked } as const
}

function askedFor<V>(kind: 'extend' | 'defer', reason: keyof typeof DEFER_WORDS | null, common: V) {
  if (kind === 'extend') return { ...common, kind } as const
  return reason === null ? null : ({ ...common, kind, reason } as const)
}

/** How a request's number is asked for. */
export function sayRequestValue(
  kind: 'extend' | 'defer',
  theCase: Pick<CaseView, 'handleUnit'>,
  { t }: Pick<Speech, 't'>,
) {
  return kind === 'defer'
    ? { label: t(LADDER.deferDays), hint: t(LADDER.deferHint) }
    : { label: t(LADDER.extendBy, { unit: t(UNIT_WORDS[theCase.handleUnit ?? 'wd']) }), hint: t(LADDER.extendHint) }
}
