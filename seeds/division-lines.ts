/** One official division: its statistical code and its name as published. */
export interface Division {
  readonly code: string
  readonly name: string
}

/** Levels below a province by the length of their statistical code, with the letter that opens their line. */
const LEVELS = [
  { letter: 'c', length: 4, parentLength: 2 },
  { letter: 'd', length: 6, parentLength: 4 },
  { letter: 's', length: 9, parentLength: 6 },
  { letter: '', length: 12, parentLength: 9 },
] as const

const LINE = /^([cds]?)(\d*)\t(.+)$/u

/**
 * Writes the divisions of one province (codes of 4, 6, 9 and 12 digits, sorted, parents before children) as text, one
 * line each: letter of the level (c city, d district, s subdistrict, none for a community), the step from the serial
 * number of the sibling before (omitted when 1), a tab, the name. This form compresses to a quarter of the plain list.
 */
export const encodeDivisions = (divisions: Iterable<Division>): string => {
  const lastSerial = new Map<string, number>()
  const lines: string[] = []
  for (const { code, name } of divisions) {
    const level = LEVELS.find((candidate) => candidate.length === code.length)
    if (!level) throw new Error(`not a code of 4, 6, 9 or 12 digits: ${code}`)
    if (/[\t\n]/u.test(name) || name === '') throw new Error(`unusable name at ${code}`)
    const parent = code.slice(0, level.parentLength)
    const serial = Number(code.slice(level.parentLength))
    const step = serial - (lastSerial.get(parent) ?? 0)
    lastSerial.set(parent, serial)
    lines.push(`${level.letter}${step === 1 ? '' : step}\t${name}`)
  }
  return `${lines.join('\n')}\n`
}

/** Reads what encodeDivisions wrote, lazily; the codes come back in full. Throws on a line that does not fit. */
export function* decodeDivisions(provinceCode: string, text: string): Generator<Division> {
  const parents = [provinceCode, '', '', '']
  const serials = [0, 0, 0, 0]
  let start = 0
  for (let line = 1; start < text.length; line += 1) {
    const end = text.indexOf('\n', start)
    const match = LINE.exec(text.slice(start, end))
    const depth = match ? LEVELS.findIndex(({ letter }) => letter === match[1]) : -1
    const level = LEVELS[depth]
    if (!match || !level || end < 0) throw new Error(`divisions of ${provinceCode}: line ${line} is damaged`)
    const serial = (serials[depth] ?? 0) + (match[2] === '' ? 1 : Number(match[2]))
    const code = `${parents[depth]}${String(serial).padStart(level.length - level.parentLength, '0')}`
    serials[depth] = serial
    if (depth + 1 < LEVELS.length) {
      parents[depth + 1] = code
      serials[depth + 1] = 0
    }
    yield { code, name: match[3] ?? '' }
    start = end + 1
  }
}
