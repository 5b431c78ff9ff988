export * from './rules/questions.ts'
export * from './rules/spans.ts'
export * from './rules/template.ts'
