/** The words as they stand in the text: a keyword with a gap (灯…坏) is its parts, and no part of another word is said twice. */
export function spokenWords(because: readonly string[]): string[] {
  const parts = [...new Set(because.flatMap((word) => word.split('…')))]
  return parts.filter((part) => !parts.some((other) => other !== part && other.includes(part)))
}
