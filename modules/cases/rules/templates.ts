import type { Template } from '../contract/templates.ts'

/** What a template may leave open, filled from the case when it is inserted. */
export const PLACEHOLDERS = ['number', 'place', 'due'] as const
export type Blanks = Readonly<Record<(typeof PLACEHOLDERS)[number], string | null>>

/** Where a text is wanted. */
export type Wanted = {
  readonly categoryCode: string | null
  readonly verb: string
  /** Null while none is chosen. */
  readonly outcome: string | null
}

/** As many as a list is still read through. */
export const MOST_TEMPLATES = 200

/** The first placeholder that nothing fills, or null. */
export function unknownPlaceholder(text: string): string | null {
  const names = [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1])
  return names.find((name) => !PLACEHOLDERS.some((known) => known === name)) ?? null
}

/** The text with its blanks filled, or null when the case lacks one of them: nothing is offered half filled. */
export function fillTemplate(text: string, blanks: Blanks): string | null {
  const isWhole = PLACEHOLDERS.every((name) => blanks[name] !== null || !text.includes(`{${name}}`))
  if (!isWhole) return null
  return PLACEHOLDERS.reduce((filled, name) => filled.replaceAll(`{${name}}`, blanks[name] ?? ''), text)
}

/** Those that fit, best first: the closer category, then the verb, then the outcome, then by title. What contradicts is left out. */
export function rankTemplates<T extends Pick<Template, 'categoryPrefix' | 'verb' | 'outcome' | 'title'>>(
  templates: readonly T[],
  wanted: Wanted,
): T[] {
  return templates
    .flatMap((template) => {
      const fit = fitOf(template, wanted)
      return fit === null ? [] : [{ template, fit }]
    })
    .sort((a, b) => b.fit - a.fit || compare(a.template.title, b.template.title))
    .map(({ template }) => template)
}

/** How well one fits, or null when it contradicts. Category weighs more than verb, verb more than outcome. */
function fitOf(
  { categoryPrefix, verb, outcome }: Pick<Template, 'categoryPrefix' | 'verb' | 'outcome'>,
  wanted: Wanted,
): number | null {
  if (categoryPrefix !== null && !wanted.categoryCode?.startsWith(categoryPrefix)) return null
  if (verb !== null && verb !== wanted.verb) return null
  if (outcome !== null && wanted.outcome !== null && outcome !== wanted.outcome) return null
  return (
    (categoryPrefix?.length ?? 0) * 4 +
    (verb === null ? 0 : 2) +
    (outcome !== null && outcome === wanted.outcome ? 1 : 0)
  )
}

/** By code unit: the same order on every device. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
