import type { ReactNode } from 'react'
import { useLanguage } from '../language.ts'
import { type ApiError, isKept } from '../problem.ts'
import { KIT } from '../words.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

type Tone = 'info' | 'good' | 'warm' | 'danger'
const ICONS = { info: 'info', good: 'check', warm: 'info', danger: 'alert' } as const

/** A message in its place. `isNews` reads it out when it appears. */
export function Notice({
  tone = 'info',
  isNews = false,
  children,
}: {
  tone?: Tone
  isNews?: boolean
  children: ReactNode
}) {
  return (
    <div className="k-notice" data-tone={tone} role={isNews ? (tone === 'danger' ? 'alert' : 'status') : undefined}>
      <Icon name={ICONS[tone]} />
      <div className="k-notice-text">{children}</div>
    </div>
  )
}

/** What went wrong with a call and, where it helps, a way to try again. Nothing without an error. */
export function ErrorNotice({ error, onAgain }: { error: ApiError | null; onAgain?: () => void }) {
  const { t } = useLanguage()
  if (!error) return null
  return (
    <Notice tone={isKept(error) ? 'good' : 'danger'} isNews>
      {t(error.word, error.facts)}
      {onAgain ? (
        <div>
          <Button look="quiet" onPress={onAgain}>
            {t(KIT.again)}
          </Button>
        </div>
      ) : null}
    </Notice>
  )
}

/** Something is on its way. */
export function Loading() {
  const { t } = useLanguage()
  return (
    <div className="k-loading" role="status">
      <span className="k-spin" aria-hidden="true" />
      {t(KIT.loading)}
    </div>
  )
}
