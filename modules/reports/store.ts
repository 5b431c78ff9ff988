export * from './store/archive.ts'
export * from './store/exports.ts'
export * from './store/queries.ts'
export * from './store/templates.ts'
