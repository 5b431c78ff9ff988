export * from './store/checks.ts'
export * from './store/keep-counts.ts'
export * from './store/keep-figures.ts'
export * from './store/read-figures.ts'
