import { beforeAll, describe, expect, test } from 'vitest'
import { type FontSet, loadFonts } from '../../platform/print/fonts.ts'
import { type PrintedText, readPdfText } from '../../platform/print/read-pdf.ts'
import { MM, PAPER } from '../../platform/print/sheet.ts'
import { doorSignPdf, type PosterInput, posterPdf, stickerSheetPdf } from './poster.ts'

let fonts: FontSet
beforeAll(async () => {
  fonts = await loadFonts()
})

const BASE: PosterInput = {
  brand: { name: '码上办', slogan: '扫一扫，说一声，件件有回音' },
  communityName: '大面街道师大社区',
  place: { code: '7K3MPQ9XW2D', url: 'https://weige.example.cn/c/7K3MPQ9XW2D', placeName: '幸福里小区 3幢 2单元' },
  contacts: [{ role: '网格员', name: '欧阳𠮷㛃', phone: '028-8765 4321', consented: true }],
  servicePhone: '028-8888 0000',
  printedOn: '2025-06-01',
}
const LONG: PosterInput = {
  ...BASE,
  communityName: `成都市龙泉驿区大面街道${'某'.repeat(16)}社区居民委员会`,
  place: {
    ...BASE.place,
    url: 'https://weige.longquanyi.chengdu.example.gov.cn/c/7K3MPQ9XW2D',
    placeName: '某某国际城市花园三期（东区）商业街专属网格 12幢 商铺 1-2-3 号，临街入口右侧',
  },
  contacts: ['网格长', '网格员', '社区民警'].map((role) => ({
    role,
    name: '阿卜杜拉·买买提江',
    phone: '138 0000 0000',
    consented: true,
  })),
}

const LIMIT = 200_000
const wordsOf = (texts: PrintedText[]) => texts.map(({ text }) => text).join('')

describe('the poster of a place code', () => {
  test('says whose code it is, what to do, and whom to call first', async () => {
    const { pdf, missing } = await posterPdf(BASE, fonts)
    const texts = readPdfText(pdf)
    const words = wordsOf(texts)
    for (const part of [
      '大面街道师大社区',
      '码上办',
      '扫一扫，说一声，件件有回音',
      '7K3M-PQ9X-W2D',
      'weige.example.cn/c/7K3MPQ9XW2D',
      '028-8888 0000',
      '欧阳𠮷㛃',
      '028-8765 4321',
      '遇到生命危险，先打电话',
      'Life in danger? Call first.',
      '不含任何个人信息',
      'https://weige.example.cn/',
      '2025-06-01',
    ]) {
      expect(words).toContain(part)
    }
    for (const number of ['1', '2', '3', '110', '119', '120']) expect(texts.map(({ text }) => text)).toContain(number)
    expect(words.replaceAll(' ', '')).toContain('幸福里小区3幢2单元')
    expect(missing).toEqual([])
    expect(pdf.length).toBeLessThan(LIMIT)
  })

  test('𠮷 comes from the fallback face, in bold like its neighbours; every glyph is real', async () => {
    const texts = readPdfText((await posterPdf(BASE, fonts)).pdf)
    expect(texts.filter(({ font }) => font.startsWith('NotoSansJP')).map(({ font, text }) => [font, text])).toEqual([
      ['NotoSansJP-Bold', '𠮷'],
    ])
    expect(texts.flatMap(({ glyphs }) => glyphs)).not.toContain(0)
  })

  test('who has not consented is nowhere in the document', async () => {
    const contacts = BASE.contacts.map((contact) => ({ ...contact, consented: false }))
    const { pdf } = await posterPdf({ ...BASE, contacts }, fonts)
    const words = wordsOf(readPdfText(pdf))
    for (const secret of ['欧阳', '𠮷', '8765', '网格员']) expect(words).not.toContain(secret)
    expect(Buffer.from(pdf).equals(Buffer.from((await posterPdf({ ...BASE, contacts: [] }, fonts)).pdf))).toBe(true)
  })

  test('a consenting contact without a telephone, and no service telephone', async () => {
    const contacts = [{ role: '网格员', name: '王安', phone: null, consented: true }]
    const words = wordsOf(readPdfText((await posterPdf({ ...BASE, contacts, servicePhone: null }, fonts)).pdf))
    expect(words).toContain('王安')
    expect(words).not.toContain('代您登记')
  })

  test('equal input gives equal bytes; another date gives others', async () => {
    const [one, two, other] = await Promise.all([
      posterPdf(BASE, fonts),
      posterPdf(BASE),
      posterPdf({ ...BASE, printedOn: '2025-06-02' }, fonts),
    ])
    expect(Buffer.from(one.pdf).equals(Buffer.from(two.pdf))).toBe(true)
    expect(Buffer.from(one.pdf).equals(Buffer.from(other.pdf))).toBe(false)
  })

  test.each([
    ['usual names', BASE],
    ['nobody named', { ...BASE, contacts: [], servicePhone: null }],
    ['two contacts', { ...BASE, contacts: LONG.contacts.slice(0, 2) }],
    ['long names', LONG],
  ] as const)('keeps to one page and inside the margins, nothing over anything: %s', async (_, input) => {
    const texts = readPdfText((await posterPdf(input, fonts)).pdf)
    expect(texts.every(({ page }) => page === 0)).toBe(true)
    expectInside(texts, PAPER.a4, 18 * MM)
    expectApart(texts)
  })

  test('a name that no page can hold is refused, not cut or overprinted', async () => {
    const place = { ...BASE.place, placeName: '幸福里小区'.repeat(80) }
    await expect(posterPdf({ ...LONG, place }, fonts)).rejects.toThrow(RangeError)
    await expect(posterPdf({ ...BASE, contacts: [...LONG.contacts, ...BASE.contacts] }, fonts)).rejects.toThrow('three')
  })

  test('a character of no font is printed as 〓 and reported', async () => {
    const contacts = [{ role: '网格员', name: '王\u{2a6a5}', phone: null, consented: true }]
    const { pdf, missing } = await posterPdf({ ...BASE, contacts }, fonts)
    expect(missing).toEqual(['\u{2a6a5}'])
    expect(wordsOf(readPdfText(pdf))).toContain('王〓')
  })
})

describe('the door sign', () => {
  test.each([
    ['usual', BASE],
    ['long', LONG],
  ] as const)('A6 with code, place and emergency numbers, names no person: %s', async (_, input) => {
    const { pdf } = await doorSignPdf(input, fonts)
    const texts = readPdfText(pdf)
    const words = wordsOf(texts)
    for (const part of ['码上办', '7K3M-PQ9X-W2D', '110', '119', '120', '2025-06-01']) expect(words).toContain(part)
    for (const { name } of input.contacts) expect(words).not.toContain(name)
    expectInside(texts, PAPER.a6, 8 * MM)
    expectApart(texts)
    expect(pdf.length).toBeLessThan(LIMIT)
  })
})

describe('a sheet of stickers', () => {
  const places = Array.from({ length: 11 }, (_, i) => ({
    code: `7K3MPQ9XW${String(i).padStart(2, '0')}`,
    url: `https://weige.example.cn/c/7K3MPQ9XW${String(i).padStart(2, '0')}`,
    placeName: `幸福里小区 3幢 2单元 ${i + 1}01室`,
  }))

  test('eight on a page, each place once, nothing over anything', async () => {
    const { pdf, missing } = await stickerSheetPdf({ ...BASE, places }, fonts)
    const texts = readPdfText(pdf)
    const codes = texts.filter(({ text }) => text.startsWith('7K3M-')).map(({ page, text }) => `${page} ${text}`)
    expect(codes).toEqual(
      places.map(({ code }, i) => `${i < 8 ? 0 : 1} ${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`),
    )
    expect(missing).toEqual([])
    expectInside(texts, PAPER.a4, 8 * MM)
    for (const page of [0, 1]) expectApart(texts.filter((text) => text.page === page))
    expect(pdf.length).toBeLessThan(LIMIT)
  })

  test('no place, no sheet', async () => {
    await expect(stickerSheetPdf({ ...BASE, places: [] }, fonts)).rejects.toThrow(RangeError)
  })
})

function expectInside(texts: PrintedText[], paper: { width: number; height: number }, margin: number): void {
  for (const { x, y, width, size } of texts) {
    expect(x).toBeGreaterThanOrEqual(margin - 0.1)
    expect(x + width).toBeLessThanOrEqual(paper.width - margin + 0.1)
    expect(y - 0.12 * size).toBeGreaterThanOrEqual(margin - 0.1)
    expect(y + 0.88 * size).toBeLessThanOrEqual(paper.height - margin + 0.1)
  }
  expect(texts.length).toBeGreaterThan(0)
}

/** No two texts share ink room: the em squares of their lines do not overlap by more than a hair. */
function expectApart(texts: PrintedText[]): void {
  const hair = 0.5
  for (const [i, a] of texts.entries()) {
    for (const b of texts.slice(i + 1)) {
      const beside = a.x + a.width <= b.x + hair || b.x + b.width <= a.x + hair
      const above = a.y - 0.12 * a.size >= b.y + 0.88 * b.size - hair
      const below = b.y - 0.12 * b.size >= a.y + 0.88 * a.size - hair
      if (!beside && !above && !below) expect.fail(`«${a.text}» and «${b.text}» overlap`)
    }
  }
}
