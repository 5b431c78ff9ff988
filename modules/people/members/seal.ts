import { z } from 'zod'
import type { Keys } from '../../../platform/keys.ts'
import { ROLES, TAGS } from '../contract.ts'
import type { MemberRow } from './sheet.ts'

/** A row that waits for its run: names and numbers never stand open in the table of imports. */
export type SealedRow = { readonly sealed: string }

const Row = z.object({
  row: z.number(),
  name: z.string(),
  phone: z.string(),
  role: z.enum(ROLES).nullable(),
  gridId: z.string().nullable(),
  tags: z.array(z.enum(TAGS)),
  isContactPublic: z.boolean().nullable(),
})

/** Seals a row of a sheet. */
export function sealRow(keys: Pick<Keys, 'seal'>, row: MemberRow): SealedRow {
  return { sealed: keys.seal(JSON.stringify(row)).toString('base64') }
}

/** Opens a sealed row. Throws when it was altered. */
export function openRow(keys: Pick<Keys, 'open'>, { sealed }: SealedRow): MemberRow {
  return Row.parse(JSON.parse(keys.open(Buffer.from(sealed, 'base64'))))
}
