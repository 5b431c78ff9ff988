import { z } from 'zod'
import { defineCommand, defineQuery } from '../../../platform/pure/contract.ts'
import { PLACEHOLDERS } from '../rules/kinds.ts'
import { GROUPS, KINDS, TEXT_CHANNELS } from './names.ts'

const id = z.uuid()
const moment = z.iso.datetime()

/** Which text: of a community, for a kind of message, by a channel, in a language. */
export const TemplateKey = z.object({
  communityId: id,
  kind: z.enum(KINDS),
  channel: z.enum(TEXT_CHANNELS),
  language: z.enum(['zh', 'en']),
})
/** What it says, with named placeholders. */
export const TemplateBody = z.object({
  title: z.string().trim().max(80),
  text: z.string().trim().max(4000),
  /** Fields of a WeChat message by their key there (`thing1`). */
  fields: z
    .array(z.object({ key: z.string().max(40), text: z.string().trim().max(200) }))
    .max(10)
    .default([]),
  /** The id of the approved template at the carrier, where it wants one. */
  carrierCode: z.string().trim().max(100).nullable().default(null),
})

/** Every kind of message with what its texts may name, the built-in ones, and what the community has published. */
export const ListMessageTemplates = defineQuery('notifications.templates', {
  label: { zh: '消息模板', en: 'Message templates' },
  input: z.object({ communityId: id }),
  output: z.object({
    kinds: z.array(
      z.object({
        kind: z.enum(KINDS),
        group: z.enum(GROUPS),
        matters: z.boolean(),
        names: z.array(z.enum(PLACEHOLDERS)),
        builtIn: z.object({
          zh: z.object({ title: z.string(), text: z.string() }),
          en: z.object({ title: z.string(), text: z.string() }),
        }),
      }),
    ),
    published: z.array(
      TemplateKey.extend({
        ...TemplateBody.shape,
        version: z.int(),
        publishedAt: moment,
        publishedByName: z.string().nullable(),
      }),
    ),
  }),
})

/** All versions of one text, newest first. */
export const ListTemplateVersions = defineQuery('notifications.templateVersions', {
  label: { zh: '模板历史', en: 'Versions of a template' },
  input: TemplateKey,
  output: z.object({
    versions: z.array(
      TemplateBody.extend({
        version: z.int(),
        isCurrent: z.boolean(),
        publishedAt: moment,
        publishedByName: z.string().nullable(),
      }),
    ),
  }),
})

/** What a text would say: of a case in sight, or with the longest that its placeholders become; and what keeps it from being published. */
export const PreviewTemplate = defineQuery('notifications.previewTemplate', {
  label: { zh: '预览模板', en: 'Preview a template' },
  method: 'POST',
  input: TemplateKey.extend({ ...TemplateBody.shape, caseId: id.nullable().default(null) }),
  output: z.object({
    title: z.string(),
    text: z.string(),
    fields: z.array(z.object({ key: z.string(), text: z.string() })),
    /** In how many parts a text message of this text is paid for. */
    smsParts: z.int(),
    faults: z.array(z.object({ code: z.string(), sentenceZh: z.string(), sentenceEn: z.string() })),
  }),
})

export const PublishTemplate = defineCommand('notifications.publishTemplate', {
  label: { zh: '发布模板', en: 'Publish a template' },
  /** `sawVersion`: the newest version that the writer saw; 0 when there was none. */
  input: TemplateKey.extend({ ...TemplateBody.shape, sawVersion: z.int().min(0) }),
  output: z.object({ version: z.int() }),
})

/** Puts an earlier version back in use as a new one; null: back to the built-in text. */
export const RollBackTemplate = defineCommand('notifications.rollBackTemplate', {
  label: { zh: '恢复旧版模板', en: 'Put an earlier template back' },
  input: TemplateKey.extend({ toVersion: z.int().min(1).nullable() }),
  output: z.object({ version: z.int().nullable() }),
})
