import { z } from 'zod'
import { defineCommand, defineQuery } from '../../../platform/pure/contract.ts'
import { RESOLVE_OUTCOMES, TEMPLATE_VERBS } from './names.ts'

const id = z.uuid()
const words = (min: number, max: number) => z.string().trim().min(min).max(max)

/** A text kept for answers (常用语). What is null fits any. It belongs to a grid and serves all under it. */
const Template = z.object({
  templateId: id,
  gridId: id,
  categoryPrefix: z
    .string()
    .regex(/^\d{2}(\d{2})?$/)
    .nullable(),
  verb: z.enum(TEMPLATE_VERBS).nullable(),
  outcome: z.enum(RESOLVE_OUTCOMES).nullable(),
  title: words(1, 40),
  text: words(2, 1000),
})
export type Template = z.infer<typeof Template>

/** Makes one under an id of the caller's, or writes over the one with that id. */
export const SaveTemplate = defineCommand('cases.saveTemplate', {
  label: { zh: '保存常用语', en: 'Save a template' },
  input: Template,
  output: z.object({ templateId: id }),
})

export const RemoveTemplate = defineCommand('cases.removeTemplate', {
  label: { zh: '删除常用语', en: 'Remove a template' },
  input: z.object({ templateId: id }),
  output: z.object({ templateId: id }),
})

/** What serves in a grid: its own and those of the grids above. */
export const ListTemplates = defineQuery('cases.templates', {
  label: { zh: '常用语', en: 'Templates' },
  input: z.object({ gridId: id }),
  output: z.object({ templates: z.array(Template) }),
})
