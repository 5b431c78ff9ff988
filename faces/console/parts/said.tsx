import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { useLanguage } from '../../kit/language.ts'
import type { ApiError } from '../../kit/problem.ts'
import { KIT } from '../../kit/words.ts'
import { CONSOLE } from '../words.ts'

/** What went wrong with a call, read out when it appears, and a way to try again where that helps. */
export function Problem({ error, onAgain }: { error: ApiError | null; onAgain?: () => void }) {
  const { t } = useLanguage()
  if (!error) return null
  return (
    <Note tone="error" isNews action={onAgain ? <Button onClick={onAgain}>{t(KIT.again)}</Button> : undefined}>
      {t(error.word, error.facts)}
    </Note>
  )
}

type NoteProps = {
  tone?: 'info' | 'success' | 'warning' | 'error'
  /** Read out when it appears. */
  isNews?: boolean
  title?: ReactNode
  action?: ReactNode
  children: ReactNode
}

/** A message in its place. */
export function Note({ tone = 'info', isNews = false, title, action, children }: NoteProps) {
  return (
    <Alert
      type={tone}
      showIcon
      role={isNews ? (tone === 'error' ? 'alert' : 'status') : 'note'}
      title={title ?? children}
      description={title ? children : undefined}
      action={action}
    />
  )
}

/** Nothing to show: why, and what to do. */
export function Empty({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="c-empty">
      <strong>{title}</strong>
      {children ? <div>{children}</div> : null}
    </div>
  )
}

type AwaitingProps = {
  read: { readonly problem: ApiError | null; readonly isPending: boolean; readonly again: () => void }
  lines?: number
}

/** In the place of what a read will bring: it is on its way, or it failed and can be tried again. */
export function Awaiting({ read, lines }: AwaitingProps) {
  return (
    <>
      <Problem error={read.problem} onAgain={read.again} />
      {read.isPending && !read.problem ? <Pending lines={lines} /> : null}
    </>
  )
}

/** Something is on its way. */
export function Pending({ lines = 3 }: { lines?: number }) {
  const { t } = useLanguage()
  return (
    <div className="c-pending" role="status">
      <span className="k-offscreen">{t(CONSOLE.asking)}</span>
      {Array.from({ length: lines }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey bars without identity.
        <span key={i} aria-hidden="true" />
      ))}
    </div>
  )
}
