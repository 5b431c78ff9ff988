import { type ReactNode, useEffect, useRef } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { CONSOLE } from '../words.ts'

type PageProps = {
  title: string
  /** Beside the title: the page's own buttons. */
  tools?: ReactNode
  /** Under the title: what the page is for, in one sentence. */
  lead?: ReactNode
  isWide?: boolean
  children: ReactNode
}

let isFirstPage = true

/** A page: its title is the window's and takes the focus when the person comes from another page. */
export function Page({ title, tools, lead, isWide = false, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle(title)
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus()
    isFirstPage = false
  }, [])
  return (
    <div className="c-page" data-wide={isWide ? '' : undefined}>
      <header className="c-page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {tools ? <div className="c-tools">{tools}</div> : null}
        {lead ? <p className="c-lead">{lead}</p> : null}
      </header>
      {children}
    </div>
  )
}

/** Names the window. */
export function useTitle(title: string): void {
  const { t } = useLanguage()
  const name = t(CONSOLE.name)
  useEffect(() => {
    document.title = `${title} · ${name}`
  }, [title, name])
}

/** A card with a heading. */
export function Card({
  title,
  tools,
  children,
  className,
}: {
  title?: ReactNode
  tools?: ReactNode
  children: ReactNode
  className?: string
}) {
  return (
    <section className={className ? `c-card ${className}` : 'c-card'}>
      {title ? (
        <div className="c-card-head">
          <h2>{title}</h2>
          {tools ? <div className="c-tools">{tools}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  )
}
