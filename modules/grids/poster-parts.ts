import {
  type Block,
  column,
  columnsOf,
  fittedBlock,
  framed,
  row,
  type Span,
  textBlock,
} from '../../platform/print/layout.ts'
import { drawQr } from '../../platform/print/qr.ts'
import { drawDecoration, type Sheet } from '../../platform/print/sheet.ts'

/** The words of the service, which every community may choose: name (码上办) and slogan. */
export type Brand = { name: string; slogan: string }

/** What one printed code stands for: the code (11 characters, hyphens allowed), the address in the QR, the place's name. */
export type PrintedPlace = { code: string; url: string; placeName: string }

/** Colours that stay apart in grey: text on white at least 7:1, on `tint` at least 6:1, white on `alarm` 7:1. */
export const COLOR = {
  ink: '#12343b',
  accent: '#195a63',
  muted: '#44575b',
  line: '#b5c6c5',
  tint: '#edf3f2',
  alarm: '#8f2d22',
  paper: '#ffffff',
} as const

/** The code as people read it out: `XXXX-XXXX-XXX`. */
export function readableCode(code: string): string {
  return (
    code
      .replaceAll('-', '')
      .match(/.{1,4}/gu)
      ?.join('-') ?? ''
  )
}

/** Where the address in the QR leads, as people can check it after scanning: `https://host/`. */
export function addressStart(url: string): string {
  return `${new URL(url).origin}/`
}

/** The address without its scheme, to type where a camera is missing. */
export function typedAddress(url: string): string {
  return url.replace(/^https?:\/\//, '')
}

/** A QR code with its quiet zone as a block of `side` by `side` points. */
export function qrBlock(sheet: Sheet, place: PrintedPlace, x: number, side: number): Block {
  const alt = `二维码：${place.placeName}，编号 ${readableCode(place.code)}，${place.url}`
  return { height: side, draw: (y) => drawQr(sheet, place.url, { x, y, side }, alt) }
}

/** The code in one line, letters apart so that they are easy to read out. */
export function codeBlock(sheet: Sheet, code: string, span: Span, size: number, align: 'left' | 'center'): Block {
  const style = { size, weight: 'bold', color: COLOR.ink, tracking: size * 0.06, align, lineHeight: 1.3 } as const
  return fittedBlock(sheet, readableCode(code), span, { ...style, maxLines: 1, minSize: size * 0.6 })
}

/**
 * 110, 119 and 120 before anything else: a dark bar, readable in black and white too.
 * @param scale 1 on a poster; smaller bars name the three services in Chinese only
 */
export function emergencyBar(sheet: Sheet, span: Span, scale: number): Block {
  const pad = 11 * scale
  const inner = { x: span.x + 16 * scale, width: span.width - 32 * scale }
  const says = { x: inner.x, width: inner.width * 0.46 }
  const numbers = columnsOf({ x: inner.x + inner.width * 0.48, width: inner.width * 0.52 }, 3, 6 * scale)
  const white = { color: COLOR.paper, lineHeight: 1.25 } as const
  const bar = row(
    [
      column([
        textBlock(sheet, '遇到生命危险，先打电话', says, { ...white, size: 15.5 * scale, weight: 'bold' }),
        textBlock(sheet, 'Life in danger? Call first.', says, { ...white, size: Math.max(6.5, 9.5 * scale) }),
      ]),
      ...EMERGENCY_NUMBERS.map(({ number, zh, en }, i) =>
        column([
          textBlock(sheet, number, numbers[i], {
            ...white,
            size: 23 * scale,
            weight: 'bold',
            align: 'center',
            lineHeight: 1.1,
          }),
          textBlock(sheet, scale < 1 ? zh : `${zh} ${en}`, numbers[i], {
            ...white,
            size: Math.max(7, 8.5 * scale),
            align: 'center',
          }),
        ]),
      ),
    ],
    'middle',
  )
  return framed(bar, pad, (y, height) =>
    drawDecoration(sheet, (doc) => doc.roundedRect(span.x, y, span.width, height, 6 * scale).fill(COLOR.alarm)),
  )
}

/** The numbers in one short line, for labels that have no room for the bar. */
export function emergencyLine(sheet: Sheet, span: Span, size: number): Block {
  const style = { size, weight: 'bold', color: COLOR.alarm, lineHeight: 1.4, maxLines: 1, minSize: 6.5 } as const
  return fittedBlock(sheet, '生命危险先打 110、119、120', span, style)
}

/**
 * The blocks over the whole height from `top` to `bottom`, room to spare shared out between them.
 * @throws RangeError if they need more room than there is
 */
export function spread(blocks: readonly Block[], top: number, bottom: number, minGap: number, maxGap: number): Block {
  const gap = (bottom - top - column(blocks).height) / Math.max(1, blocks.length - 1)
  if (gap < minGap - 0.01) throw new RangeError('the words of this sheet do not fit on its page; shorten the names')
  return column(blocks, Math.min(maxGap, gap))
}

const EMERGENCY_NUMBERS = [
  { number: '110', zh: '警察', en: 'Police' },
  { number: '119', zh: '消防', en: 'Fire' },
  { number: '120', zh: '急救', en: 'Ambulance' },
] as const
