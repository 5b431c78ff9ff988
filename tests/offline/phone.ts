import { randomUUID } from 'node:crypto'
import { type Disk, memoryDisk } from '../../faces/field/offline/disk.ts'
import { type Held, openRows, type Rows } from '../../faces/field/offline/rows.ts'
import { syncRows } from '../../faces/field/offline/sync.ts'
import { type Owner, setUpVault, type Vault } from '../../faces/field/offline/vault.ts'
import type { Api } from '../../faces/kit/api.ts'
import type { As, TestHouse } from '../support/house.ts'

/** Few rounds: what is tried here is not how long a thief must guess. */
export const FEW = 1000
export const PIN = '246810'
export const DAY = '2026-11-16'

/** A phone in a test: its own disk and vault, reading from a house as somebody. */
export type TestPhone = {
  readonly disk: Disk
  readonly vault: Vault
  readonly owner: Owner
  readonly rows: Rows
  sync(as: As, day?: string): Promise<void>
  /** What it holds, as text, in order. */
  held(): string[]
  /** The questions it has asked, by name. */
  readonly asked: string[]
}

export function anOwner(tenant: number, accountId: string = randomUUID()): Owner {
  return {
    accountId,
    personId: accountId,
    name: '陈微员',
    tenant,
    deviceId: randomUUID(),
    secret: randomUUID() + randomUUID(),
  }
}

export async function aPhone(house: TestHouse, tenant: number): Promise<TestPhone> {
  const disk = memoryDisk()
  const owner = anOwner(tenant)
  const vault = await setUpVault(disk, owner, PIN, FEW)
  const rows = await openRows(disk, vault)
  const asked: string[] = []
  return {
    disk,
    vault,
    owner,
    rows,
    asked,
    sync: (as, day = DAY) => {
      // As over the wire: what comes is text, and nothing of the server's objects.
      const ask: Api['ask'] = async (name, input) => {
        asked.push(name)
        return JSON.parse(JSON.stringify(await house.ask(name, input, { as, tenant })))
      }
      return syncRows(rows, ask, day)
    },
    held: () =>
      rows
        .kinds()
        .flatMap((kind) => [...rows.of(kind).values()].map(({ row }: Held) => `${kind} ${JSON.stringify(row)}`))
        .sort(),
  }
}
