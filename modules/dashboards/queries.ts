export * from './queries/checks.ts'
export * from './queries/figures.ts'
export * from './queries/levels.ts'
export * from './queries/wall.ts'
