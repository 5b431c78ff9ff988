import { useState } from 'react'
import type { CaseView } from '../../../../modules/cases/contract.ts'
import type { HumanVerb } from '../../../kit/case/verbs.ts'
import type { Fields } from '../../../kit/use-fields.ts'
import { useFields } from '../../me.ts'

/** What the form of a verb works on. */
export type Form<K extends string> = {
  readonly verb: HumanVerb
  readonly theCase: CaseView
  /** The case as the person saw it when he began; what he sends is about that. */
  readonly seen: CaseView
  readonly sawVersion: number
  /** He has looked at what changed since. */
  readonly accept: () => void
  readonly fields: Fields<K>
  /** Its button was pressed: from then on the form says what is missing. */
  readonly isTried: boolean
  readonly setTried: () => void
}

/** The form of a verb on a case; `first` holds what its fields begin with. */
export function useForm<K extends string>(
  verb: HumanVerb,
  theCase: CaseView,
  first: Readonly<Record<K, string>>,
): Form<K> {
  const [seen, setSeen] = useState(theCase)
  const fields = useFields(`case/${theCase.id}/${verb}`, first)
  const [isTried, setTried] = useState(false)
  return {
    verb,
    theCase,
    seen,
    sawVersion: seen.version,
    accept: () => setSeen(theCase),
    fields,
    isTried,
    setTried: () => setTried(true),
  }
}
