import { create } from 'qrcode'
import { drawContent, type Sheet } from './sheet.ts'

/** The modules of a QR code, row by row; `dark(row, column)` is false outside. */
export type QrModules = { size: number; dark: (row: number, column: number) => boolean }

/** A corner of an outline, in modules from the left upper corner of the code. */
export type Corner = { x: number; y: number }

/** White modules that must surround a QR code on every side (ISO/IEC 18004, quiet zone). */
const QUIET_MODULES = 4

/**
 * Makes a QR code with error correction Q: it still reads with a quarter of it scratched or covered.
 * @throws if the text is too long for a QR code
 */
export function qrModules(text: string): QrModules {
  const { modules } = create(text, { errorCorrectionLevel: 'Q' })
  const { size, data } = modules
  const inside = (row: number, column: number) => row >= 0 && column >= 0 && row < size && column < size
  return { size, dark: (row, column) => inside(row, column) && data[row * size + column] === 1 }
}

/**
 * The closed outlines of the dark areas, to be filled as one path by the non-zero rule (holes run the other way round):
 * one shape without the hairlines that show between squares drawn one by one.
 */
export function qrOutlines(modules: QrModules): Corner[][] {
  const edges = borderEdges(modules)
  const outlines: Corner[][] = []
  for (const start of edges.keys()) {
    while (edges.get(start)?.length) outlines.push(followOutline(edges, start))
  }
  return outlines
}

/**
 * Draws a QR code as a vector, black on white with its quiet zone.
 * @param place left upper corner and side of the square with the quiet zone, points
 * @param alt what a screen reader says for it
 */
export function drawQr(sheet: Sheet, text: string, place: { x: number; y: number; side: number }, alt: string): void {
  const modules = qrModules(text)
  const step = place.side / (modules.size + 2 * QUIET_MODULES)
  const at = (modulesFromCode: number) => (QUIET_MODULES + modulesFromCode) * step
  drawContent(
    sheet,
    'Figure',
    () => {
      sheet.doc.rect(place.x, place.y, place.side, place.side).fill('#ffffff')
      for (const outline of qrOutlines(modules)) {
        outline.forEach(({ x, y }, i) => {
          if (i === 0) sheet.doc.moveTo(place.x + at(x), place.y + at(y))
          else sheet.doc.lineTo(place.x + at(x), place.y + at(y))
        })
        sheet.doc.closePath()
      }
      sheet.doc.fill('#000000', 'non-zero')
    },
    alt,
  )
}

type Edge = Corner & { toX: number; toY: number }

const keyOf = (x: number, y: number) => `${x},${y}`

/** Every side between a dark and a light module, by its start, directed so that dark is on its right hand. */
function borderEdges({ size, dark }: QrModules): Map<string, Edge[]> {
  const edges = new Map<string, Edge[]>()
  const add = (x: number, y: number, toX: number, toY: number) => {
    const key = keyOf(x, y)
    edges.set(key, [...(edges.get(key) ?? []), { x, y, toX, toY }])
  }
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!dark(row, column)) continue
      if (!dark(row - 1, column)) add(column, row, column + 1, row)
      if (!dark(row, column + 1)) add(column + 1, row, column + 1, row + 1)
      if (!dark(row + 1, column)) add(column + 1, row + 1, column, row + 1)
      if (!dark(row, column - 1)) add(column, row + 1, column, row)
    }
  }
  return edges
}

/** Takes edges off the map from one start until it is reached again; corners only where the direction changes. */
function followOutline(edges: Map<string, Edge[]>, start: string): Corner[] {
  const corners: Corner[] = []
  let key = start
  let direction = ''
  do {
    const edge = edges.get(key)?.pop()
    if (!edge) throw new Error('an outline of a QR code does not close')
    const turned = keyOf(edge.toX - edge.x, edge.toY - edge.y)
    if (turned !== direction) corners.push({ x: edge.x, y: edge.y })
    direction = turned
    key = keyOf(edge.toX, edge.toY)
  } while (key !== start)
  return corners
}
