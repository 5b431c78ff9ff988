/** A grant: a post that a person holds now. The grid is where the post stands; sight and powers reach its whole subtree. */
export type Grant = {
  readonly postId: string
  readonly role: string
  readonly gridId: string
  readonly as: 'holder' | 'deputy'
}

/**
 * Who acts: a person with posts, the bearer of one report's code, the partner with the link to one transfer, the system itself, or a
 * visitor who has not said who he is.
 */
export type Actor =
  | {
      readonly kind: 'person'
      readonly accountId: string
      readonly personId: string
      readonly grants: readonly Grant[]
    }
  | { readonly kind: 'bearer'; readonly subjectId: string; readonly bearerHash: string }
  | { readonly kind: 'partner'; readonly transferId: string; readonly bearerHash: string }
  | { readonly kind: 'system'; readonly name: string }
  | { readonly kind: 'visitor' }

/** What a rule is asked about: the grids from the subject's own up to the top, and how the actor stands to it. */
export type Subject = { readonly gridPath: readonly string[]; readonly relations: readonly string[] }

/** A rule as data: it decides, and it can be printed for a community secretary to read. */
export type Rule =
  | { readonly kind: 'role'; readonly roles: readonly string[] }
  | { readonly kind: 'relation'; readonly relations: readonly string[] }
  | { readonly kind: 'system' }
  | { readonly kind: 'anyone' }
  | { readonly kind: 'anyOf'; readonly rules: readonly Rule[] }
  | { readonly kind: 'butNot'; readonly rule: Rule; readonly relations: readonly string[] }

/** Holders of one of these roles in a grid that is, or lies above, the subject's grid. */
export const role = (...roles: string[]): Rule => ({ kind: 'role', roles })
/** Those who stand to the subject in one of these relations. */
export const relation = (...relations: string[]): Rule => ({ kind: 'relation', relations })
/** The system: sweeps and followers. */
export const system: Rule = { kind: 'system' }
/** Everybody, also visitors. */
export const anyone: Rule = { kind: 'anyone' }
/** Whoever satisfies one of the rules. */
export const anyOf = (...rules: Rule[]): Rule => ({ kind: 'anyOf', rules })
/** The rule, except for those who stand in one of these relations. */
export const butNot = (rule: Rule, ...relations: string[]): Rule => ({ kind: 'butNot', rule, relations })

/** Whether the actor may act on the subject under the rule. Pure: the phone decides the same without a network. */
export function may(actor: Actor, rule: Rule, subject: Subject): boolean {
  switch (rule.kind) {
    case 'anyone':
      return true
    case 'system':
      return actor.kind === 'system'
    case 'role':
      return (
        actor.kind === 'person' &&
        actor.grants.some((grant) => rule.roles.includes(grant.role) && subject.gridPath.includes(grant.gridId))
      )
    case 'relation':
      return rule.relations.some((name) => subject.relations.includes(name))
    case 'anyOf':
      return rule.rules.some((one) => may(actor, one, subject))
    case 'butNot':
      return may(actor, rule.rule, subject) && !rule.relations.some((name) => subject.relations.includes(name))
  }
}

/** The rule as a sentence of plain words, for the printed access table and for "who can". `nameOf` gives the word of a role or relation. */
export function describeRule(
  rule: Rule,
  nameOf: (key: string) => string,
  words: { or: string; butNot: string; system: string; anyone: string },
): string {
  switch (rule.kind) {
    case 'anyone':
      return words.anyone
    case 'system':
      return words.system
    case 'role':
      return rule.roles.map(nameOf).join(words.or)
    case 'relation':
      return rule.relations.map(nameOf).join(words.or)
    case 'anyOf':
      return rule.rules.map((one) => describeRule(one, nameOf, words)).join(words.or)
    case 'butNot':
      return `${describeRule(rule.rule, nameOf, words)}${words.butNot}${rule.relations.map(nameOf).join(words.or)}`
  }
}
