import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { readPdfText } from '../../../platform/print/read-pdf.ts'
import { pagesFor, type SheetsInput, writeSheets } from './sheets.ts'
import { byWalk } from './walking.ts'

const places = (count: number, name = (i: number) => `幸福里 ${i + 1}幢 2单元`) =>
  Array.from({ length: count }, (_, i) => ({
    code: '7K3MPQ9XW2D',
    url: 'https://weige.example.cn/c/7K3MPQ9XW2D',
    placeName: name(i),
  }))
const BASE: Omit<SheetsInput, 'form' | 'places'> = {
  brand: { name: '说一声', slogan: '扫一扫，说一声，件件有回音' },
  communityName: '大面街道师大社区',
  printedOn: '2026-06-01',
  contactsOf: (i) => (i === 0 ? [{ role: '网格员', name: '林小满', phone: '154 0000 0000', consented: true }] : []),
}

async function made(input: SheetsInput): Promise<{ pdf: Buffer; told: number[] }> {
  const out = new PassThrough()
  const whole = buffer(out)
  const told: number[] = []
  expect(
    await writeSheets(out, input, async (done) => {
      told.push(done)
      return true
    }),
  ).toBe(true)
  return { pdf: await whole, told }
}
const pagesIn = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length

test.each([
  ['poster', 2, 2],
  ['sign', 5, 2],
  ['sticker', 25, 2],
] as const)('%s: %i places on %i pages, each with its name and code', async (form, count, pages) => {
  const { pdf, told } = await made({ ...BASE, form, places: places(count) })
  expect(pagesFor(form, count)).toBe(pages)
  expect(pagesIn(pdf)).toBe(pages)
  expect(told).toHaveLength(pages)
  expect(told.at(-1)).toBe(count)
  const words = readPdfText(pdf)
    .map(({ text }) => text)
    .join('')
  expect(words).toContain('说一声')
  expect(words.replaceAll(' ', '')).toContain(`幸福里${count}幢2单元`)
  expect(words.match(/7K3M-PQ9X-W2D/g)).toHaveLength(count)
  expect(words.includes('林小满')).toBe(form === 'poster')
})

test('equal input gives equal bytes', async () => {
  const input = { ...BASE, form: 'sticker', places: places(30) } as const
  expect((await made(input)).pdf.equals((await made(input)).pdf)).toBe(true)
})

test('left half-way it says that the file is not whole', async () => {
  const out = new PassThrough()
  out.resume()
  expect(await writeSheets(out, { ...BASE, form: 'poster', places: places(3) }, async () => false)).toBe(false)
})

test('a name that no sticker can hold is an error, not a cut word', async () => {
  const out = new PassThrough()
  out.resume()
  const long = { ...BASE, form: 'sticker', places: places(1, () => '某'.repeat(300)) } as const
  await expect(writeSheets(out, long, async () => true)).rejects.toThrow(RangeError)
})

test('walking order: boards first, then building, entrance, floor, room, numbers as numbers', () => {
  const home = (building: string, entrance: string | null, floor: number | null, room: string | null) => ({
    grid: '510112002009001001',
    compound: '幸福里',
    building,
    entrance,
    floor,
    room,
    placeName: '',
  })
  const board = { ...home('', null, null, null), compound: null, building: null, placeName: '公示牌' }
  const walk = [
    board,
    home('2幢', null, null, null),
    home('2幢', '1单元', null, null),
    home('2幢', '1单元', 2, '201'),
    home('2幢', '1单元', 10, '1001'),
    home('2幢', '2单元', 1, '101'),
    home('10幢', null, null, null),
  ]
  expect([...walk].reverse().sort(byWalk)).toEqual(walk)
})
