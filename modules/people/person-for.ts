import type { WriteContext } from '../../platform/context.ts'
import { register } from './register.ts'

/**
 * The person somebody is: found by the number, else registered in the chain of the community concerned. A name on file is never
 * overwritten, whoever claims the number; without a number every call registers another person. Residents registered here are seen by
 * staff only through their cases.
 * @returns the person's id
 */
export async function personFor(
  ctx: WriteContext,
  who: { name: string; phone: string | null; personId?: string },
  chainId: number,
): Promise<string> {
  const { personId } = await register(
    ctx,
    { name: who.name, phone: who.phone, personId: who.personId, tags: [], isSynthetic: false, gridId: null, chainId },
    'keep',
  )
  return personId
}
