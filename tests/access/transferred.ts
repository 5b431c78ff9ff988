import { GetCase, GetTransferLink, TransferCase } from '../../modules/cases/contract.ts'
import type { ServerActor } from '../../platform/access.ts'
import { directoryKey } from '../../platform/directory.ts'
import type { TestCommunity } from '../support/community.ts'
import type { TestHouse } from '../support/house.ts'

type On = { house: TestHouse; here: TestCommunity }

/** What an organization is asked for in tests. */
export const TRANSFER = {
  to: { name: '安居物业', kind: 'property_manager' },
  task: '请派人更换楼道灯泡。',
  days: 2,
} as const

/** An organization outside was asked for a part: the transfer, and who holds its link. */
export async function transferred(on: On, caseId: string): Promise<{ transferId: string; partner: PartnerActor }> {
  const { house, here } = on
  await house.run(TransferCase, { caseId, ...TRANSFER }, { as: here.ordinaryLead, tenant: here.tenant })
  const { transfers } = await house.ask(GetCase, { caseId }, { as: here.ordinaryLead, tenant: here.tenant })
  const transferId = transfers.at(-1)?.id ?? ''
  const { code } = await house.ask(
    GetTransferLink,
    { caseId, transferId },
    { as: here.ordinaryLead, tenant: here.tenant },
  )
  return { transferId, partner: partnerBy(house, transferId, code) }
}

/** Who holds the link of a transfer. */
export type PartnerActor = Extract<ServerActor, { kind: 'partner' }>

/** The actor of a link, as the door makes him of its code. */
export function partnerBy(house: On['house'], transferId: string, code: string): PartnerActor {
  return { kind: 'partner', transferId, bearerHash: directoryKey(house.keys, 'partner', code).toString('hex') }
}
