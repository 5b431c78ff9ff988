import { CHANNEL_WORDS, TIER_WORDS } from '../../../modules/cases/words.ts'
import { type AnyMeasureName, measureOf } from '../../../modules/dashboards/rules.ts'
import { isCountedOut, LONGEST_NAME } from '../../../modules/reports/rules.ts'
import { SPAN_WORDS } from '../../../modules/reports/words.ts'
import { PRIORITY_WORDS } from '../../../modules/routing/words.ts'
import { type Language, say } from '../../../platform/pure/words.ts'
import { FIGURES } from '../figures/words.ts'
import type { Asked } from './question.ts'
import { GROUP_SAID, SPAN_SAID } from './words.ts'

/** What is called otherwise than by a key: grids and categories. */
export type Names = { readonly grid: string | null; readonly category: string | null }

/** The question in words: «上月各网格收到数和按期办结率». */
export function sayQuestion(asked: Asked, names: Names, language: Language): string {
  const span = isCountedOut(asked.span)
    ? say(SPAN_SAID[asked.span], language, { n: asked.n })
    : SPAN_WORDS[asked.span][language]
  const filters = [
    asked.category === 'none' ? FIGURES.unsorted[language] : names.category,
    asked.channel && CHANNEL_WORDS[asked.channel][language],
    asked.tier && TIER_WORDS[asked.tier][language],
    asked.priority && PRIORITY_WORDS[asked.priority][language],
  ].filter((one) => one !== null)
  const group = GROUP_SAID[asked.groupBy][language]
  const measures = asked.measures.map((name) => measureOf(name).label[language])
  if (language === 'en') {
    const place = names.grid ? ` in ${names.grid}` : ''
    const what = joined(
      measures.map((one, i) => (i === 0 ? one : lowered(one))),
      ', ',
      ' and ',
    )
    const only = filters.length > 0 ? ` (${filters.join(', ')})` : ''
    return `${what}${group && ` ${group}`}${place}${only}, ${lowered(span)}`
  }
  const counted = asked.measures.map((name, i) => (isPlainCount(name) ? `${measures[i]}数` : measures[i]))
  const only = filters.length > 0 ? `（${filters.join('、')}）` : ''
  return [span, names.grid, group, joined(counted, '、', '和'), only].filter(Boolean).join('')
}

/** What a question is called until somebody calls it otherwise. */
export function nameFor(question: string): string {
  return question.length > LONGEST_NAME ? `${question.slice(0, LONGEST_NAME - 1)}…` : question
}

function isPlainCount(name: AnyMeasureName): boolean {
  return measureOf(name).of === undefined
}

function joined(parts: readonly string[], comma: string, and: string): string {
  const last = parts.at(-1) ?? ''
  return parts.length > 1 ? `${parts.slice(0, -1).join(comma)}${and}${last}` : last
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
