import { sayLimit } from '../../../modules/calendars/rules.ts'
import { KIND_WORDS } from '../../../modules/grids/words.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import { PRIORITY_WORDS, TIER_WORDS } from '../../../modules/routing/words.ts'
import type { Words } from '../../../platform/pure/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card, Page } from '../parts/page.tsx'
import { Note, Pending, Problem } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { CONSOLE } from '../words.ts'

const RULES = {
  lead: { zh: '从上到下，第一条相符的生效。', en: 'The first rule from the top that fits is the one that counts.' },
  rules: { zh: '分派规则', en: 'Routing rules' },
  categories: { zh: '分类与时限', en: 'Categories and limits' },
  calendar: { zh: '工作日历', en: 'Working calendar' },
  published: { zh: '已公布到 {date}', en: 'Published through {date}' },
  missing: {
    zh: '明年的放假安排还没有录入，涉及明年的时限都是暂定的。',
    en: 'Next year is not in the calendar yet; deadlines that reach into it are provisional.',
  },
  number: { zh: '序', en: 'No.' },
  when: { zh: '什么情况', en: 'When' },
  who: { zh: '交给谁', en: 'To whom' },
  why: { zh: '为什么', en: 'Why' },
  any: { zh: '任何', en: 'any' },
  name: { zh: '名称', en: 'Name' },
  limit: { zh: '时限', en: 'Limit' },
  tier: { zh: '层级', en: 'Tier' },
  priority: { zh: '缓急', en: 'Priority' },
} as const satisfies Words

/** The rules that rule: routing, categories and the calendar, to read. */
export default function RulesPage() {
  const { t, language } = useLanguage()
  const rules = useRead('routing.rules', {})
  const categories = useRead('routing.categories', {})
  const calendar = useRead('calendars.current', {})
  return (
    <Page title={t(CONSOLE.rules)} lead={t(RULES.lead)}>
      <Card title={t(RULES.calendar)}>
        <Problem error={calendar.problem} onAgain={calendar.again} />
        {calendar.data ? <p>{t(RULES.published, { date: calendar.data.publishedThrough })}</p> : <Pending />}
        {calendar.data?.isNextYearMissing ? <Note tone="warning">{t(RULES.missing)}</Note> : null}
      </Card>
      <Card title={t(RULES.rules)}>
        <Problem error={rules.problem} onAgain={rules.again} />
        {rules.isPending ? <Pending /> : null}
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{t(RULES.number)}</th>
              <th scope="col">{t(RULES.when)}</th>
              <th scope="col">{t(RULES.who)}</th>
              <th scope="col">{t(RULES.why)}</th>
            </tr>
          </thead>
          <tbody>
            {rules.data?.rules.map((rule) => (
              <tr key={rule.position}>
                <th scope="row">{rule.position}</th>
                <td>
                  {[
                    rule.categoryPrefix,
                    rule.gridKind ? t(KIND_WORDS[rule.gridKind]) : null,
                    rule.tier ? t(TIER_WORDS[rule.tier]) : null,
                  ]
                    .filter(Boolean)
                    .join(' · ') || t(RULES.any)}
                </td>
                <td>
                  {t(ROLE_WORDS[rule.toRole])}
                  {rule.limit ? ` · ${sayLimit(rule.limit, language)}` : ''}
                </td>
                <td>{rule.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <Card title={t(RULES.categories)}>
        <Problem error={categories.problem} onAgain={categories.again} />
        {categories.isPending ? <Pending /> : null}
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{t(RULES.number)}</th>
              <th scope="col">{t(RULES.name)}</th>
              <th scope="col">{t(RULES.limit)}</th>
              <th scope="col">{t(RULES.tier)}</th>
              <th scope="col">{t(RULES.priority)}</th>
            </tr>
          </thead>
          <tbody>
            {categories.data?.leaves.map((leaf) => (
              <tr key={leaf.code}>
                <th scope="row">{leaf.code}</th>
                <td>{language === 'zh' ? leaf.nameZh : leaf.nameEn}</td>
                <td>{sayLimit(leaf.limit, language)}</td>
                <td>{t(TIER_WORDS[leaf.startTier])}</td>
                <td>{t(PRIORITY_WORDS[leaf.priority])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </Page>
  )
}
