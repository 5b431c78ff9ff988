import { useEffect, useMemo } from 'react'
import type { Queries } from '../../modules/api.ts'
import type { InputOf, OutputOf } from '../../platform/pure/contract.ts'
import { api } from '../kit/api.ts'
import { openLive } from '../kit/live.ts'
import { isUnreachable } from '../kit/problem.ts'
import { createStore, useStore } from '../kit/store.ts'
import { type Answer, useAsk } from '../kit/use-ask.ts'
import { phone, rowsRound } from './offline/here.ts'

/** What the queries of this window have answered, by tenant, name and input: going back shows it at once, while it is asked anew. */
const kept = new Map<string, string>()
/** Raised whenever what is on screen may be old. */
const changes = createStore(0)

/** Changes that come close together are fetched once, after this pause in milliseconds. */
const PAUSE = 1000
/** Without the live line, how often lists are asked again, in milliseconds. */
const WITHOUT_LIVE = 60_000

/**
 * Every read of this face: asks a query, shows what it answered before until the new answer is there, and asks again when something
 * has changed. `input` null asks nothing. `isCarried`: the phone's rows answer, which know less than the server.
 */
export function useRead<N extends keyof Queries>(
  name: N,
  input: InputOf<Queries[N]> | null,
): Answer<OutputOf<Queries[N]>> & { readonly isCarried: boolean } {
  const { data, error, reload } = useAsk(name, input)
  const round = useStore(changes)
  const key = keyOf(name, input)
  useEffect(() => {
    if (data !== undefined) kept.set(key, JSON.stringify(data))
  }, [data, key])
  useEffect(() => {
    if (round > 0) reload()
  }, [round, reload])
  const isCut = isUnreachable(error)
  useEffect(() => {
    // Nobody answers, though the browser believes in a network: the phone finds out, and says so on every page.
    if (isCut) phone.get()?.round()
  }, [isCut])
  const carried = useCarried(name, input)
  const known = data ?? former(key)
  const shown = known ?? carried
  // Without a network the line under the title says so; a page that shows what it has need not say it again.
  const isCovered = shown !== undefined && isCut && phone.get() !== null
  return {
    data: shown,
    error: isCovered ? null : error,
    reload,
    isCarried: known === undefined && carried !== undefined,
  }
}

/** What the rows on this phone answer, where it carries any of this street; the server is not asked. */
export function useCarried<N extends keyof Queries>(
  name: N,
  input: InputOf<Queries[N]> | null,
): OutputOf<Queries[N]> | undefined {
  const here = useStore(phone)
  const round = useStore(rowsRound)
  const text = input === null ? null : JSON.stringify(input)
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are read anew when they have changed (`round`).
  return useMemo(() => {
    if (!here || text === null || here.owner.tenant !== api.tenant()) return undefined
    return here.answer(name, JSON.parse(text)) as OutputOf<Queries[N]> | undefined
  }, [here, name, text, round])
}

/** A read of what changes seldom (the catalogue): asked once in this window, then shown as it was. */
export function useSteadyRead<N extends keyof Queries>(
  name: N,
  input: InputOf<Queries[N]>,
): Answer<OutputOf<Queries[N]>> {
  const key = keyOf(name, input)
  const isKnown = kept.has(key)
  const answer = useRead(name, isKnown ? null : input)
  return isKnown ? { ...answer, data: former(key) } : answer
}

/** What is on screen may be old: it is asked again. */
export function refreshReads(): void {
  changes.set(changes.get() + 1)
}

/** Forgets every answer: they belong to another street or to somebody who has left. */
export function forgetReads(): void {
  kept.clear()
}

/** Listens to the tenant's live line while the page is open; while the line is down, asks again every minute. */
export function useLive(tenant: number): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isConnected = false
    const close = openLive(tenant, {
      onState: (state) => {
        isConnected = state
      },
      onChange: () => {
        timer ??= setTimeout(() => {
          timer = undefined
          refreshReads()
          phone.get()?.round()
        }, PAUSE)
      },
    })
    const rhythm = setInterval(() => {
      if (!isConnected && document.visibilityState === 'visible') refreshReads()
    }, WITHOUT_LIVE)
    return () => {
      clearTimeout(timer)
      clearInterval(rhythm)
      close()
    }
  }, [tenant])
}

function keyOf(name: string, input: unknown): string {
  return `${api.tenant()} ${name} ${JSON.stringify(input)}`
}

function former(key: string) {
  const text = kept.get(key)
  return text === undefined ? undefined : JSON.parse(text)
}
