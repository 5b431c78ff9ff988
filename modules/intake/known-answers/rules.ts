import { searchTerms } from '../../../platform/pure/bigrams.ts'

/** A grid keeps at most so many; more are not read by anybody. */
export const MOST_ANSWERS = 300
/** So many are shown. */
export const SHOWN = 8

/** Words in which questions are wrapped, and that tell nothing of what is asked. */
const WRAPPING =
  /请问|想问问?|问一下|一下|我们?(?:这里|社区|小区)?|怎么样?(?:办理|办|弄|申请)?|如何(?:办理|办|申请)?|哪里|在哪儿?|什么|多少|可以|能不能|能否|需要|要不要|有没有|是不是|吗|呢|啊|的|了/gu

/** The terms by which a question is looked up: its bigrams without the words that every question has; all of them when nothing else is left. */
export function questionTerms(words: string): string[] {
  const bare = searchTerms(words.replace(WRAPPING, ' '))
  return bare.length > 0 ? bare : searchTerms(words)
}

/** What an answer says, for finding it. */
export type Findable = { readonly question: string; readonly answer: string; readonly helped: number }

/**
 * The answers that speak of what is asked, best first: how large a part of the asked terms stands in the question (counted fully) or
 * only in the answer (a third). Those that share less than a third are no answer.
 */
export function rankAnswers<One extends Findable>(words: string, all: readonly One[]): One[] {
  const asked = questionTerms(words)
  if (asked.length === 0) return []
  const scored = all.map((one) => {
    const [inQuestion, inAnswer] = [new Set(searchTerms(one.question)), new Set(searchTerms(one.answer))]
    const points = asked.map((term) => (inQuestion.has(term) ? 1 : inAnswer.has(term) ? 1 / 3 : 0))
    return { one, score: points.reduce<number>((sum, point) => sum + point, 0) / asked.length }
  })
  return scored
    .filter(({ score }) => score >= 1 / 3)
    .sort((a, b) => b.score - a.score || b.one.helped - a.one.helped)
    .slice(0, SHOWN)
    .map(({ one }) => one)
}
