import { beforeEach, expect, test } from 'vitest'
import { type Disk, memoryDisk } from './disk.ts'
import { type ReadTo, readLying } from './lying.ts'
import { type Held, openRows } from './rows.ts'
import { setUpVault, type Vault } from './vault.ts'

const OWNER = { accountId: 'a', personId: 'p', name: '沈一', tenant: 1, deviceId: 'd', secret: 's' }
const readTo = (at: string): ReadTo => ({ position: { 0: 1 }, epoch: 'e', sight: 's', at, comparedOn: '2026-11-02' })
const held = (id: string, text: string): Held => ({ mark: `${id}-${text}`, row: { id, text } })
const nothing = () => false

let disk: Disk
let vault: Vault
beforeEach(async () => {
  disk = memoryDisk()
  vault = await setUpVault(disk, OWNER, '258036', 1)
})

/** One window brings rows to the disk. */
async function bring(ids: readonly string[], at: string, kind = 'case') {
  const rows = await openRows(disk, vault)
  await rows.apply([{ kind, rows: ids.map((id) => held(id, at)), forget: nothing }], readTo(at))
}

test('what was read while the key was sought is opened when it is there', async () => {
  await bring(['1', '2'], '08:00')
  const lying = readLying(disk)
  const rows = await openRows(disk, vault, lying)
  expect([...rows.of('case').keys()]).toEqual(['1', '2'])
  expect(rows.readTo()).toEqual(readTo('08:00'))
  expect(await rows.isOld()).toBe(false)
})

test('a window that writes between two reads never makes another believe that it has read further than its rows', async () => {
  await bring(['1'], '08:00')
  let isFirst = true
  const torn: Disk = {
    ...disk,
    all: async (part) => {
      const found = await disk.all(part)
      if (isFirst) {
        isFirst = false
        await bring(['2'], '09:00')
      }
      return found
    },
  }
  const rows = await openRows(torn, vault)
  expect([...rows.of('case').keys()]).toEqual(['1'])
  expect(rows.readTo()?.at).toBe('08:00')
  expect(await rows.isOld()).toBe(true)
  await rows.reload()
  expect([...rows.of('case').keys()]).toEqual(['1', '2'])
  expect(await rows.isOld()).toBe(false)
})

test('with a block that cannot be opened goes how far was read, also when the app is killed before it syncs', async () => {
  await bring(['1'], '08:00')
  await bring(['2'], '08:00', 'grid')
  const { data } = await vault.seal('nothing that fits')
  await disk.write([{ part: 'blocks', key: 'grid/1', value: { iv: new Uint8Array(12), data } }])
  const rows = await openRows(disk, vault)
  expect(rows.kinds()).toEqual(['case'])
  expect(rows.readTo()).toBeNull()
  const again = await openRows(disk, vault)
  expect(again.kinds()).toEqual(['case'])
  expect(again.readTo()).toBeNull()
})
