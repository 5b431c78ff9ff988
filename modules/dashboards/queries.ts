export * from './queries/checks.ts'
export * from './queries/figures.ts'
