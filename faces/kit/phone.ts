/** A mainland mobile number: 11 digits from 1 (people.contract Phone). */
export function isPhone(text: string): boolean {
  return /^1\d{10}$/.test(tidyPhone(text))
}

/** A phone number without spaces, dashes and the country's prefix; full-width digits made plain. */
export function tidyPhone(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .replace(/^(\+|00)86/, '')
}
