import { z } from 'zod'
import { defineCommand } from '../../../platform/pure/contract.ts'

const id = z.uuid()

/** A member goes and looks whether it is as the result says: never whoever handled it. Her verdict verifies the case. */
export const VerifyByTask = defineCommand('cases.verifyByTask', {
  label: { zh: '派人去核查', en: 'Send somebody to verify' },
  input: z.object({ caseId: id, taskId: id, words: z.string().trim().min(2).max(500), dueAt: z.iso.datetime() }),
  output: z.object({ caseId: id, taskId: id }),
})
