/** What pages need of the rules of messages: which kinds there are, and what keeps a text from being published, judged while one types. */
export { KIND_RULES, type Placeholder } from './rules/kinds.ts'
export { fill, LONGEST, smsParts, type TemplateFault, templateFaults } from './rules/templates.ts'
