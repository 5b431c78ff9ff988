import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { loadFonts } from '../../../platform/print/fonts.ts'
import { type Block, column, fittedBlock, row } from '../../../platform/print/layout.ts'
import { drawDecoration, endSheet, MM, openSheet, PAPER, type Sheet } from '../../../platform/print/sheet.ts'
import { drawPoster, type PosterContact } from '../poster.ts'
import { type Brand, COLOR, codeBlock, emergencyLine, type PrintedPlace, qrBlock } from '../poster-parts.ts'
import { type Corner, drawDoorSign } from '../poster-small.ts'
import type { PrintForm } from './run-store.ts'

/** What is printed: the places in order, and what all of them say. */
export type SheetsInput = {
  readonly form: PrintForm
  readonly brand: Brand
  readonly communityName: string
  readonly printedOn: string
  readonly places: readonly PrintedPlace[]
  /** Who may be named on the poster of the n-th place: only who consented. */
  contactsOf(index: number): readonly PosterContact[]
}

/** Pieces on one A4 page of each form: columns and rows. Signs are A6; stickers fit sheets of labels of 70 × 37 mm. */
const ON_PAGE: Readonly<Record<PrintForm, { across: number; down: number }>> = {
  poster: { across: 1, down: 1 },
  sign: { across: 2, down: 2 },
  sticker: { across: 3, down: 8 },
}

/** Pages that one file has. */
export function pagesFor(form: PrintForm, count: number): number {
  const { across, down } = ON_PAGE[form]
  return Math.ceil(count / (across * down))
}

/**
 * Writes the sheets into a stream, page by page; between two pages others have their turn. Equal input gives equal bytes.
 * @param onPage told after each page how many places are done; false ends it there, and the file is worth nothing
 * @returns whether the file is whole
 * @throws RangeError when the name of a place is too long for its sheet
 */
export async function writeSheets(
  out: Writable,
  input: SheetsInput,
  onPage: (done: number) => Promise<boolean>,
): Promise<boolean> {
  const { form, places, communityName, printedOn, brand } = input
  const { across, down } = ON_PAGE[form]
  const perPage = across * down
  const title = `${brand.name} · ${communityName}`
  const sheet = openSheet(await loadFonts(), { paper: 'a4', title, author: communityName, printedOn })
  sheet.doc.pipe(out)
  const written = finished(out)
  try {
    for (let from = 0; from < places.length; from += perPage) {
      if (from > 0) sheet.doc.addPage()
      cutMarks(sheet, across, down)
      for (const [slot, place] of places.slice(from, from + perPage).entries()) {
        const corner = {
          x: (slot % across) * (PAPER.a4.width / across),
          y: Math.floor(slot / across) * (PAPER.a4.height / down),
        }
        drawPiece(sheet, input, place, from + slot, corner)
      }
      await setImmediate()
      if (!(await onPage(Math.min(places.length, from + perPage)))) {
        out.destroy()
        await written.catch(() => undefined)
        return false
      }
    }
    endSheet(sheet)
    await written
    return true
  } catch (error) {
    out.destroy()
    await written.catch(() => undefined)
    throw error
  }
}

function drawPiece(sheet: Sheet, input: SheetsInput, place: PrintedPlace, index: number, corner: Corner): void {
  const { brand, communityName, printedOn } = input
  if (input.form === 'poster') {
    const contacts = input.contactsOf(index)
    drawPoster(sheet, { brand, communityName, place, contacts, servicePhone: null, printedOn })
  } else if (input.form === 'sign') drawDoorSign(sheet, { brand, communityName, place, printedOn }, corner)
  else drawLabel(sheet, input, place, corner)
}

const LABEL = { width: 70 * MM, height: PAPER.a4.height / 8 }
/** Label sheets are printed some millimetres off; nothing stands closer to the edge. */
const PAD = 3.5 * MM

/** A sticker for the fridge: the square, the name of the service, the place and its code; no person's data in it or on it. */
function drawLabel(sheet: Sheet, { brand, communityName }: SheetsInput, place: PrintedPlace, corner: Corner): void {
  const side = LABEL.height - 2 * PAD
  const left = corner.x + PAD
  const span = { x: left + side + 4, width: LABEL.width - 2 * PAD - side - 4 }
  const bold = { weight: 'bold', color: COLOR.ink, lineHeight: 1.2, balance: true } as const
  const words: Block[] = [
    fittedBlock(sheet, communityName, span, {
      size: 6.5,
      minSize: 5,
      color: COLOR.muted,
      lineHeight: 1.25,
      maxLines: 2,
    }),
    fittedBlock(sheet, brand.name, span, { ...bold, size: 15, minSize: 9, maxLines: 1 }, 'H2'),
    fittedBlock(sheet, place.placeName, span, { ...bold, size: 7.5, minSize: 5, maxLines: 3 }),
    codeBlock(sheet, place.code, span, 8, 'left'),
    emergencyLine(sheet, span, 6.5),
  ]
  const beside = column(words, 1.5)
  if (beside.height > LABEL.height - PAD) throw new RangeError('the words of a sticker do not fit; shorten the names')
  row([qrBlock(sheet, place, left, side), beside], 'middle').draw(
    corner.y + (LABEL.height - Math.max(side, beside.height)) / 2,
  )
}

const MARK = 4 * MM

/** Short marks at the edge where the paper is cut; nothing between the pieces, so that a crooked cut shows no line. */
function cutMarks(sheet: Sheet, across: number, down: number): void {
  if (across * down === 1) return
  const { width, height } = PAPER.a4
  drawDecoration(sheet, (doc) => {
    doc.lineWidth(0.4).strokeColor(COLOR.muted)
    for (let i = 1; i < across; i++) {
      const x = (i * width) / across
      doc.moveTo(x, 0).lineTo(x, MARK)
      doc.moveTo(x, height - MARK).lineTo(x, height)
    }
    for (let i = 1; i < down; i++) {
      const y = (i * height) / down
      doc.moveTo(0, y).lineTo(MARK, y)
      doc.moveTo(width - MARK, y).lineTo(width, y)
    }
    for (let x = 1; x < across; x++)
      for (let y = 1; y < down; y++) {
        const [atX, atY] = [(x * width) / across, (y * height) / down]
        doc.moveTo(atX - MARK / 4, atY).lineTo(atX + MARK / 4, atY)
        doc.moveTo(atX, atY - MARK / 4).lineTo(atX, atY + MARK / 4)
      }
    doc.stroke()
  })
}
