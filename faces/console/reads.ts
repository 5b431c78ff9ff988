import {
  type InfiniteData,
  keepPreviousData,
  QueryCache,
  QueryClient,
  type QueryKey,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query'
import type { Queries } from '../../modules/api.ts'
import type { InputOf, OutputOf } from '../../platform/pure/contract.ts'
import { api } from '../kit/api.ts'
import { ApiError } from '../kit/problem.ts'
import { isSignedOut } from '../kit/session.ts'
import { createStore, useStore } from '../kit/store.ts'

/** All reads of this page. The client repeats by itself while the network fails, so nothing is retried here. */
export const reads = new QueryClient({
  queryCache: new QueryCache({ onError: (error) => isSignedOut(error) }),
  defaultOptions: { queries: { retry: false, staleTime: 10_000, gcTime: 300_000 } },
})

/** Whether the live line stands. While it does not, lists are asked again every half minute. */
export const isLive = createStore(false)
const WITHOUT_LIVE_MILLIS = 30_000

export type Read<T> = Pick<UseQueryResult<T, Error>, 'data' | 'isPending' | 'isFetching' | 'isPlaceholderData'> & {
  readonly problem: ApiError | null
  readonly again: () => void
  /** When the answer came (ms); 0: none yet. */
  readonly readAt: number
}

type ReadOptions = {
  /** Shows the answer to the former input until the new one is there. */
  keepsFormer?: boolean
  /** For what changes seldom (categories, the tree): how long an answer counts as fresh, in milliseconds. */
  freshMillis?: number
  /** Asks again in this rhythm, in milliseconds. */
  everyMillis?: number
}

/** Asks a query; `input` null asks nothing. Answers are shared by all who ask the same. */
export function useRead<N extends keyof Queries>(
  name: N,
  input: InputOf<Queries[N]> | null,
  { keepsFormer, freshMillis, everyMillis }: ReadOptions = {},
): Read<OutputOf<Queries[N]>> {
  const rhythm = useRhythm(name)
  const query = useQuery<OutputOf<Queries[N]>>({
    queryKey: [name, api.tenant(), input],
    queryFn: ({ signal }) =>
      input === null ? Promise.reject(new Error('nothing asked')) : api.ask(name, input, { signal }),
    enabled: input !== null,
    placeholderData: keepsFormer ? keepPreviousData : undefined,
    staleTime: freshMillis,
    refetchInterval: everyMillis ?? rhythm,
  })
  return {
    data: query.data,
    isPending: query.isPending,
    isFetching: query.isFetching,
    isPlaceholderData: query.isPlaceholderData,
    problem: problemOf(query.error),
    again: () => query.refetch(),
    readAt: query.dataUpdatedAt,
  }
}

/** A list that goes on: pages one after another, each asked from where the last one ended (the cursor). */
export function useMoreRead<N extends keyof Queries>(
  name: N,
  how: {
    key: unknown
    input: (cursor: string | undefined) => InputOf<Queries[N]>
    next: (page: OutputOf<Queries[N]>) => string | null
    isOff?: boolean
  },
) {
  const rhythm = useRhythm(name)
  const query = useInfiniteQuery<
    OutputOf<Queries[N]>,
    Error,
    InfiniteData<OutputOf<Queries[N]>>,
    QueryKey,
    string | undefined
  >({
    queryKey: [name, api.tenant(), 'pages', how.key],
    initialPageParam: undefined,
    queryFn: ({ pageParam, signal }) => api.ask(name, how.input(pageParam), { signal }),
    getNextPageParam: (page) => how.next(page) ?? undefined,
    enabled: !how.isOff,
    placeholderData: keepPreviousData,
    refetchInterval: rhythm,
  })
  return { ...query, problem: problemOf(query.error), again: () => query.refetch() }
}

/** What these queries answered is old: those on screen are asked again. A name may end with a dot: all of that module. */
export function refresh(...names: string[]): Promise<void> {
  return reads.invalidateQueries({
    predicate: ({ queryKey: [name] }) =>
      typeof name === 'string' && names.some((one) => (one.endsWith('.') ? name.startsWith(one) : name === one)),
  })
}

function useRhythm(name: string): number | false {
  const live = useStore(isLive)
  return !live && name.startsWith('cases.') ? WITHOUT_LIVE_MILLIS : false
}

function problemOf(error: Error | null): ApiError | null {
  return error instanceof ApiError ? error : null
}
