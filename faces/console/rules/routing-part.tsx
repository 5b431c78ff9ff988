import { sayLimit } from '../../../modules/calendars/rules.ts'
import { KIND_WORDS } from '../../../modules/grids/words.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import type { RoutingRule } from '../../../modules/routing/contract.ts'
import { TIER_WORDS } from '../../../modules/routing/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { useCategories } from '../parts/category-picker.tsx'
import { Card } from '../parts/page.tsx'
import { Empty, Pending, Problem } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { RULES } from './words.ts'

/** The routing rules in their order, each as people would say it. */
export function RoutingPart() {
  const { t } = useLanguage()
  const { data, isPending, problem, again } = useRead('routing.rules', {})
  return (
    <Card title={t(RULES.routing)}>
      <p className="c-hint">{t(RULES.routingNote)}</p>
      {isPending && !problem ? <Pending lines={6} /> : null}
      <Problem error={problem} onAgain={again} />
      {data?.rules.length === 0 ? <Empty title={t(RULES.noRules)} /> : null}
      {data && data.rules.length > 0 ? (
        <table className="c-table">
          <thead>
            <tr>
              <td />
              <th scope="col">{t(RULES.when)}</th>
              <th scope="col">{t(RULES.to)}</th>
              <th scope="col">{t(RULES.limit)}</th>
              <th scope="col">{t(RULES.why)}</th>
            </tr>
          </thead>
          <tbody>
            {[...data.rules]
              .sort((a, b) => a.position - b.position)
              .map((rule) => (
                <RuleRow key={rule.position} rule={rule} />
              ))}
          </tbody>
        </table>
      ) : null}
    </Card>
  )
}

function RuleRow({ rule }: { rule: RoutingRule }) {
  const { t, pick, language } = useLanguage()
  const { data } = useCategories()
  const { categoryPrefix, gridKind, tier } = rule
  const category = [...(data?.classes ?? []), ...(data?.leaves ?? [])].find((one) => one.code === categoryPrefix)
  const role = wordFor(ROLE_WORDS, rule.toRole)
  const when = [
    category ? pick(category.nameZh, category.nameEn) : categoryPrefix,
    gridKind ? t(KIND_WORDS[gridKind]) : null,
    tier ? t(TIER_WORDS[tier]) : null,
  ].filter(Boolean)
  return (
    <tr>
      <td className="c-number">{rule.position}</td>
      <th scope="row">{when.length === 0 ? t(RULES.anything) : when.join(' · ')}</th>
      <td data-title={t(RULES.to)}>{role ? t(role) : null}</td>
      <td data-title={t(RULES.limit)}>{rule.limit ? sayLimit(rule.limit, language) : t(RULES.asCategory)}</td>
      <td data-title={t(RULES.why)}>{rule.note}</td>
    </tr>
  )
}
