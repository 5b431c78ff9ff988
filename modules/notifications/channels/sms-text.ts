import type { LetterOf } from '../../../platform/deliver.ts'

/** A carrier's template with its values. */
export type SmsTemplate = { code: string; params: Readonly<Record<string, string>> }

/**
 * The template of a letter: its own, or the general one with its single variable `text`. Carriers put the signature in front
 * themselves, so one that stands there already goes.
 */
export function templateOf(letter: LetterOf<'sms'>, general: string | undefined): SmsTemplate | undefined {
  if (letter.template) return letter.template
  if (!general) return undefined
  return { code: general, params: { text: letter.text.replace(/^【[^】]*】/, '') } }
}

/** Values in the order of a template that numbers its variables: 1, 2, 3 – or as they were written down. */
export function inOrder(params: Readonly<Record<string, string>>): string[] {
  const keys = Object.keys(params)
  const isNumbered = keys.every((key) => /^\d+$/.test(key))
  return (isNumbered ? keys.sort((a, b) => Number(a) - Number(b)) : keys).map((key) => params[key])
}
