import { searchTerms } from '../../../platform/pure/bigrams.ts'

/** The lexemes of a case: number, words and place, each behind the mark of its tenant. */
export function searchVector(tenant: number, one: { number: string; summary: string; placeName: string }): string[] {
  const terms = [...searchTerms(one.number), one.number, ...searchTerms(one.summary), ...searchTerms(one.placeName)]
  return [...new Set(terms)].map((term) => tenantMark(tenant) + term)
}

/**
 * What stands before every lexeme of a tenant: its code in base 36, always six characters. So a word's list in the index is the list
 * of one tenant, and does not grow with the city.
 */
export function tenantMark(tenant: number): string {
  return tenant.toString(36).padStart(6, '0')
}
