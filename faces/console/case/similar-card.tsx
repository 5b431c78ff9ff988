import { Button } from 'antd'
import type { Queries } from '../../../modules/api.ts'
import type { CaseView } from '../../../modules/cases/contract.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { sayAge } from '../../kit/case/deadline.ts'
import { Picture } from '../../kit/components/picture.tsx'
import { type Speech, useLanguage } from '../../kit/language.ts'
import { useNow } from '../../kit/use-now.ts'
import { StateTag } from '../parts/marks.tsx'
import { Card } from '../parts/page.tsx'
import { Problem } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { CASE } from './words.ts'

type Found = OutputOf<Queries['cases.similar']>['cases'][number]
/** One that was found by a search has no reasons. */
export type SimilarCase = Omit<Found, Reason> & Partial<Pick<Found, Reason>>
type Reason = 'isSameBuilding' | 'kind' | 'words'

/** What speaks for its being the same: class, distance, shared words. */
function reasonsOf(one: SimilarCase, { t, list }: Speech): string[] {
  const near = one.isSameBuilding
    ? t(CASE.sameBuilding)
    : one.metres === null
      ? t(CASE.metresUnknown)
      : t(CASE.metres, { metres: Math.round(one.metres) })
  return [
    ...(one.kind === 'leaf' ? [t(CASE.sameLeaf)] : one.kind === 'class' ? [t(CASE.sameClass)] : []),
    near,
    ...(one.words && one.words.length > 0
      ? [t(CASE.sharedWords, { words: list(one.words.slice(0, MOST_WORDS)) })]
      : []),
  ]
}

const MOST_WORDS = 5

/** Open cases of the same kind nearby, side by side with this one; one press begins to merge. */
export function SimilarCard({ theCase, onMerge }: { theCase: CaseView; onMerge: (intoId: string) => void }) {
  const { t } = useLanguage()
  const mayMerge = theCase.actions.includes('merge')
  const { data, problem, again } = useRead('cases.similar', theCase.state === 'closed' ? null : { caseId: theCase.id })
  const own = useRead('intake.reportsOf', { caseId: theCase.id })
  const ownPhoto = own.data?.reports.flatMap((report) => report.fileIds)[0] ?? null
  if (!mayMerge && (data?.cases.length ?? 0) === 0) return null
  return (
    <Card title={t(CASE.similar)} className="c-no-print">
      <Problem error={problem} onAgain={again} />
      {data?.cases.length === 0 ? <p className="c-hint">{t(CASE.noSimilar)}</p> : null}
      <ul className="c-similar">
        {data?.cases.map((one) => (
          <li key={one.id}>
            <SimilarLine one={one} ownPhoto={ownPhoto} />
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

/** What one compares: both photos, words, and what speaks for its being the same. `ownPhoto`: of the case it is compared with. */
export function SimilarLine({ one, ownPhoto }: { one: SimilarCase; ownPhoto?: string | null }) {
  const speech = useLanguage()
  const { t, language } = speech
  const now = useNow()
  const { data } = useRead('intake.reportsOf', { caseId: one.id })
  const photo = data?.reports.flatMap((report) => report.fileIds)[0]
  return (
    <div className="c-similar-line">
      {photo && ownPhoto ? <Thumb id={ownPhoto} label={t(CASE.thisOne)} /> : null}
      {photo ? <Thumb id={photo} label={t(CASE.thatOne)} /> : null}
      <div>
        <Link href={hrefOf(`/case/${one.id}`)}>{one.summary}</Link>
        <p className="c-reasons">{reasonsOf(one, speech).join(' · ')}</p>
        <p className="c-hint">{[sayAge(one.reportedAt, language, now), one.placeName, one.number].join(' · ')}</p>
        <StateTag state={one.state} />
      </div>
    </div>
  )
}

function Thumb({ id, label }: { id: string; label: string }) {
  return (
    <figure className="c-thumb-of">
      <span className="c-thumb">
        <Picture id={id} size="small" title={label} />
      </span>
      <figcaption>{label}</figcaption>
    </figure>
  )
}
