import PDFDocument from 'pdfkit'
import type { FontSet } from './fonts.ts'

/** One document being drawn: pdfkit's pages, the fonts, and the characters that no font had so far. */
export type Sheet = {
  doc: PDFKit.PDFDocument
  fonts: FontSet
  missing: Set<string>
  root: PDFKit.PDFStructureElement
}

/** Paper in points (1/72 inch), upright: A4 210 × 297 mm, A6 105 × 148 mm. */
export const PAPER = {
  a4: { width: 595.28, height: 841.89 },
  a6: { width: 297.64, height: 419.53 },
} as const

/** Points in one millimetre. */
export const MM = 72 / 25.4

/** A finished document, and the characters of its words that no font has (printed as 〓). */
export type Printed = { pdf: Uint8Array; missing: string[] }

/** What a document says about itself; `printedOn` is a date in China, `YYYY-MM-DD`. */
export type SheetOptions = { paper: keyof typeof PAPER; title: string; author: string; printedOn: string }

/**
 * Opens a document with one empty page. Equal drawing gives equal bytes: its date is the start of `printedOn` in China
 * and its id is made from title, author and date. Text is tagged, so that a screen reader can read the file.
 * @throws if `printedOn` is not a date
 */
export function openSheet(fonts: FontSet, options: SheetOptions): Sheet {
  const createdAt = new Date(`${options.printedOn}T00:00:00+08:00`)
  if (Number.isNaN(createdAt.getTime())) throw new Error(`not a date: ${options.printedOn}`)
  const { width, height } = PAPER[options.paper]
  const doc = new PDFDocument({
    size: [width, height],
    margin: 0,
    font: '',
    pdfVersion: '1.7',
    lang: 'zh-CN',
    tagged: true,
    displayTitle: true,
    info: { Title: options.title, Author: options.author, Creator: options.author, CreationDate: createdAt },
  })
  const root = doc.struct('Document')
  doc.addStructure(root)
  return { doc, fonts, missing: new Set(), root }
}

/** Closes the document and gives its bytes and the characters that were printed as 〓. */
export function finishSheet(sheet: Sheet): Promise<Printed> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    sheet.doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    sheet.doc.on('error', reject)
    sheet.doc.on('end', () => resolve({ pdf: Buffer.concat(chunks), missing: [...sheet.missing] }))
    sheet.root.end()
    sheet.doc.end()
  })
}

/**
 * Closes a document that was piped into a stream from its beginning (`sheet.doc.pipe`), so that long ones need no memory for their pages.
 * @returns the characters that were printed as 〓
 */
export function endSheet(sheet: Sheet): string[] {
  sheet.root.end()
  sheet.doc.end()
  return [...sheet.missing]
}

/** Draws what carries meaning, under a tag of ISO 32000-1 §14.8.4 (`H1`, `P`, `Figure`); `alt` is what is read aloud. */
export function drawContent(sheet: Sheet, tag: string, draw: () => void, alt?: string): void {
  sheet.root.add(sheet.doc.struct(tag, alt === undefined ? {} : { alt }, draw))
}

/** Draws what is only decoration (rules, panels), which screen readers skip. */
export function drawDecoration(sheet: Sheet, draw: (doc: PDFKit.PDFDocument) => void): void {
  sheet.doc.markContent('Artifact', { type: 'Layout' })
  draw(sheet.doc)
  sheet.doc.endMarkedContent()
}
