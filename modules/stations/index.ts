import type { Module } from '../../platform/module.ts'
import { book, bookFor, cancel } from './commands/book.ts'
import { closeStation, reopenStation } from './commands/close.ts'
import { countVisit, markBooking, uncountVisit } from './commands/counter.ts'
import { saveOffering, saveStation, setDay } from './commands/keep.ts'
import { daySheet, list, month } from './desk-queries.ts'
import { personal } from './personal.ts'
import { days, mine, near } from './queries.ts'
import { WORDS } from './words.ts'

export { type BookingNews, bookingNewsOf } from './store/news.ts'

/** Stations, what they offer, who has booked and how many came. */
export const stationsModule: Module = {
  name: 'stations',
  commands: [
    saveStation,
    saveOffering,
    setDay,
    closeStation,
    reopenStation,
    book,
    bookFor,
    cancel,
    markBooking,
    countVisit,
    uncountVisit,
  ],
  queries: [near, days, mine, list, daySheet, month],
  words: WORDS,
  personal,
}
