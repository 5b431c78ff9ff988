import { type Sight, visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { sayMoment } from '../../platform/pure/time.ts'
import type { Language } from '../../platform/pure/words.ts'
import { topicNewsOf } from '../deliberation/index.ts'
import { treeOf } from '../grids/index.ts'
import { asRole } from '../people/rules.ts'
import { ROLE_WORDS } from '../people/words.ts'
import { currentSets } from '../routing/index.ts'
import { bookingNewsOf } from '../stations/index.ts'
import type { TextChannel } from './contract/names.ts'
import type { Message } from './message.ts'
import { KIND_RULES } from './rules/kinds.ts'
import { fill, type Names, type TemplateText } from './rules/templates.ts'
import { type CaseWords, caseWordsOf, noticeTitles } from './store/subjects.ts'
import { currentTemplates, type TemplateRow } from './store/templates.ts'
import { DISCREET, TEXTS } from './texts.ts'

/** A message in words. `template` is what a community has published for the channel, where it has. */
export type Rendered = {
  readonly title: string
  readonly text: string
  readonly names: Names
  readonly template: TemplateRow | undefined
}

/** What is needed of a message to put it into words. */
export type Sayable = Pick<Message, 'kind' | 'subjectType' | 'subjectId' | 'communityId' | 'isSensitive' | 'facts'>

/** Puts messages into words: of one, by a channel, in a language. */
export type Renderer = (message: Sayable, channel: TextChannel, language: Language) => Rendered

/**
 * Fetches what the words of some messages need, a statement for each sort of it. Outside the house nothing is said of a sensitive case; in the
 * inbox it is said to who may see it today.
 */
export async function rendererFor(
  ctx: Context,
  messages: readonly Sayable[],
  where: 'inbox' | 'outside',
): Promise<Renderer> {
  const of = (type: string) => [
    ...new Set(messages.filter((one) => one.subjectType === type).map((one) => one.subjectId)),
  ]
  const namesWhat = messages.filter(
    (one) => one.subjectType === 'case' && KIND_RULES[one.kind].names.some((name) => name === 'what'),
  )
  const communityIds = [...new Set(messages.flatMap((one) => one.communityId ?? []))]
  const sight: Sight = where === 'inbox' ? visibleTo(ctx.actor) : { ...visibleTo(SYSTEM), sensitiveGrids: [] }
  const cases = await caseWordsOf(ctx.sql, ctx.tenant, sight, [...new Set(namesWhat.map((one) => one.subjectId))])
  const bookings = await bookingNewsOf(ctx.sql, ctx.tenant, of('booking'))
  const titles = await noticeTitles(ctx.sql, ctx.tenant, of('notice'))
  const topics = await topicNewsOf(ctx.sql, ctx.tenant, of('topic'))
  const templates =
    communityIds.length === 0
      ? []
      : await currentTemplates(ctx.sql, ctx.tenant, communityIds, [...new Set(messages.map((one) => one.kind))])
  const tree = await treeOf(ctx)
  const categories = cases.size === 0 ? undefined : (await currentSets(ctx)).categories

  const what = ({ subjectType, subjectId }: Sayable, language: Language): string => {
    const booking = bookings.get(subjectId)
    if (booking) return `${booking.offering[language]}·${booking.station[language]}`
    if (subjectType === 'case') return whatOfCase(cases.get(subjectId), language)
    return ''
  }
  const whatOfCase = (found: CaseWords | undefined, language: Language): string => {
    if (!found) return DISCREET[language]
    const category = found.categoryCode === null ? undefined : categories?.get(found.categoryCode)
    const kind = category ? (language === 'zh' ? category.nameZh : category.nameEn) : ''
    return [kind, found.placeName].filter(Boolean).join(language === 'zh' ? '·' : ', ')
  }

  return (message, channel, language) => {
    const { facts } = message
    const role = asRole(facts.role ?? '')
    const names: Names = {
      number: facts.number,
      what: what(message, language),
      role: role ? ROLE_WORDS[role][language] : language === 'zh' ? '社区' : 'the community',
      at: facts.at === undefined ? undefined : sayMoment(new Date(facts.at), language, ctx.now),
      count: facts.count === undefined ? undefined : String(facts.count),
      community: (message.communityId && tree.community(message.communityId)?.name) || undefined,
      title: titles.get(message.subjectId) ?? topics.get(message.subjectId)?.title,
    }
    const published = (at: TextChannel) =>
      templates.find(
        (one) =>
          one.communityId === message.communityId &&
          one.kind === message.kind &&
          one.channel === at &&
          one.language === language,
      )
    const template = published(channel)
    // What a community wrote for the inbox holds for every channel for which it wrote nothing else.
    const text: Pick<TemplateText, 'title' | 'text'> = template ?? published('inbox') ?? builtIn(message.kind, language)
    return { title: fill(text.title, names), text: fill(text.text, names), names, template }
  }
}

/** The text that a kind has where nothing else was published. */
export function builtIn(kind: Sayable['kind'], language: Language): Pick<TemplateText, 'title' | 'text'> {
  const { title, text } = TEXTS[kind]
  return { title: title[language], text: text[language] }
}

const SYSTEM = { kind: 'system', name: 'notifications' } as const
