import { sayLimit } from '../../../modules/calendars/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { Problem } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { PublicationLine } from './calendar-history.tsx'
import { CHANGE } from './calendar-words.ts'

/** Who published which limits, by which order, and what became of open cases. */
export function CatalogueHistory() {
  const { t, pick, list, language } = useLanguage()
  const { data, problem, again } = useRead('routing.catalogues', {})
  return (
    <Card title={t(CHANGE.history)}>
      <Problem error={problem} onAgain={again} />
      <ol className="c-history">
        {data?.sets.map(({ setId, limits, ...set }) => {
          const lines = (limits ?? []).map(({ code, nameZh, nameEn, from, to }) =>
            t(CHANGE.limitChanged, {
              code,
              name: pick(nameZh, nameEn),
              from: sayLimit(from, language),
              to: sayLimit(to, language),
            }),
          )
          return (
            <PublicationLine key={setId} {...set}>
              {limits === null ? t(CHANGE.firstSet) : lines.length === 0 ? t(CHANGE.sameSet) : list(lines)}
            </PublicationLine>
          )
        })}
      </ol>
    </Card>
  )
}
