import { Invalid, type Refusal } from '../../platform/pure/refusals.ts'
import { type Facts, say } from '../../platform/pure/words.ts'
import type { Running } from '../running.ts'

/** A code of a module in its own words, both languages; the code itself when no module has words for it. */
export function inWords(running: Running, code: string, facts: Facts): string {
  const word = running.house.modules.map((one) => one.words[code]).find((one) => one !== undefined)
  return word ? `${say(word, 'zh', facts)} ${say(word, 'en', facts)}` : `${code} ${JSON.stringify(facts)}`
}

/** Why an act was refused, for whoever sits at the terminal. */
export function refusalInWords(running: Running, error: Refusal | Invalid): string {
  if (error instanceof Invalid)
    return `填写有误：${error.faults.map((fault) => fault.path).join('、')}。Not filled in rightly: ${error.faults.map((fault) => fault.path).join(', ')}.`
  return inWords(running, error.code, error.facts)
}
