/** Rows of a text table: one a line, cells between bars, without the spaces around them. Empty lines do not count. */
export function rowsOf(table: string): string[][] {
  return table
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('|').map((cell) => cell.trim()))
}

/** What a short form stands for, or an error naming it: a table of our own must be right. */
export function meaningOf<Meaning>(meanings: Readonly<Record<string, Meaning>>, short: string): Meaning {
  if (!Object.hasOwn(meanings, short)) throw new Error(`unknown in table: ${short}`)
  return meanings[short]
}
