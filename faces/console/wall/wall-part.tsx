import type { ReactNode } from 'react'
import { localParts } from '../../../platform/pure/time.ts'
import { sayMinutes } from '../../kit/clock-time.ts'
import { useLanguage } from '../../kit/language.ts'
import type { ApiError } from '../../kit/problem.ts'
import { useNow } from '../../kit/use-now.ts'
import { Fence } from '../fence.tsx'
import { Link } from '../router.tsx'
import { CONSOLE } from '../words.ts'
import { WALL } from './words.ts'

/** Figures are asked again this often; the live line asks sooner. */
export const EVERY_MINUTE = 60_000
/** What moves by days. */
export const EVERY_TEN_MINUTES = 600_000

type WallPartProps = {
  title: string
  /** Where the figures of this part stand in full. */
  href?: string
  read: { readonly problem: ApiError | null; readonly isPending: boolean; readonly readAt: number }
  /** How often it is asked again, in milliseconds: three times missed counts as stale. */
  everyMillis?: number
  className?: string
  children: ReactNode
}

/** A part of the wall. It says how fresh it is and when it is broken, and takes no other part down with it. */
export function WallPart({ title, href, read, everyMillis = EVERY_MINUTE, className = '', children }: WallPartProps) {
  const { t } = useLanguage()
  return (
    <section className={`w-part ${className}`} aria-label={title}>
      <header>
        <h2>{href ? <Link href={href}>{title}</Link> : title}</h2>
        <Freshness read={read} everyMillis={everyMillis} />
      </header>
      <div className="w-part-body">
        <Fence instead={<p className="w-broken">{t(WALL.brokenView)}</p>}>
          <Content read={read}>{children}</Content>
        </Fence>
      </div>
    </section>
  )
}

function Content({ read, children }: Pick<WallPartProps, 'read' | 'children'>) {
  const { t } = useLanguage()
  if (read.readAt > 0) return children
  if (read.problem)
    return <p className="w-broken">{t(WALL.broken, { why: t(read.problem.word, read.problem.facts) })}</p>
  return <p className="w-soft">{t(CONSOLE.asking)}</p>
}

function Freshness({ read, everyMillis }: { read: WallPartProps['read']; everyMillis: number }) {
  const { t } = useLanguage()
  const now = useNow(10_000)
  if (read.readAt === 0) return null
  const at = sayMinutes(localParts(new Date(read.readAt)).minutes)
  const isStale = read.problem !== null || now.getTime() - read.readAt > everyMillis * 3
  return (
    <small className="w-fresh" data-stale={isStale ? '' : undefined}>
      {t(isStale ? WALL.stale : WALL.fresh, { at })}
    </small>
  )
}
