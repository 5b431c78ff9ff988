import type { GetLevels } from '../../../modules/dashboards/contract.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { START as FIGURES_START, type Asking as FiguresAsking, queryFor } from '../figures/asking.ts'
import { hrefOf } from '../router.tsx'

export type Picture = OutputOf<typeof GetLevels>
export type PlaceLine = Picture['places'][number]
export type ShownVisits = Picture['visits']

/** What the page of figures is asked for the same days and class. */
export function figuresAsking({ span }: Pick<Picture, 'span'>, classCode: string | null): FiguresAsking {
  return { ...FIGURES_START, span: 'own', from: span.from, until: span.until, category: classCode }
}

/** The figures of a community, by its code. */
export function figuresHref(picture: Pick<Picture, 'span'>, community: string, classCode: string | null): string {
  return hrefOf('/figures', { community, ...queryFor(figuresAsking(picture, classCode)) })
}
