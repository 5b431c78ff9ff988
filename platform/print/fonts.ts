import { createRequire } from 'node:module'
import { basename, extname } from 'node:path'
import { type GlyphOf, readCmap } from './cmap.ts'

/** The two weights that printed matter uses. */
export type Weight = 'regular' | 'bold'

/** One font file and what it can draw. `name` is the file's name without its ending. */
export type Face = { name: string; file: string; glyphOf: GlyphOf }

/** For each weight the faces to try, in this order. Never empty. */
export type FontSet = Record<Weight, readonly Face[]>

/** A stretch of text that one face draws. */
export type Run = { text: string; face: Face }

/** Printed where no face has the character (〓, the printers' mark for a missing type). */
const MISSING_MARK = '〓'

/**
 * The fonts of printed matter. Noto Sans SC draws the whole List of Commonly Used Standard Characters (通用规范汉字表,
 * with its 1,605 rare characters of names and places) and Extension A; Noto Sans JP adds some 340 characters of Extension B
 * that stand in registered names, such as 𠮷. Reads only the character maps (a few milliseconds); a file is loaded when drawn from.
 * @param extraFiles paths of further .ttf or .otf fonts, tried last in both weights, for names that neither has
 * @throws if a font is not installed or not readable
 */
export async function loadFonts(extraFiles: readonly string[] = []): Promise<FontSet> {
  const extra = await Promise.all(extraFiles.map(readFace))
  const chain = async (ending: string): Promise<Face[]> => [
    ...(await Promise.all(FAMILIES.map((family) => readFace(fontFile(family, ending))))),
    ...extra,
  ]
  const [regular, bold] = await Promise.all([chain('400Regular'), chain('700Bold')])
  return { regular, bold }
}

/**
 * Splits text into runs by the first face that has each character. A character that no face has becomes 〓 and is listed
 * once in `missing`; marks without ink (variation selectors, joiners, control characters) are left out.
 * @param faces at least one face; the first must have 〓
 */
export function splitRuns(text: string, faces: readonly Face[]): { runs: Run[]; missing: string[] } {
  const runs: Run[] = []
  const missing = new Set<string>()
  for (const character of text) {
    if (INKLESS.test(character)) continue
    const found = faceFor(character, faces)
    if (!found) missing.add(character)
    const face = found ?? faces[0]
    const drawn = found ? character : MISSING_MARK
    const last = runs.at(-1)
    if (last?.face === face) last.text += drawn
    else runs.push({ text: drawn, face })
  }
  return { runs, missing: [...missing] }
}

const FAMILIES = [
  { folder: 'noto-sans-sc', file: 'NotoSansSC' },
  { folder: 'noto-sans-jp', file: 'NotoSansJP' },
] as const
const INKLESS = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/u
const resolveFrom = createRequire(import.meta.url)

function fontFile(family: (typeof FAMILIES)[number], ending: string): string {
  return resolveFrom.resolve(`@expo-google-fonts/${family.folder}/${ending}/${family.file}_${ending}.ttf`)
}

async function readFace(file: string): Promise<Face> {
  return { name: basename(file, extname(file)), file, glyphOf: await readCmap(file) }
}

function faceFor(character: string, faces: readonly Face[]): Face | undefined {
  const codePoint = character.codePointAt(0) ?? 0
  return faces.find((face) => face.glyphOf(codePoint) !== 0)
}
