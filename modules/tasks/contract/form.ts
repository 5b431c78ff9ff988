import { z } from 'zod'
import { KNOWN_FIELDS } from './names.ts'

const key = z.string().regex(/^[a-z][a-z0-9_]{0,29}$/)
const label = z.string().trim().min(1).max(80)

/** A plain question: one of a few answers, a number, or words. No question hangs on another. */
export const Question = z.object({
  key,
  zh: label,
  en: label,
  kind: z.enum(['choice', 'number', 'text']),
  /** Of a choice only. */
  options: z.array(z.object({ key, zh: label, en: label })).max(10),
  isRequired: z.boolean(),
})
export type Question = z.infer<typeof Question>

/** A form: ordered fields from the catalogue of known data, and up to ten plain questions (decisions.md 34). */
export const Form = z.object({
  fields: z.array(z.enum(KNOWN_FIELDS)).max(KNOWN_FIELDS.length),
  questions: z.array(Question).max(10),
})
export type Form = z.infer<typeof Form>

/** A value as it is written down. */
export const Value = z.union([z.string().trim().min(1).max(200), z.number(), z.boolean()])
export type Value = z.infer<typeof Value>

/** Answers to the questions of one task, by the key of the question. */
export const Answers = z.record(key, Value).refine((all) => Object.keys(all).length <= 10)
export type Answers = z.infer<typeof Answers>
