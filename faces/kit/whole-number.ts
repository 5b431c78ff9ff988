/** The number that stands in a field, when it is whole, at least 1 and at most `most`. */
export function wholeNumber(text: string, most: number): number | null {
  const value = Number(text)
  return text !== '' && Number.isInteger(value) && value >= 1 && value <= most ? value : null
}
