/**
 * Cuts a paragraph (no newline in it) into the pieces between which a line may break: Chinese characters one by one,
 * Latin words whole, spaces at the end of the piece before. Punctuation that closes never starts a piece and punctuation
 * that opens never ends one (避头尾: GB/T 15834-2011 §5.1; W3C clreq, "prohibition rules for line start and line end"); a
 * number keeps the measure word after it (3幢). The pieces joined are the paragraph.
 */
export function breakPieces(paragraph: string): string[] {
  const characters = Array.from(paragraph)
  const pieces: string[] = []
  let piece = ''
  characters.forEach((character, i) => {
    if (i > 0 && mayBreak(characters[i - 1], character)) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  })
  return piece ? [...pieces, piece] : pieces
}

/**
 * Fills lines with pieces, each line as full as the width allows; a piece wider than a whole line is cut by characters.
 * Spaces at line ends are dropped. An empty paragraph is one empty line.
 * @param width room for one line, in the unit of `measure`
 * @param measure advance of a text; the advance of two texts one after the other is the sum of both
 */
export function fillLines(pieces: readonly string[], width: number, measure: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const piece of pieces.flatMap((whole) => cutToFit(whole, width, measure))) {
    const advance = measure(piece)
    if (line && used + measure(piece.trimEnd()) > width + SLACK) {
      lines.push(line.trimEnd())
      line = ''
      used = 0
    }
    line += piece
    used += advance
  }
  return [...lines, line.trimEnd()]
}

/** Rounding of summed widths must not push a character to the next line. */
const SLACK = 1e-6
/** Closing punctuation, marks and signs that belong to what stands before them. */
const NO_START = new Set('，。、；：？！…—～·）」』》〉】〕〗］｝”’％‰℃°,.;:?!)]}>%/-–')
/** Opening punctuation and signs that belong to what follows. */
const NO_END = new Set('（「『《〈【〔〖［｛“‘￥¥$([{<#＃№')
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u2014\u2018-\u201d\u2026\u3000-\u303f\uff00-\uffef]/u

function mayBreak(before: string, after: string): boolean {
  if (after === ' ' || NO_START.has(after) || NO_END.has(before)) return false
  if (before === ' ') return true
  if (before === '/') return !/\d/.test(after)
  if (!WIDE.test(before) && !WIDE.test(after)) return false
  return !/\d/.test(before)
}

/** The piece itself, or the stretches of it that fit one line each (at least one character each). */
function cutToFit(piece: string, width: number, measure: (text: string) => number): string[] {
  if (measure(piece.trimEnd()) <= width + SLACK) return [piece]
  const parts: string[] = []
  let part = ''
  for (const character of piece) {
    if (part && measure((part + character).trimEnd()) > width + SLACK) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part]
}
