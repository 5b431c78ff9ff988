import { Button } from 'antd'
import type { RoutingRule } from '../../../modules/routing/contract.ts'
import { compareRules, type RuleChanges, type RuleDifference, ruleDifferences } from '../../../modules/routing/rules.ts'
import { type Speech, useLanguage } from '../../kit/language.ts'
import { ROUTING } from './routing-words.ts'
import { useRuleSpeech } from './say-rule.ts'

const KIND_WORDS = { added: ROUTING.added, removed: ROUTING.goneRule, changed: ROUTING.changed } as const

/** How many rules were added, changed or taken away, in a sentence. */
export function sayChanges({ isReordered, ...counts }: RuleChanges, { t, list }: Speech): string {
  return list([t(ROUTING.counts, { ...counts }), ...(isReordered ? [t(ROUTING.reordered)] : [])])
}

type RuleDifferencesProps = {
  before: readonly RoutingRule[]
  after: readonly RoutingRule[]
  /** Takes one of them over. */
  onTake?: (difference: RuleDifference) => void
}

/** What one set of rules does differently from another: counted, then rule by rule. */
export function RuleDifferences({ before, after, onTake }: RuleDifferencesProps) {
  const speech = useLanguage()
  const { t } = speech
  const say = useRuleSpeech()
  const decision = (rule: RoutingRule) => t(ROUTING.decision, { role: say.role(rule.toRole), limit: say.limit(rule) })
  const changes = compareRules(before, after)
  const differences = ruleDifferences(before, after)
  if (differences.length === 0 && !changes.isReordered) return <p>{t(ROUTING.noChanges)}</p>
  return (
    <>
      <p>{sayChanges(changes, speech)}</p>
      <ul className="c-differences">
        {differences.map((one) => {
          const { kind, rule } = one
          const was = one.kind === 'changed' ? decision(one.before) : null
          return (
            <li key={`${kind}-${rule.position}`}>
              <span className="c-difference" data-kind={kind}>
                {t(KIND_WORDS[kind])}
              </span>
              <div>
                <strong>{say.cases(rule)}</strong>
                <p>
                  {decision(rule)}
                  {was !== null ? (
                    <span className="c-hint">
                      {' '}
                      · {was === decision(rule) ? t(ROUTING.sameDecision) : t(ROUTING.was, { decision: was })}
                    </span>
                  ) : null}
                </p>
                <p className="c-hint">{rule.note}</p>
              </div>
              {onTake ? (
                <Button
                  size="small"
                  aria-label={t(ROUTING.takeOneOf, { cases: say.cases(rule) })}
                  onClick={() => onTake(one)}
                >
                  {t(ROUTING.takeOne)}
                </Button>
              ) : null}
            </li>
          )
        })}
      </ul>
    </>
  )
}
