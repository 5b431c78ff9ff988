import { type MouseEvent, type ReactNode, useMemo } from 'react'
import { createStore, useStore } from '../kit/store.ts'

const HOME = '/console'
const address = createStore(here())
addEventListener('popstate', () => address.set(here()))

/** Where the person is: the path below /console without a slash at its end («/case/1»), and the query. */
export type Place = { readonly path: string; readonly query: URLSearchParams }

/** Reads an address of this face. */
export function placeOf(href: string): Place {
  const [path, query = ''] = href.split('?')
  return { path: path.replace(/^\/console/, '').replace(/\/+$/, '') || '/', query: new URLSearchParams(query) }
}

/** The address of a path below /console; empty values of the query are left out. */
export function hrefOf(path: string, query: Readonly<Record<string, string | undefined>> = {}): string {
  const given = Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : []))
  const text = new URLSearchParams(given).toString()
  return `${HOME}${path === '/' ? '' : path}${text ? `?${text}` : ''}`
}

/** The place on screen. */
export function usePlace(): Place {
  const now = useStore(address)
  return useMemo(() => placeOf(now), [now])
}

/** Goes to an address of this face, with a step in the history unless it only refines the present one. */
export function navigate(href: string, { replace = false } = {}): void {
  if (href === here()) return
  if (replace) history.replaceState(null, '', href)
  else history.pushState(null, '', href)
  address.set(href)
}

type LinkProps = {
  href: string
  children: ReactNode
  className?: string
  /** Marks the link of what is on screen. */
  isCurrent?: boolean
  label?: string
  onGo?: () => void
}

/** A link within the face: a plain click stays on the page; with Ctrl, Shift or the middle button the browser does its own. */
export function Link({ href, children, className, isCurrent, label, onGo }: LinkProps) {
  return (
    <a
      href={href}
      className={className}
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={label}
      onClick={(event) => {
        if (!isPlain(event)) return
        event.preventDefault()
        onGo?.()
        navigate(href)
      }}
    >
      {children}
    </a>
  )
}

function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
}

function here(): string {
  return location.pathname + location.search
}
