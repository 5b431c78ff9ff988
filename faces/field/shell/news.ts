import type { Facts, Word } from '../../../platform/pure/words.ts'
import { createStore } from '../../kit/store.ts'

/** A sentence about something that happened after its page was left, and where to look. */
export type News = {
  readonly tone: 'good' | 'danger'
  readonly word: Word
  readonly facts: Facts
  readonly page: string | null
  readonly link: Word
}

/** The newest of them, until it is closed or followed. */
export const news = createStore<News | null>(null)
