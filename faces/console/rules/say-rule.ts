import { sayLimit } from '../../../modules/calendars/rules.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import type { RoutingRule } from '../../../modules/routing/contract.ts'
import { isCatchAll, type RuleDefect, sayCases } from '../../../modules/routing/rules.ts'
import { WORDS } from '../../../modules/routing/words.ts'
import { type Speech, useLanguage } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { useRuleNames } from '../parts/rule-names.ts'
import { ROUTING } from './routing-words.ts'
import { RULES } from './words.ts'

/** How rules are said on screen, with today's names. */
export function useRuleSpeech() {
  const speech = useLanguage()
  const names = useRuleNames()
  const { t, language } = speech
  return {
    names,
    cases: (rule: RoutingRule) => (isCatchAll(rule) ? t(ROUTING.catchAll) : sayCases(rule, language, names)),
    role: (role: string) => sayRole(role, speech),
    limit: ({ limit }: Pick<RoutingRule, 'limit'>) => (limit ? sayLimit(limit, language) : t(RULES.asCategory)),
    /** What is wrong with a rule, in the words of a refusal but with names instead of keys. */
    defect: ({ kind, role, prefix, ...facts }: RuleDefect) =>
      t(WORDS[`rule.${kind}`], {
        ...facts,
        ...(role === undefined ? {} : { role: sayRole(role, speech) }),
        ...(prefix === undefined ? {} : { prefix: names.category(prefix)?.[language] ?? prefix }),
      }),
  }
}

function sayRole(role: string, { t }: Speech): string {
  const word = wordFor(ROLE_WORDS, role)
  return word ? t(word) : ''
}
