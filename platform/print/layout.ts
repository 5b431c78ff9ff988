import type { Sheet } from './sheet.ts'
import { drawText, fitText, measureText, type TextStyle } from './text.ts'

/** Something measured and not yet drawn: its height, and how to draw it with its upper edge at `y`; points. */
export type Block = { height: number; draw: (y: number) => void }

/** The horizontal room of a block: left edge and width, points. */
export type Span = { x: number; width: number }

/** A text as a block. */
export function textBlock(sheet: Sheet, text: string, span: Span, style: TextStyle, tag?: 'H1' | 'H2' | 'P'): Block {
  return {
    height: measureText(sheet, text, span.width, style).height,
    draw: (y) => {
      drawText(sheet, text, { ...span, y }, style, tag)
    },
  }
}

/** A text made small enough for `maxLines`, but not smaller than `minSize` points: at that size it may take more lines. */
export function fittedBlock(
  sheet: Sheet,
  text: string,
  span: Span,
  style: TextStyle & { maxLines: number; minSize: number },
  tag?: 'H1' | 'H2' | 'P',
): Block {
  return textBlock(sheet, text, span, fitText(sheet, text, span.width, style, style), tag)
}

/** Blocks one under the other with `gap` points between them; no blocks have no height. */
export function column(blocks: readonly Block[], gap = 0): Block {
  const height = blocks.reduce((sum, block) => sum + block.height, 0) + Math.max(0, blocks.length - 1) * gap
  return {
    height,
    draw: (y) => {
      let top = y
      for (const block of blocks) {
        block.draw(top)
        top += block.height + gap
      }
    },
  }
}

/** Blocks side by side, each in its own span; `align` says where the lower ones stand. */
export function row(blocks: readonly Block[], align: 'top' | 'middle' | 'bottom' = 'top'): Block {
  const height = Math.max(0, ...blocks.map((block) => block.height))
  const share = { top: 0, middle: 0.5, bottom: 1 }[align]
  return {
    height,
    draw: (y) => {
      for (const block of blocks) block.draw(y + (height - block.height) * share)
    },
  }
}

/** A block with room above and below, and something behind it, drawn first for the whole height. */
export function framed(block: Block, padding: number, behind: (y: number, height: number) => void): Block {
  const height = block.height + 2 * padding
  return {
    height,
    draw: (y) => {
      behind(y, height)
      block.draw(y + padding)
    },
  }
}

/** `count` equal spans side by side with `gap` points between them. */
export function columnsOf(span: Span, count: number, gap: number): Span[] {
  const width = (span.width - (count - 1) * gap) / count
  return Array.from({ length: count }, (_, i) => ({ x: span.x + i * (width + gap), width }))
}
