import { Button } from 'antd'
import type { Queries } from '../../../modules/api.ts'
import type { CaseView } from '../../../modules/cases/contract.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { sayAge } from '../../kit/case/deadline.ts'
import { Picture } from '../../kit/components/picture.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useNow } from '../../kit/use-now.ts'
import { StateTag } from '../parts/marks.tsx'
import { Card } from '../parts/page.tsx'
import { Problem } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { CASE } from './words.ts'

export type SimilarCase = OutputOf<Queries['cases.similar']>['cases'][number]

/** Open cases of the same kind nearby, side by side with this one; one press begins to merge. */
export function SimilarCard({ theCase, onMerge }: { theCase: CaseView; onMerge: (intoId: string) => void }) {
  const { t } = useLanguage()
  const mayMerge = theCase.actions.includes('merge')
  const { data, problem, again } = useRead('cases.similar', theCase.state === 'closed' ? null : { caseId: theCase.id })
  if (!mayMerge && (data?.cases.length ?? 0) === 0) return null
  return (
    <Card title={t(CASE.similar)} className="c-no-print">
      <Problem error={problem} onAgain={again} />
      {data?.cases.length === 0 ? <p className="c-hint">{t(CASE.noSimilar)}</p> : null}
      <ul className="c-similar">
        {data?.cases.map((one) => (
          <li key={one.id}>
            <SimilarLine one={one} />
            {mayMerge ? (
              <Button size="small" onClick={() => onMerge(one.id)}>
                {t(CASE.mergeInto)}
                <span className="k-offscreen"> {one.number}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What one compares: photo, words, distance, age. */
export function SimilarLine({ one }: { one: SimilarCase }) {
  const { t, language } = useLanguage()
  const now = useNow()
  const { data } = useRead('intake.reportsOf', { caseId: one.id })
  const photo = data?.reports.flatMap((report) => report.fileIds)[0]
  const distance = one.metres === null ? t(CASE.metresUnknown) : t(CASE.metres, { metres: Math.round(one.metres) })
  return (
    <div className="c-similar-line">
      {photo ? (
        <span className="c-thumb">
          <Picture id={photo} size="small" title={t(CASE.photo, { number: 1 })} />
        </span>
      ) : null}
      <div>
        <Link href={hrefOf(`/case/${one.id}`)}>{one.summary}</Link>
        <p className="c-hint">
          {[distance, sayAge(one.reportedAt, language, now), one.placeName, one.number].join(' · ')}
        </p>
        <StateTag state={one.state} />
      </div>
    </div>
  )
}
