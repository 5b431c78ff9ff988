import type { Queries } from '../../../modules/api.ts'
import type { CaseView } from '../../../modules/cases/contract.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { sayAge } from '../../kit/case/deadline.ts'
import { Picture } from '../../kit/components/picture.tsx'
import { type Speech, useLanguage } from '../../kit/language.ts'
import { useNow } from '../../kit/use-now.ts'
import { useCategoryName } from '../parts/category-name.ts'
import { StateTag } from '../parts/marks.tsx'
import { useRead } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { CASE } from './words.ts'

type Found = OutputOf<Queries['cases.similar']>['cases'][number]
/** One that was found by a search has no reasons. */
export type SimilarCase = Omit<Found, Reason> & Partial<Pick<Found, Reason>>
type Reason = 'isSameBuilding' | 'kind' | 'words'

const MOST_WORDS = 5

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

/** Two cases beside each other: photo, words with those that both have marked, kind, age and place; above them what speaks for one matter. */
export function SimilarPair({
  theCase,
  ownFiles = [],
  one,
}: {
  theCase: CaseView
  ownFiles: readonly string[] | undefined
  one: SimilarCase
}) {
  const speech = useLanguage()
  const { t } = speech
  const { data } = useRead('intake.reportsOf', { caseId: one.id })
  const files = data?.reports.flatMap((report) => report.fileIds) ?? []
  const hasPhotos = ownFiles.length > 0 || files.length > 0
  return (
    <>
      <p className="c-reasons">{reasonsOf(one, speech).join(' · ')}</p>
      <div className="c-pair">
        <Side label={t(CASE.thisOne)} one={theCase} words={one.words} photo={ownFiles[0]} hasPhotos={hasPhotos} />
        <Side label={t(CASE.thatOne)} one={one} words={one.words} photo={files[0]} hasPhotos={hasPhotos} isLinked />
      </div>
    </>
  )
}

type SideProps = {
  label: string
  one: Pick<Found, 'id' | 'number' | 'summary' | 'categoryCode' | 'categoryName' | 'reportedAt' | 'placeName' | 'state'>
  words?: readonly string[]
  photo: string | undefined
  /** One of the two has a photo: then the other says that it has none. */
  hasPhotos: boolean
  isLinked?: boolean
}

function Side({ label, one, words = [], photo, hasPhotos, isLinked = false }: SideProps) {
  const { t, language } = useLanguage()
  const now = useNow()
  const kind = useCategoryName(one.categoryCode, one.categoryName) ?? t(CASE.notSorted)
  return (
    <section className="c-pair-side" aria-label={`${label} ${one.number}`}>
      <h4 className="c-legend">{label}</h4>
      {photo ? (
        <span className="c-thumb">
          <Picture id={photo} size="small" title={label} />
        </span>
      ) : hasPhotos ? (
        <span className="c-thumb c-hint">{t(CASE.noPhoto)}</span>
      ) : null}
      <p>
        {isLinked ? (
          <Link href={hrefOf(`/case/${one.id}`)}>
            <Marked text={one.summary} words={words} />
          </Link>
        ) : (
          <Marked text={one.summary} words={words} />
        )}
      </p>
      <p className="c-hint">{[kind, sayAge(one.reportedAt, language, now), one.placeName, one.number].join(' · ')}</p>
      <StateTag state={one.state} />
    </section>
  )
}

/** A text with the words in it marked that both cases have. */
function Marked({ text, words }: { text: string; words: readonly string[] }) {
  const parts = partsOf(text, words)
  return parts.map(({ from, said, isShared }) => (isShared ? <mark key={from}>{said}</mark> : said))
}

/** The text cut where marking begins and ends. */
function partsOf(text: string, words: readonly string[]): { from: number; said: string; isShared: boolean }[] {
  const shared = new Set<number>()
  const plain = text.toLowerCase()
  for (const word of words)
    for (let at = plain.indexOf(word); at !== -1; at = plain.indexOf(word, at + 1))
      for (let i = at; i < at + word.length; i++) shared.add(i)
  const cuts = [...Array(text.length).keys()].filter((i) => i === 0 || shared.has(i) !== shared.has(i - 1))
  return cuts.map((from, i) => ({ from, said: text.slice(from, cuts[i + 1]), isShared: shared.has(from) }))
}

/** One line of what could be merged into, for a list to choose from. */
export function SimilarLine({ one }: { one: SimilarCase }) {
  const speech = useLanguage()
  const { language } = speech
  const now = useNow()
  const { data } = useRead('intake.reportsOf', { caseId: one.id })
  const photo = data?.reports.flatMap((report) => report.fileIds)[0]
  return (
    <div className="c-similar-line">
      {photo ? (
        <span className="c-thumb">
          <Picture id={photo} size="small" title={speech.t(CASE.thatOne)} />
        </span>
      ) : null}
      <div>
        <Link href={hrefOf(`/case/${one.id}`)}>{one.summary}</Link>
        <p className="c-reasons">{reasonsOf(one, speech).join(' · ')}</p>
        <p className="c-hint">{[sayAge(one.reportedAt, language, now), one.placeName, one.number].join(' · ')}</p>
        <StateTag state={one.state} />
      </div>
    </div>
  )
}
