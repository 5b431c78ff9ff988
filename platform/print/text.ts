import { type Run, splitRuns, type Weight } from './fonts.ts'
import { breakPieces, fillLines } from './line-break.ts'
import { drawContent, type Sheet } from './sheet.ts'

/**
 * How a text looks. `size` and `tracking` (extra space between characters) in points, `lineHeight` in sizes (1.4),
 * `balance` makes lines of about equal length instead of filling the first ones.
 */
export type TextStyle = {
  size: number
  weight?: Weight
  color?: string
  align?: 'left' | 'center' | 'right'
  lineHeight?: number
  tracking?: number
  balance?: boolean
}

/** A broken text: its lines, the widest of them, and its height; points. */
export type TextBlock = { lines: string[]; width: number; height: number }

/** Where a text goes: the left upper corner of its box and the box's width, points from the page's left upper corner. */
export type TextPlace = { x: number; y: number; width: number }

/**
 * Breaks a text into lines for a width, without drawing. `\n` always ends a line.
 * @param width of the box, points
 */
export function measureText(sheet: Sheet, text: string, width: number, style: TextStyle): TextBlock {
  const advance = (part: string) => advanceOf(sheet, part, style)
  const tracking = style.tracking ?? 0
  const paragraphs = text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ').split('\n').map(breakPieces)
  const breakAt = (room: number) => paragraphs.flatMap((pieces) => fillLines(pieces, room + tracking, advance))
  const lines = breakAt(style.balance ? narrowest(width, breakAt) : width)
  return {
    lines,
    width: Math.max(0, ...lines.map((line) => advance(line) - tracking)),
    height: lines.length * style.size * (style.lineHeight ?? LINE_HEIGHT),
  }
}

/**
 * Draws a text: faces chosen per run, lines broken the Chinese way, all runs of a line on one baseline. Characters that
 * no face has are printed as 〓 and added to the sheet's `missing`.
 * @param tag how a screen reader takes it: a heading or a paragraph
 * @returns the height used, points
 */
export function drawText(
  sheet: Sheet,
  text: string,
  place: TextPlace,
  style: TextStyle,
  tag: 'H1' | 'H2' | 'P' = 'P',
): number {
  const block = measureText(sheet, text, place.width, style)
  const lineStep = style.size * (style.lineHeight ?? LINE_HEIGHT)
  drawContent(sheet, tag, () => {
    block.lines.forEach((line, i) => {
      const y = place.y + i * lineStep + (lineStep - style.size) / 2 + style.size * BASELINE
      drawLine(sheet, line, { ...place, y }, style)
    })
  })
  return block.height
}

/**
 * The style with the largest of the sizes from its own down to `minSize` (in steps of half a point) at which the text
 * takes at most `maxLines`; at `minSize` it may take more: text is never cut off.
 */
export function fitText<Style extends TextStyle>(
  sheet: Sheet,
  text: string,
  width: number,
  style: Style,
  limit: { maxLines: number; minSize: number },
): Style {
  let size = style.size
  while (size > limit.minSize && measureText(sheet, text, width, { ...style, size }).lines.length > limit.maxLines) {
    size = Math.max(limit.minSize, size - 0.5)
  }
  return { ...style, size }
}

const LINE_HEIGHT = 1.4
/** Chinese characters stand in a square whose lower edge is 0.12 of the size below the baseline (OpenType `ideo` of Noto CJK). */
const BASELINE = 0.88

function drawLine(sheet: Sheet, line: string, place: TextPlace, style: TextStyle): void {
  const { runs, missing } = splitRuns(line, sheet.fonts[style.weight ?? 'regular'])
  for (const character of missing) sheet.missing.add(character)
  const spare = place.width - advanceOf(sheet, line, style) + (style.tracking ?? 0)
  let x = place.x + (style.align === 'center' ? spare / 2 : style.align === 'right' ? spare : 0)
  for (const run of runs) {
    selectFace(sheet, run, style)
    sheet.doc
      .fillColor(style.color ?? '#000000')
      .text(run.text, x, place.y, { lineBreak: false, baseline: 'alphabetic', characterSpacing: style.tracking ?? 0 })
    x += runAdvance(sheet, run, style)
  }
}

/** How far the pen moves over a text: its glyphs and the tracking after each character. */
function advanceOf(sheet: Sheet, text: string, style: TextStyle): number {
  const { runs } = splitRuns(text, sheet.fonts[style.weight ?? 'regular'])
  return runs.reduce((sum, run) => sum + runAdvance(sheet, run, style), 0)
}

function runAdvance(sheet: Sheet, run: Run, style: TextStyle): number {
  selectFace(sheet, run, style)
  return sheet.doc.widthOfString(run.text) + Array.from(run.text).length * (style.tracking ?? 0)
}

function selectFace(sheet: Sheet, run: Run, style: TextStyle): void {
  sheet.doc.font(run.face.file).fontSize(style.size)
}

/** The smallest room, to half a point, that needs no more lines than the full width does. */
function narrowest(width: number, breakAt: (room: number) => string[]): number {
  const count = breakAt(width).length
  let low = 0
  let high = width
  while (high - low > 0.5) {
    const middle = (low + high) / 2
    if (breakAt(middle).length > count) low = middle
    else high = middle
  }
  return high
}
