import { Button } from 'antd'
import { useState } from 'react'
import { type OpenCases, sayLimit } from '../../../modules/calendars/rules.ts'
import { ACCESS as DASHBOARDS } from '../../../modules/dashboards/access.ts'
import type { Category } from '../../../modules/routing/contract.ts'
import { PRIORITY_WORDS, TIER_WORDS } from '../../../modules/routing/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { mayAnywhere, useMe } from '../me.ts'
import { useCategories } from '../parts/category-picker.tsx'
import { Card } from '../parts/page.tsx'
import { Note, Pending, Problem } from '../parts/said.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { CHANGE } from './calendar-words.ts'
import { CatalogueHistory } from './catalogue-history.tsx'
import { useMayPublish } from './in-district.ts'
import { LimitsEditor } from './limits-editor.tsx'
import { SuggestionsCard } from './suggestions-card.tsx'
import { RULES } from './words.ts'

const FLAGS = ['callsEmergency', 'isSensitive', 'needsEnforcement', 'mayBeAnonymous', 'verifyAlways'] as const

/** The catalogue, with what was published when; those who may publish it change its limits here. */
export function CategoriesPart() {
  const { t } = useLanguage()
  const mayPublish = useMayPublish()
  const { data } = useCategories()
  const [isEditing, setEditing] = useState(false)
  const [published, setPublished] = useState<OpenCases | null>(null)
  const edit = () => {
    setPublished(null)
    setEditing(true)
  }
  const done = (how: OpenCases | null) => {
    setPublished(how)
    setEditing(false)
  }
  return (
    <>
      {published ? (
        <Note tone="success" isNews>
          {t(published === 'recompute' ? CHANGE.publishedAnew : CHANGE.published)}
        </Note>
      ) : null}
      {isEditing && data ? (
        <LimitsEditor catalogue={data} onDone={done} />
      ) : (
        <Catalogue onEdit={mayPublish ? edit : undefined} />
      )}
      <CatalogueHistory />
    </>
  )
}

/** The catalogue by class: what each category brings with it. */
function Catalogue({ onEdit }: { onEdit?: () => void }) {
  const { t, pick } = useLanguage()
  const me = useMe()
  const { data, isPending, problem, again } = useCategories()
  const [search, setSearch] = useState('')
  const wanted = search.toLowerCase()
  const fits = (one: Category) =>
    [one.code, one.nameZh, one.nameEn, ...one.keywords].some((text) => text.toLowerCase().includes(wanted))
  const leaves = (data?.leaves ?? []).filter(fits)
  return (
    <>
      {mayAnywhere(me, DASHBOARDS.suggestions) && wanted === '' ? <SuggestionsCard /> : null}
      <Card
        title={t(RULES.categories)}
        tools={onEdit ? <Button onClick={onEdit}>{t(CHANGE.editLimits)}</Button> : null}
      >
        <SearchBox label={t(RULES.search)} value={search} onSearch={setSearch} />
        {isPending && !problem ? <Pending lines={6} /> : null}
        <Problem error={problem} onAgain={again} />
        <p className="c-hint" role="status">
          {data ? t(leaves.length === 0 ? RULES.none : RULES.found, { count: leaves.length }) : ''}
        </p>
      </Card>
      {data?.classes
        .map((one) => ({ one, below: leaves.filter((leaf) => leaf.code.startsWith(one.code)) }))
        .filter(({ below }) => below.length > 0)
        .map(({ one, below }) => (
          <Card key={one.code} title={`${one.code} ${pick(one.nameZh, one.nameEn)}`}>
            <CategoryTable leaves={below} />
          </Card>
        ))}
    </>
  )
}

function CategoryTable({ leaves }: { leaves: readonly Category[] }) {
  const { t, pick, language } = useLanguage()
  return (
    <table className="c-table c-fixed">
      <thead>
        <tr>
          <th scope="col">{t(RULES.code)}</th>
          <th scope="col">{t(RULES.category)}</th>
          <th scope="col">{t(RULES.tier)}</th>
          <th scope="col">{t(RULES.priority)}</th>
          <th scope="col">{t(RULES.limit)}</th>
          <th scope="col">{t(RULES.handler)}</th>
          <th scope="col">{t(RULES.flags)}</th>
        </tr>
      </thead>
      <tbody>
        {leaves.map((leaf) => (
          <tr key={leaf.code}>
            <td className="c-number">{leaf.code}</td>
            <th scope="row">{pick(leaf.nameZh, leaf.nameEn)}</th>
            <td data-title={t(RULES.tier)}>{t(TIER_WORDS[leaf.startTier])}</td>
            <td data-title={t(RULES.priority)}>{t(PRIORITY_WORDS[leaf.priority])}</td>
            <td data-title={t(RULES.limit)}>{sayLimit(leaf.limit, language)}</td>
            <td data-title={t(RULES.handler)}>{leaf.usualHandler}</td>
            <td>
              {FLAGS.filter((flag) => leaf[flag])
                .map((flag) => t(RULES[flag]))
                .join(' · ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
