import { beforeEach, describe, expect, test } from 'vitest'
import { memoryShelf, type Shelf } from '../../kit/shelf.ts'
import { memoryDisk } from './disk.ts'
import { isSealed, openWhatLies, sealedShelf, sealWhatLies } from './sealed-shelf.ts'
import { setUpVault, type Vault } from './vault.ts'

const OWNER = { accountId: 'a', personId: 'p', name: '陈微员', tenant: 510112002, deviceId: 'd', secret: 's' }
const ROOT = 'field/a'
const WORDS = '三楼楼道灯坏了两天'

let inner: Shelf
let vault: Vault
let shelf: Shelf
beforeEach(async () => {
  inner = memoryShelf()
  vault = await setUpVault(memoryDisk(), OWNER, '258036', 1000)
  shelf = sealedShelf(inner, vault, ROOT)
})

/** What lies there, as somebody reads it who has the phone and not the PIN. */
async function lying(): Promise<string> {
  let text = ''
  for (const key of await inner.keys(ROOT)) {
    const value = await inner.load(key)
    expect(value instanceof Blob).toBe(false)
    const bytes = (part: unknown) => (part instanceof ArrayBuffer ? Buffer.from(part).toString('utf8') : part)
    text += JSON.stringify(value, (_, part) => bytes(part))
  }
  return text
}

const photo = () =>
  new File([new TextEncoder().encode(`jpeg of ${WORDS}`)], 'hall.jpg', { type: 'image/jpeg', lastModified: 7 })

describe('behind a PIN', () => {
  test('a draft, a photo and what it is called lie sealed, and come back as they were', async () => {
    await shelf.save(`${ROOT}/report`, { text: WORDS })
    await shelf.save(`${ROOT}/report/photo/1`, photo())
    const text = await lying()
    for (const plain of [WORDS, 'hall.jpg', 'image/jpeg', 'text']) expect(text).not.toContain(plain)
    expect(await shelf.load(`${ROOT}/report`)).toEqual({ text: WORDS })
    const file = (await shelf.load(`${ROOT}/report/photo/1`)) as File
    expect(file).toBeInstanceOf(File)
    expect([file.name, file.type, file.lastModified]).toEqual(['hall.jpg', 'image/jpeg', 7])
    expect(await file.text()).toBe(`jpeg of ${WORDS}`)
  })

  test('another key does not open it: it counts as nothing', async () => {
    await shelf.save(`${ROOT}/report`, { text: WORDS })
    const other = await setUpVault(memoryDisk(), OWNER, '147036', 1000)
    expect(await sealedShelf(inner, other, ROOT).load(`${ROOT}/report`)).toBeUndefined()
  })

  test('what belongs to others or to another face is left as it is', async () => {
    await shelf.save('field/ab/report', { text: WORDS })
    await shelf.save('resident/report', { text: WORDS })
    expect(await inner.load('field/ab/report')).toEqual({ text: WORDS })
    expect(await inner.load('resident/report')).toEqual({ text: WORDS })
  })

  test('what was begun in the open is read, sealed when the lock comes, and in the open again when its owner takes the lock away', async () => {
    await inner.save(`${ROOT}/report`, { text: WORDS })
    await inner.save(`${ROOT}/report/photo/1`, photo())
    expect(await shelf.load(`${ROOT}/report`)).toEqual({ text: WORDS })
    await sealWhatLies(inner, vault, ROOT)
    for (const key of await inner.keys(ROOT)) expect(isSealed(await inner.load(key))).toBe(true)
    await openWhatLies(inner, vault, ROOT)
    expect(await inner.load(`${ROOT}/report`)).toEqual({ text: WORDS })
    expect(await inner.load(`${ROOT}/report/photo/1`)).toBeInstanceOf(File)
  })
})

describe('in one step', () => {
  test('of two windows that seal at the same time one is first, and the other sees it', async () => {
    await shelf.save(`${ROOT}/report`, { text: WORDS, sending: null })
    const send = (by: string) =>
      shelf.update(`${ROOT}/report`, (now) => {
        const draft = now as { text: string; sending: string | null }
        return draft.sending === null ? { ...draft, sending: by } : undefined
      })
    const [one, two] = await Promise.all([send('one'), send('two')])
    const winner = (one as { sending: string }).sending
    expect((two as { sending: string }).sending).toBe(winner)
    expect(await shelf.load(`${ROOT}/report`)).toEqual({ text: WORDS, sending: winner })
  })
})
