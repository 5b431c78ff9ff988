import { inflateSync } from 'node:zlib'

/** One stretch of text in a document: page (from 0), font, size, pen position from the left lower corner, width; points. */
export type PrintedText = {
  page: number
  font: string
  size: number
  x: number
  y: number
  width: number
  text: string
  glyphs: number[]
}

/**
 * Reads back the text of a document made by `openSheet`, for tests: which subset of which font draws which glyphs where,
 * and what they mean by the font's own table (ToUnicode). Understands only what pdfkit writes, not PDF at large.
 */
export function readPdfText(pdf: Uint8Array): PrintedText[] {
  const objects = readObjects(Buffer.from(pdf).toString('latin1'))
  const body = (id: string): string => objects.get(id) ?? ''
  const pages = [...objects.values()].filter((object) => /\/Type \/Page\n/.test(object))
  return pages.flatMap((page, number) => {
    const fonts = new Map<string, Font>()
    for (const [, name, id] of body(reference(page, 'Resources')).matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      fonts.set(name, readFont(body(id), body))
    }
    return readContent(streamOf(body(reference(page, 'Contents'))), fonts, number)
  })
}

type Font = { name: string; meanings: string[]; widths: number[] }

function readObjects(source: string): Map<string, string> {
  return new Map(Array.from(source.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g), ([, id, object]) => [id, object]))
}

function reference(object: string, key: string): string {
  return new RegExp(`/${key} \\[?(\\d+) 0 R`).exec(object)?.[1] ?? ''
}

function streamOf(object: string): string {
  const raw = /\nstream\n([\s\S]*)\nendstream$/.exec(object)?.[1] ?? ''
  return inflateSync(Buffer.from(raw, 'latin1')).toString('latin1')
}

function readFont(font: string, body: (id: string) => string): Font {
  const table = /\[(<[^\]]*>)\]/.exec(streamOf(body(reference(font, 'ToUnicode'))))?.[1] ?? ''
  const widths = /\/W \[0 \[([^\]]*)\]/.exec(body(reference(font, 'DescendantFonts')))?.[1] ?? ''
  return {
    name: /\/BaseFont \/[A-Z]{6}\+(\S+)/.exec(font)?.[1] ?? '',
    meanings: Array.from(table.matchAll(/<([^>]*)>/g), ([, units]) => fromUtf16(units)),
    widths: widths.split(' ').map(Number),
  }
}

function fromUtf16(units: string): string {
  return String.fromCharCode(...(units.match(/[0-9a-f]{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)))
}

function readContent(content: string, fonts: ReadonlyMap<string, Font>, page: number): PrintedText[] {
  const number = '(-?[\\d.]+)'
  const block = new RegExp(
    `1 0 0 1 ${number} ${number} Tm\\n/(F\\d+) ${number} Tf\\n(?:${number} Tc\\n)?\\[(.*)\\] TJ`,
    'g',
  )
  return Array.from(content.matchAll(block), ([, x, y, fontName, size, tracking = '0', shown]) => {
    const font = fonts.get(fontName)
    if (!font) throw new Error(`a page draws with ${fontName}, which it does not have`)
    const codes = Array.from(shown.matchAll(/<([0-9a-f]*)>/g), ([, hex]) => hex).join('')
    const glyphs = (codes.match(/.{4}/g) ?? []).map((code) => Number.parseInt(code, 16))
    const kerning = Array.from(shown.matchAll(/> (-?[\d.]+)/g), ([, back]) => Number(back))
    const em = (sumOf(glyphs.map((glyph) => font.widths[glyph])) - sumOf(kerning)) / 1000
    const text = glyphs.map((glyph) => font.meanings[glyph]).join('')
    const width = em * Number(size) + Math.max(0, glyphs.length - 1) * Number(tracking)
    return { page, font: font.name, size: Number(size), x: Number(x), y: Number(y), width, text, glyphs }
  })
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
