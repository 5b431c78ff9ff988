import { randomBytes } from 'node:crypto'
import { visibleTo } from '../../platform/access.ts'
import { type Command, command } from '../../platform/commands.ts'
import type { Context, WriteContext } from '../../platform/context.ts'
import { commit } from '../../platform/keys.ts'
import { NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { type Language, say } from '../../platform/pure/words.ts'
import { type Query, query } from '../../platform/queries.ts'
import { getCase } from '../cases/index.ts'
import { treeOf } from '../grids/index.ts'
import { namesOf, postsOf } from '../people/index.ts'
import {
  KINDS,
  ListMessageTemplates,
  ListTemplateVersions,
  PreviewTemplate,
  PublishTemplate,
  RollBackTemplate,
  type TextChannel,
} from './contract.ts'
import { headOf, permit } from './permit.ts'
import { builtIn, rendererFor, type Sayable } from './render.ts'
import { isOfCase, KIND_RULES } from './rules/kinds.ts'
import {
  fill,
  LONGEST,
  longestOf,
  type Names,
  smsParts,
  type TemplateFault,
  type TemplateText,
  templateFaults,
} from './rules/templates.ts'
import {
  currentTemplates,
  insertTemplate,
  retireTemplate,
  type TemplateKey,
  type TemplateRow,
  templateVersions,
} from './store/templates.ts'
import { SIGNATURE } from './texts.ts'
import { TEMPLATE_FAULT_WORDS } from './words.ts'

export const templates: Query = query(ListMessageTemplates, async (ctx, { communityId }) => {
  await permitOver(ctx, communityId)
  const published = await currentTemplates(ctx.sql, ctx.tenant, [communityId], null)
  const names = await publishers(ctx, published)
  return {
    kinds: KINDS.map((kind) => ({
      kind,
      group: KIND_RULES[kind].group,
      matters: KIND_RULES[kind].matters,
      names: [...KIND_RULES[kind].names],
      builtIn: { zh: builtIn(kind, 'zh'), en: builtIn(kind, 'en') },
    })),
    published: published.map((one) => ({
      communityId: one.communityId,
      kind: one.kind,
      channel: one.channel,
      language: one.language,
      ...bodyOf(one),
      version: one.version,
      publishedAt: one.publishedAt.toISOString(),
      publishedByName: names(one),
    })),
  }
})

export const templateVersionsOf: Query = query(ListTemplateVersions, async (ctx, key) => {
  await permitOver(ctx, key.communityId)
  const rows = await templateVersions(ctx.sql, ctx.tenant, key)
  const names = await publishers(ctx, rows)
  return {
    versions: rows.map((one) => ({
      ...bodyOf(one),
      version: one.version,
      isCurrent: one.isCurrent,
      publishedAt: one.publishedAt.toISOString(),
      publishedByName: names(one),
    })),
  }
})

export const previewTemplate: Query = query(PreviewTemplate, async (ctx, input) => {
  await permitOver(ctx, input.communityId)
  // Only what is told of a case is shown with one.
  const names =
    input.caseId === null || !isOfCase(input.kind)
      ? longestOf(input.kind)
      : await namesOfCase(ctx, input.kind, input.caseId, input.language)
  const text = signature(input.channel, input.language) + fill(input.text, names)
  return {
    title: fill(input.title, names),
    text,
    fields: input.fields.map(({ key, text: field }) => ({ key, text: fill(field, names) })),
    smsParts: smsParts(text),
    faults: faultsOf(input).map((fault) => ({
      code: fault.code,
      sentenceZh: sentence(fault, 'zh'),
      sentenceEn: sentence(fault, 'en'),
    })),
  }
})

export const publishTemplate: Command = command(PublishTemplate, {
  run: async (ctx, input) => {
    await permitOver(ctx, input.communityId)
    const [fault] = faultsOf(input)
    if (fault) throw new Refusal('message_template.faulty', { fault: sentence(fault, 'zh') })
    const newest = await retireTemplate(ctx.sql, ctx.tenant, input)
    if (newest !== input.sawVersion) throw new Refusal('message_template.changed_meanwhile')
    return { version: await publish(ctx, input, input, newest + 1) }
  },
  reply: async (_ctx, result) => result,
})

export const rollBackTemplate: Command = command(RollBackTemplate, {
  run: async (ctx, { toVersion, ...key }) => {
    await permitOver(ctx, key.communityId)
    const versions = await templateVersions(ctx.sql, ctx.tenant, key)
    const current = versions.find((one) => one.isCurrent)
    const wanted = toVersion === null ? undefined : versions.find((one) => one.version === toVersion)
    if (toVersion !== null && !wanted) throw new NotFound('message_template')
    if (wanted?.isCurrent || (toVersion === null && !current)) throw new Refusal('message_template.is_current')
    const newest = await retireTemplate(ctx.sql, ctx.tenant, key)
    if (!wanted) {
      ctx.announce('message_template.dropped', await subjectOf(ctx, key.communityId, current?.id ?? ctx.newId()), {
        kind: key.kind,
        channel: key.channel,
        language: key.language,
      })
      return { version: null }
    }
    return { version: await publish(ctx, key, wanted, newest + 1) }
  },
  reply: async (_ctx, result) => result,
})

/** Keeps a text as the version in use, and announces it. @returns its version */
async function publish(ctx: WriteContext, key: TemplateKey, body: TemplateText, version: number): Promise<number> {
  const { communityId, kind, channel, language } = key
  const salt = randomBytes(16)
  const id = ctx.newId()
  await insertTemplate(ctx.sql, ctx.tenant, {
    ...bodyOf(body),
    id,
    communityId,
    kind,
    channel,
    language,
    version,
    salt,
    publishedAt: ctx.now,
    publishedBy: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
  })
  ctx.announce('message_template.published', await subjectOf(ctx, communityId, id), {
    kind,
    channel,
    language,
    version,
    text_seal: commit(salt, body.text),
  })
  return version
}

function faultsOf(input: TemplateKey & TemplateText): TemplateFault[] {
  return templateFaults(input.kind, input.channel, input, signature(input.channel, input.language))
}

function signature(channel: TextChannel, language: Language): string {
  return channel === 'sms' ? SIGNATURE[language] : ''
}

function sentence(fault: TemplateFault, language: Language): string {
  const { code, ...facts } = fault
  return say(TEMPLATE_FAULT_WORDS[code], language, facts)
}

/** What the placeholders of a kind would be for a case in sight; dates and figures that only a fact has are as long as they can be. */
async function namesOfCase(
  ctx: Context,
  kind: TemplateKey['kind'],
  caseId: string,
  language: Language,
): Promise<Names> {
  const { row } = await getCase(ctx.sql, ctx.tenant, caseId, visibleTo(ctx.actor))
  const owner = row.owner_post_id ? (await postsOf(ctx, [row.owner_post_id])).get(row.owner_post_id) : undefined
  const message: Sayable = {
    kind,
    subjectType: 'case',
    subjectId: row.id,
    communityId: row.community_id,
    isSensitive: row.is_sensitive,
    facts: {
      number: row.number,
      role: owner?.role,
      at: (row.due_at ?? row.next_deadline_at ?? ctx.now).toISOString(),
      count: 1,
    },
  }
  const words = await rendererFor(ctx, [message], 'outside')
  return { ...LONGEST, ...withoutAbsent(words(message, 'inbox', language).names) }
}

function withoutAbsent(names: Names): Names {
  return Object.fromEntries(Object.entries(names).filter(([, value]) => value !== undefined))
}

function bodyOf({ title, text, fields, carrierCode }: TemplateText) {
  return { title, text, fields: fields.map(({ key, text: field }) => ({ key, text: field })), carrierCode }
}

async function publishers(ctx: Context, rows: readonly TemplateRow[]) {
  const names = await namesOf(
    ctx,
    rows.flatMap((one) => one.publishedBy ?? []),
  )
  return (one: TemplateRow) => (one.publishedBy ? (names.get(one.publishedBy)?.name ?? null) : null)
}

async function permitOver(ctx: Context, communityId: string): Promise<void> {
  const tree = await treeOf(ctx)
  permit(ctx, tree, 'templates', headOf(tree, communityId))
}

async function subjectOf(ctx: Context, communityId: string, id: string) {
  const tree = await treeOf(ctx)
  const gridId = headOf(tree, communityId)
  return { type: 'message_template', id, gridId, chainId: tree.communityOf(gridId).chainId }
}
