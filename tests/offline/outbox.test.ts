import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { memoryDisk } from '../../faces/field/offline/disk.ts'
import { type Outbox, openOutbox, type Wire } from '../../faces/field/offline/outbox.ts'
import { nextToSend, pauseAfter, verdictOn, waitsForLine } from '../../faces/field/offline/outbox-item.ts'
import { MOST_MISSES, openVault, ownerOf, setUpVault, type Vault } from '../../faces/field/offline/vault.ts'
import { ApiError, type Problem } from '../../faces/kit/problem.ts'
import { anOwner, FEW, PIN } from './phone.ts'

const NOW = () => new Date('2026-11-16T01:00:00Z')
const TENANT = 510112002
const fail = (problem: Problem) => new ApiError(problem, { word: { zh: '', en: '' }, facts: {} })
const refused = (code: string): Problem => ({ kind: 'refused', code, facts: {} })

/** What a house answers: by the number of the call, or by the act. */
type Answers = (name: string, input: Record<string, unknown>, call: number) => unknown

async function anOutbox(answers: Answers, doFilesGo: () => boolean = () => true) {
  const disk = memoryDisk()
  const owner = anOwner(TENANT)
  const vault = await setUpVault(disk, owner, PIN, FEW)
  const sent: { name: string; commandId: string; input: Record<string, unknown> }[] = []
  const wire: Wire = {
    device: owner,
    doFilesGo,
    aboutOf: ({ input }) => String(input.text ?? ''),
    run: async (name, input, { commandId }) => {
      sent.push({ name, commandId, input: input as Record<string, unknown> })
      return answers(name, input as Record<string, unknown>, sent.length)
    },
    upload: async (file) => `id of ${file.name}`,
  }
  const open = (with_: Vault = vault) => openOutbox(disk, with_, wire, randomUUID)
  return { disk, vault, owner, sent, open, outbox: await open() }
}

const add = (outbox: Outbox, name: string, input: Record<string, unknown>, files = 0) =>
  outbox.add(
    {
      commandId: randomUUID(),
      name,
      input,
      files: Array.from({ length: files }, (_, i) => ({
        key: randomUUID(),
        kind: 'photo' as const,
        name: `${i}.jpg`,
        type: 'image/jpeg',
        modified: 0,
        bytes: new TextEncoder().encode(`photo ${i}`).buffer,
      })),
    },
    NOW(),
  )
const names = (sent: { name: string }[]) => sent.map((one) => one.name)
const states = (outbox: Outbox) => outbox.items().map((one) => one.state)

describe('in order, one at a time', () => {
  test('before each run only what another window has written is opened', async () => {
    const { disk, vault, open } = await anOutbox(() => {
      throw fail({ kind: 'unreachable' })
    })
    let opened = 0
    const counting: Vault = {
      ...vault,
      open: (sealed) => {
        opened++
        return vault.open(sealed)
      },
    }
    const outbox = await open(counting)
    for (let i = 0; i < 30; i++) await add(outbox, 'intake.receiveReport', { text: `${i}` })
    await outbox.run(NOW)
    opened = 0
    // The first was tried, and is written anew with each try.
    for (let i = 0; i < 10; i++) await outbox.run(NOW)
    expect(opened).toBe(10)
    const [first] = await disk.all('outbox')
    const other = (await vault.open(first.value as never)) as { id: string }
    await disk.write([{ part: 'outbox', key: other.id, value: await vault.seal({ ...other, tries: 99 }) }])
    await outbox.reload()
    expect(outbox.items().find((one) => one.id === other.id)?.tries).toBe(99)
    await disk.write([{ part: 'outbox', key: other.id }])
    await outbox.reload()
    expect(outbox.items()).toHaveLength(29)
  })

  test('everything goes, each once, and the outbox is empty', async () => {
    const { outbox, sent, disk } = await anOutbox(() => ({ caseId: 'c' }))
    for (const text of ['一', '二', '三']) await add(outbox, 'intake.receiveReport', { text })
    expect(await outbox.run(NOW)).toBe('done')
    expect(sent.map((one) => one.input.text)).toEqual(['一', '二', '三'])
    expect(outbox.items()).toEqual([])
    expect(await disk.all('outbox')).toEqual([])
  })

  test('photos follow their case, with its id, and their bytes go', async () => {
    const { outbox, sent, disk } = await anOutbox((name) =>
      name === 'intake.receiveReport' ? { caseId: 'case-1' } : {},
    )
    await add(outbox, 'intake.receiveReport', { text: '一' }, 2)
    expect(await disk.all('files')).toHaveLength(2)
    await outbox.run(NOW)
    expect(names(sent)).toEqual(['intake.receiveReport', 'intake.addFiles'])
    expect(sent[1].input).toEqual({ caseId: 'case-1', fileIds: ['id of 0.jpg', 'id of 1.jpg'], voiceId: null })
    expect(await disk.all('files')).toEqual([])
  })

  test('photos wait for the line that their holder wants; words, and what was done later, go', async () => {
    const wanted = { doFilesGo: false }
    const { outbox, sent, disk } = await anOutbox(
      () => ({ caseId: 'case-1' }),
      () => wanted.doFilesGo,
    )
    await add(outbox, 'intake.receiveReport', { text: '一' }, 1)
    await add(outbox, 'intake.receiveReport', { text: '二' })
    expect(await outbox.run(NOW)).toBe('done')
    expect(sent.map((one) => one.input.text)).toEqual(['一', '二'])
    expect(outbox.items().map(waitsForLine)).toEqual([true])
    wanted.doFilesGo = true
    await outbox.run(NOW)
    expect(names(sent).at(-1)).toBe('intake.addFiles')
    expect(await disk.all('files')).toEqual([])
  })

  test('killed between the case and its photos, it goes on with the photos', async () => {
    let isCut = true
    const { outbox, sent, open } = await anOutbox((name) => {
      if (name === 'intake.addFiles' && isCut) throw fail({ kind: 'unreachable' })
      return { caseId: 'case-1' }
    })
    await add(outbox, 'intake.receiveReport', { text: '一' }, 1)
    expect(await outbox.run(NOW)).toBe('unreachable')
    const reborn = await open()
    expect(reborn.items()[0]).toMatchObject({ stage: 'files', caseId: 'case-1' })
    isCut = false
    expect(await reborn.run(NOW)).toBe('done')
    expect(names(sent)).toEqual(['intake.receiveReport', 'intake.addFiles', 'intake.addFiles'])
    expect(sent[1].commandId).toBe(sent[2].commandId)
  })

  test('photos that the house had tidied away are sent once more, under a new id', async () => {
    let tries = 0
    const { outbox, sent } = await anOutbox((name) => {
      if (name === 'intake.addFiles' && ++tries === 1) throw fail(refused('file.unknown'))
      return { caseId: 'case-1' }
    })
    await add(outbox, 'intake.receiveReport', { text: '一' }, 1)
    expect(await outbox.run(NOW)).toBe('done')
    const added = sent.filter((one) => one.name === 'intake.addFiles')
    expect(added).toHaveLength(2)
    expect(added[0].commandId).not.toBe(added[1].commandId)
  })

  test('a lost acknowledgement: the same id goes again', async () => {
    const { outbox, sent, open } = await anOutbox((_name, _input, call) => {
      if (call === 1) throw fail({ kind: 'unreachable' })
      return { caseId: 'c' }
    })
    await add(outbox, 'cases.note', { caseId: 'c', text: '一' })
    await outbox.run(NOW)
    await (await open()).run(NOW)
    expect(sent[0].commandId).toBe(sent[1].commandId)
  })
})

describe('what is not taken in', () => {
  test('a refusal stops that act and what came later about the same case; others go on', async () => {
    const { outbox, sent } = await anOutbox((name) => {
      if (name === 'cases.claim') throw fail(refused('case.not_claimable'))
      return {}
    })
    await add(outbox, 'cases.claim', { caseId: 'a' })
    await add(outbox, 'cases.resolve', { caseId: 'a', answer: '修好了' })
    await add(outbox, 'cases.note', { caseId: 'b', text: '去看过了' })
    await add(outbox, 'intake.receiveReport', { text: '一' })
    expect(await outbox.run(NOW)).toBe('done')
    expect(names(sent)).toEqual(['cases.claim', 'cases.note', 'intake.receiveReport'])
    expect(states(outbox)).toEqual(['stopped', 'waiting'])
    expect(outbox.items()[0].reason).toEqual(refused('case.not_claimable'))
  })

  test('retried by hand it goes, and what waited behind it too', async () => {
    let isOpen = false
    const { outbox, sent } = await anOutbox((name) => {
      if (name === 'cases.claim' && !isOpen) throw fail(refused('case.not_claimable'))
      return {}
    })
    const first = await add(outbox, 'cases.claim', { caseId: 'a' })
    await add(outbox, 'cases.note', { caseId: 'a', text: '一' })
    await outbox.run(NOW)
    isOpen = true
    await outbox.retry(first.id)
    expect(await outbox.run(NOW)).toBe('done')
    expect(names(sent)).toEqual(['cases.claim', 'cases.claim', 'cases.note'])
    expect(outbox.items()).toEqual([])
  })

  test('out of sight, or no longer hers to do: the lead gets it, with its photos, and she reads that', async () => {
    for (const problem of [
      { kind: 'not_found', what: 'case' },
      { kind: 'forbidden', act: 'note', who: '' },
    ] as const) {
      const { outbox, sent, owner } = await anOutbox((name) => {
        if (name === 'sync.rescue') return { rescueId: 'r' }
        throw fail(problem)
      })
      const item = await add(outbox, 'cases.note', { caseId: 'a', text: '去看过了' }, 1)
      expect(await outbox.run(NOW)).toBe('done')
      expect(sent[1]).toMatchObject({
        name: 'sync.rescue',
        input: {
          deviceId: owner.deviceId,
          why: problem.kind,
          fileIds: ['id of 0.jpg'],
          item: { commandId: item.id, name: 'cases.note' },
        },
      })
      expect(states(outbox)).toEqual(['rescued'])
      await outbox.discard(item.id)
      expect(outbox.items()).toEqual([])
    }
  })

  test('what the list of rescues itself refuses stays and is shown', async () => {
    const { outbox } = await anOutbox((name) => {
      throw fail(name === 'sync.rescue' ? refused('rescue.too_late') : { kind: 'not_found', what: 'case' })
    })
    await add(outbox, 'cases.note', { caseId: 'a', text: '一' })
    await outbox.run(NOW)
    expect(states(outbox)).toEqual(['stopped'])
  })

  test('a failing server is asked five times, then others go on', async () => {
    const { outbox, sent } = await anOutbox((name) => {
      if (name === 'cases.note') throw fail({ kind: 'failed' })
      return {}
    })
    await add(outbox, 'cases.note', { caseId: 'a', text: '一' })
    await add(outbox, 'intake.receiveReport', { text: '二' })
    for (let round = 0; round < 4; round++) expect(await outbox.run(NOW)).toBe('unreachable')
    expect(await outbox.run(NOW)).toBe('done')
    expect(states(outbox)).toEqual(['stopped'])
    expect(sent.filter((one) => one.name === 'cases.note')).toHaveLength(5)
  })

  test.each([
    [{ kind: 'signed_out' }, 'signed_out'],
    [{ kind: 'too_many', retryAfterSeconds: 9 }, 'too_many'],
    [refused('app.too_old'), 'too_old'],
    [{ kind: 'unreachable' }, 'unreachable'],
  ] as const)('%o stops nothing for good', async (problem, end) => {
    const { outbox } = await anOutbox(() => {
      throw fail(problem as Problem)
    })
    await add(outbox, 'cases.note', { caseId: 'a', text: '一' })
    for (let round = 0; round < 12; round++) expect(await outbox.run(NOW)).toBe(end)
    expect(outbox.items()).toMatchObject([{ state: 'waiting', tries: 12 }])
  })

  test('whoever stands before the form is told, and nothing is left lying about', async () => {
    const { outbox } = await anOutbox(() => {
      throw fail(refused('case.changed_meanwhile'))
    })
    const item = await add(outbox, 'cases.note', { caseId: 'a', text: '一' })
    const heard: unknown[] = []
    outbox.watch(item.id, (outcome) => heard.push(outcome))
    await outbox.run(NOW)
    expect(heard).toMatchObject([{ error: { problem: { code: 'case.changed_meanwhile' } } }])
    expect(outbox.items()).toEqual([])
  })

  test('handed to the lead by hand', async () => {
    const { outbox, sent } = await anOutbox((name) => {
      if (name !== 'sync.rescue') throw fail({ kind: 'invalid', faults: [] })
      return { rescueId: 'r' }
    })
    const item = await add(outbox, 'intake.receiveReport', { text: '一' })
    await outbox.run(NOW)
    await outbox.giveUp(item.id)
    await outbox.run(NOW)
    expect(sent.at(-1)).toMatchObject({ name: 'sync.rescue', input: { why: 'given_up' } })
    expect(states(outbox)).toEqual(['rescued'])
  })
})

describe('the rules by themselves', () => {
  test('pauses grow and end at five minutes', () => {
    expect([0, 1, 2, 5, 50].map(pauseAfter)).toEqual([2000, 4000, 8000, 64_000, 300_000])
  })

  test('every problem has a verdict', () => {
    expect(verdictOn({ kind: 'unreachable' }, 1000).is).toBe('again')
    expect(verdictOn({ kind: 'failed' }, 5).is).toBe('stop')
    expect(verdictOn({ kind: 'invalid', faults: [] }, 1).is).toBe('stop')
    expect(nextToSend([])).toBeUndefined()
  })
})

describe('the lock', () => {
  test('opens by its PIN, and nothing of the rows or acts can be read on the disk', async () => {
    const { disk, owner, outbox } = await anOutbox(() => ({}))
    await add(outbox, 'intake.receiveReport', { text: '王大爷家水管爆了' }, 1)
    const raw = JSON.stringify([...(await disk.all('outbox')), ...(await disk.all('files'))], (_, value) =>
      value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : value,
    )
    expect(raw).not.toContain(Buffer.from('王大爷').toString('latin1'))
    expect(raw).not.toContain('photo 0')
    const opened = await openVault(disk, PIN)
    expect(opened).toMatchObject({ is: 'open', owner })
    expect(await ownerOf(disk)).toEqual(owner)
  })

  test('counts misses before it tries, forgets them when it opens, and wipes at the tenth', async () => {
    const { disk, outbox } = await anOutbox(() => ({}))
    await add(outbox, 'intake.receiveReport', { text: '一' })
    for (let miss = 1; miss < MOST_MISSES; miss++)
      expect(await openVault(disk, '000000')).toEqual({ is: 'wrong', left: MOST_MISSES - miss })
    expect((await openVault(disk, PIN)).is).toBe('open')
    for (let miss = 1; miss < MOST_MISSES; miss++) await openVault(disk, '000000')
    expect(await openVault(disk, '000000')).toEqual({ is: 'wiped' })
    expect(await disk.all('outbox')).toEqual([])
    expect(await ownerOf(disk)).toBeNull()
  })
})
