import type { z } from 'zod'
import type { Word } from './words.ts'

/** Where an actor stands before the server even looks at the subject. */
export type Audience = 'anyone' | 'bearer' | 'partner' | 'signed_in'

/** The shape of a command: its name, input, reply and label. Commands change things, once per commandId. */
export type CommandContract<Name extends string = string, In extends z.ZodType = z.ZodType, Out = unknown> = {
  readonly kind: 'command'
  readonly name: Name
  readonly input: In
  readonly output: z.ZodType<Out>
  readonly label: Word
  /** Who may call at all; `may` decides the rest. */
  readonly audience: Audience
}

/** The shape of a query. `sensitive` ones are written to the access log before they answer, with the caller's reason. */
export type QueryContract<Name extends string = string, In extends z.ZodType = z.ZodType, Out = unknown> = {
  readonly kind: 'query'
  readonly name: Name
  readonly input: In
  readonly output: z.ZodType<Out>
  readonly label: Word
  readonly audience: Audience
  /** Searches and personal filters travel by POST, so that they stay out of addresses and logs. */
  readonly method: 'GET' | 'POST'
  readonly sensitive: boolean
  /** Reads rows of many tenants; the statement linter's allow-list is made from this flag. */
  readonly crossTenant: boolean
}

/** States a command's contract. */
export function defineCommand<Name extends string, In extends z.ZodType, Out>(
  name: Name,
  parts: { input: In; output: z.ZodType<Out>; label: Word; audience?: Audience },
): CommandContract<Name, In, Out> {
  return { kind: 'command', name, audience: 'signed_in', ...parts }
}

/** States a query's contract. */
export function defineQuery<Name extends string, In extends z.ZodType, Out>(
  name: Name,
  parts: {
    input: In
    output: z.ZodType<Out>
    label: Word
    audience?: Audience
    method?: 'GET' | 'POST'
    sensitive?: boolean
    crossTenant?: boolean
  },
): QueryContract<Name, In, Out> {
  return { kind: 'query', name, audience: 'signed_in', method: 'GET', sensitive: false, crossTenant: false, ...parts }
}

/** What a caller gives to a command or query. */
export type InputOf<C> = C extends { input: infer In extends z.ZodType } ? z.input<In> : never
/** What a handler receives: the input after defaults. */
export type ParsedOf<C> = C extends { input: infer In extends z.ZodType } ? z.output<In> : never
/** What a caller gets back. */
export type OutputOf<C> = C extends { output: z.ZodType<infer Out> } ? Out : never
