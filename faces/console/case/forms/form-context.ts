import { createContext } from 'react'
import type { CaseView } from '../../../../modules/cases/contract.ts'
import type { HumanVerb } from '../../../kit/case/verbs.ts'

/** Which case and verb the fields of a form are about. */
export const FormContext = createContext<{ theCase: CaseView; verb: HumanVerb } | null>(null)
