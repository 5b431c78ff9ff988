import { TIMELINE_WORDS } from '../../../modules/cases/words.ts'
import { localParts } from '../../../platform/pure/time.ts'
import { sayMinutes } from '../../kit/clock-time.ts'
import { useLanguage } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { hrefOf, Link } from '../router.tsx'
import type { PartProps } from './use-wall-reads.ts'
import { WallPart } from './wall-part.tsx'
import { WALL } from './words.ts'

/** The last steps: what, of which kind, in which grid. */
export function LatestPart({ reads: { latest } }: PartProps) {
  const { t, pick } = useLanguage()
  const steps = latest.data?.steps ?? []
  return (
    <WallPart title={t(WALL.latest)} read={latest} className="w-latest">
      {steps.length === 0 ? (
        <p className="w-soft">{t(WALL.noLatest)}</p>
      ) : (
        <ol className="w-lines">
          {steps.map((one) => {
            const word = wordFor(TIMELINE_WORDS, `case.${one.step}`)
            const kind = one.category ? pick(one.category.zh, one.category.en) : null
            return (
              <li key={`${one.caseId} ${one.seq}`}>
                <small>{sayMinutes(localParts(new Date(one.at)).minutes)}</small>
                <Link href={hrefOf(`/case/${one.caseId}`)}>
                  {word ? t(word) : ''} {kind}
                </Link>
                <span>{one.gridName}</span>
              </li>
            )
          })}
        </ol>
      )}
    </WallPart>
  )
}
