import type { ReactNode } from 'react'
import type { RoutingRule } from '../../../modules/routing/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { useRuleSpeech } from './say-rule.ts'
import { RULES } from './words.ts'

type RuleTableProps<R extends RoutingRule> = {
  rules: readonly R[]
  keyOf: (rule: R) => string | number
  /** Under the cases of a rule: what is wrong with it, or who sits there. */
  under?: (rule: R) => ReactNode
  /** What can be done with a rule. */
  tools?: (rule: R) => ReactNode
  onKey?: (rule: R, event: React.KeyboardEvent) => void
  isFaulty?: (rule: R) => boolean
}

/** Rules in their order, each as people would say it. */
export function RuleTable<R extends RoutingRule>({ rules, keyOf, under, tools, onKey, isFaulty }: RuleTableProps<R>) {
  const { t } = useLanguage()
  const say = useRuleSpeech()
  return (
    <table className="c-table c-rules">
      <thead>
        <tr>
          <td />
          <th scope="col">{t(RULES.when)}</th>
          <th scope="col">{t(RULES.to)}</th>
          <th scope="col">{t(RULES.limit)}</th>
          <th scope="col">{t(RULES.why)}</th>
          {tools ? <td /> : null}
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <tr
            key={keyOf(rule)}
            id={`rule-${keyOf(rule)}`}
            data-faulty={isFaulty?.(rule) ? '' : undefined}
            onKeyDown={onKey ? (event) => onKey(rule, event) : undefined}
          >
            <td className="c-number">{rule.position}</td>
            <th scope="row">
              {say.cases(rule)}
              {under?.(rule)}
            </th>
            <td data-title={t(RULES.to)}>{say.role(rule.toRole)}</td>
            <td data-title={t(RULES.limit)}>{say.limit(rule)}</td>
            <td data-title={t(RULES.why)}>{rule.note}</td>
            {tools ? (
              <td>
                <div className="c-rowtools">{tools(rule)}</div>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
