import { type FontSet, loadFonts } from '../../platform/print/fonts.ts'
import { type Block, column, fittedBlock, row, textBlock } from '../../platform/print/layout.ts'
import {
  drawDecoration,
  finishSheet,
  MM,
  openSheet,
  PAPER,
  type Printed,
  type Sheet,
} from '../../platform/print/sheet.ts'
import {
  type Brand,
  COLOR,
  codeBlock,
  emergencyBar,
  emergencyLine,
  type PrintedPlace,
  qrBlock,
  spread,
} from './poster-parts.ts'

/** Left upper corner of what is drawn on a page, points. */
export type Corner = { readonly x: number; readonly y: number }

/** What a door sign says. `printedOn` is a date in China, `YYYY-MM-DD`. */
export type DoorSignInput = { brand: Brand; communityName: string; place: PrintedPlace; printedOn: string }

/** What a sheet of stickers says: one sticker for each place, eight on a page. */
export type StickerSheetInput = {
  brand: Brand
  communityName: string
  places: readonly PrintedPlace[]
  printedOn: string
}

/**
 * The sign beside a door: A6 upright, no person's data on it. Equal input gives equal bytes.
 * @param fonts as `loadFonts` gives them; loaded when left out
 * @throws RangeError if names are so long that the page cannot hold them
 */
export async function doorSignPdf(input: DoorSignInput, fonts?: FontSet): Promise<Printed> {
  const { brand, communityName, place, printedOn } = input
  const title = `${brand.name} · ${place.placeName}`
  const sheet = openSheet(fonts ?? (await loadFonts()), { paper: 'a6', title, author: communityName, printedOn })
  drawDoorSign(sheet, input, { x: 0, y: 0 })
  return finishSheet(sheet)
}

/**
 * Draws a door sign with its left upper corner here.
 * @throws RangeError if names are so long that the sign cannot hold them
 */
export function drawDoorSign(sheet: Sheet, input: DoorSignInput, corner: Corner): void {
  const { brand, communityName, place, printedOn } = input
  const margin = 8 * MM
  const span = { x: corner.x + margin, width: PAPER.a6.width - 2 * margin }
  const text = { align: 'center', color: COLOR.ink, lineHeight: 1.3, balance: true, maxLines: 1 } as const
  const bold = { ...text, weight: 'bold' } as const
  const above = column([
    fittedBlock(sheet, communityName, span, { ...bold, size: 10, minSize: 7, color: COLOR.accent }),
    fittedBlock(sheet, brand.name, span, { ...bold, size: 40, minSize: 18, tracking: 2, lineHeight: 1.2 }, 'H1'),
    fittedBlock(sheet, brand.slogan, span, { ...text, size: 11.5, minSize: 8 }),
  ])
  const below = [
    column([
      fittedBlock(sheet, place.placeName, span, { ...bold, size: 14, minSize: 9, maxLines: 2 }, 'H2'),
      codeBlock(sheet, place.code, span, 13, 'center'),
    ]),
    emergencyBar(sheet, span, 0.62),
    textBlock(sheet, `码内不含个人信息 · No personal data in the code · ${printedOn}`, span, {
      ...text,
      size: 7,
      color: COLOR.muted,
    }),
  ]
  const top = corner.y + margin
  const bottom = corner.y + PAPER.a6.height - margin
  const room = bottom - top - column([above, ...below]).height - 4 * DOOR_GAP
  const side = Math.min(62 * MM, Math.max(40 * MM, room))
  const qr = qrBlock(sheet, place, span.x + (span.width - side) / 2, side)
  spread([above, qr, ...below], top, bottom, DOOR_GAP, 12).draw(top)
}

/**
 * Stickers to cut out, eight of 105 × 74 mm on each A4 page (for the fridge or the flat's door; no person's data on them).
 * Equal input gives equal bytes.
 * @param fonts as `loadFonts` gives them; loaded when left out
 * @throws RangeError if there is no place, or names are so long that a sticker cannot hold them
 */
export async function stickerSheetPdf(input: StickerSheetInput, fonts?: FontSet): Promise<Printed> {
  const { brand, communityName, places, printedOn } = input
  if (places.length === 0) throw new RangeError('a sheet of stickers needs at least one place')
  const title = `${brand.name} · ${communityName}`
  const sheet = openSheet(fonts ?? (await loadFonts()), { paper: 'a4', title, author: communityName, printedOn })
  places.forEach((place, i) => {
    const slot = i % (ACROSS * DOWN)
    if (i > 0 && slot === 0) sheet.doc.addPage()
    if (slot === 0) cutLines(sheet)
    const corner = { x: (slot % ACROSS) * CELL.width, y: Math.floor(slot / ACROSS) * CELL.height }
    sticker(sheet, input, place, corner)
  })
  return finishSheet(sheet)
}

const DOOR_GAP = 6
const ACROSS = 2
const DOWN = 4
const CELL = { width: PAPER.a4.width / ACROSS, height: PAPER.a4.height / DOWN }
/** Clear of the edge that office printers cannot print, and of a crooked cut. */
const CELL_PAD = 8 * MM

function sticker(sheet: Sheet, input: StickerSheetInput, place: PrintedPlace, corner: { x: number; y: number }): void {
  const side = 50 * MM
  const left = corner.x + CELL_PAD
  const top = corner.y + CELL_PAD
  const bottom = corner.y + CELL.height - CELL_PAD
  const span = { x: left + side + 8, width: CELL.width - 2 * CELL_PAD - side - 8 }
  const bold = { weight: 'bold', color: COLOR.ink, lineHeight: 1.25, balance: true } as const
  const small = { size: 7, color: COLOR.muted, lineHeight: 1.35 }
  const words: Block[] = [
    column([
      fittedBlock(sheet, input.communityName, span, { ...small, size: 8, minSize: 6.5, maxLines: 2 }),
      fittedBlock(sheet, input.brand.name, span, { ...bold, size: 22, minSize: 12, maxLines: 1 }, 'H2'),
    ]),
    column([
      fittedBlock(sheet, place.placeName, span, { ...bold, size: 11, minSize: 8, maxLines: 3 }),
      codeBlock(sheet, place.code, span, 10, 'left'),
    ]),
    column([
      emergencyLine(sheet, span, 8),
      textBlock(sheet, `码内不含个人信息\n印制日期 ${input.printedOn}`, span, small),
    ]),
  ]
  const beside = spread(words, top, bottom, 3, 10)
  row([qrBlock(sheet, place, left, side), beside], 'middle').draw(
    top + (bottom - top - Math.max(side, beside.height)) / 2,
  )
}

function cutLines(sheet: Sheet): void {
  drawDecoration(sheet, (doc) => {
    doc.lineWidth(0.4).strokeColor(COLOR.line).dash(3, { space: 3 })
    for (let i = 1; i < ACROSS; i++) doc.moveTo(i * CELL.width, 0).lineTo(i * CELL.width, PAPER.a4.height)
    for (let i = 1; i < DOWN; i++) doc.moveTo(0, i * CELL.height).lineTo(PAPER.a4.width, i * CELL.height)
    doc.stroke()
    doc.undash()
  })
}
