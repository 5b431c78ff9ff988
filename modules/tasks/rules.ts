/** The rules of tasks: when they come, what a visit does to them, how an item is admitted, and what a form takes. Pure. */
export * from './rules/asks.ts'
export * from './rules/form.ts'
export * from './rules/lifecycle.ts'
export * from './rules/recurrence.ts'
export * from './rules/walking.ts'
