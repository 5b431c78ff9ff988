export * from './queries/checks.ts'
export * from './queries/figures.ts'
export * from './queries/figures-over.ts'
