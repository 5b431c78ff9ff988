import { z } from 'zod'
import type { Module } from './module.ts'
import type { CommandContract, QueryContract } from './pure/contract.ts'

/** The public interface as OpenAPI 3.1, made from the contracts: it cannot drift from what the server accepts. */
export function openApi(modules: readonly Module[], version: string): object {
  const paths: Record<string, object> = {}
  for (const module of modules) {
    for (const { contract } of module.commands) paths[`/api/${contract.name}`] = { post: commandOperation(contract) }
    for (const { contract } of module.queries)
      paths[`/api/${contract.name}`] =
        contract.method === 'GET' ? { get: getOperation(contract) } : { post: postOperation(contract) }
    for (const act of module.sessionActs ?? []) {
      paths[`/api/${act.name}`] = {
        post: {
          operationId: act.name,
          summary: `${act.label.zh} · ${act.label.en}`,
          tags: [module.name],
          requestBody: jsonBody({ type: 'object', properties: { input: schemaOf(act.input) }, required: ['input'] }),
          responses: responses(act.output),
        },
      }
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Weige 微格', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'weige_session' },
        bearer: {
          type: 'apiKey',
          in: 'header',
          name: 'x-weige-bearer',
          description: 'A tracking code: opens one report.',
        },
      },
    },
  }
}

function commandOperation(contract: CommandContract): object {
  const body = {
    type: 'object',
    properties: {
      commandId: {
        type: 'string',
        format: 'uuid',
        description: 'Made by the caller; the same id again is answered as before and does nothing twice.',
      },
      tenant: { type: 'integer' },
      madeAt: { type: 'string', format: 'date-time' },
      input: schemaOf(contract.input),
    },
    required: ['commandId', 'tenant', 'input'],
  }
  return { ...common(contract), requestBody: jsonBody(body), responses: responses(contract.output) }
}

function postOperation(contract: QueryContract): object {
  return {
    ...common(contract),
    requestBody: jsonBody({
      type: 'object',
      properties: { tenant: { type: 'integer' }, input: schemaOf(contract.input) },
      required: ['tenant', 'input'],
    }),
    responses: responses(contract.output),
  }
}

function getOperation(contract: QueryContract): object {
  return {
    ...common(contract),
    parameters: [
      { name: 'tenant', in: 'query', required: true, schema: { type: 'integer' } },
      {
        name: 'input',
        in: 'query',
        required: true,
        content: { 'application/json': { schema: schemaOf(contract.input) } },
      },
    ],
    responses: responses(contract.output),
  }
}

function common(contract: CommandContract | QueryContract): object {
  const security = {
    anyone: [],
    bearer: [{ bearer: [] }, { session: [] }],
    partner: [{ bearer: [] }],
    signed_in: [{ session: [] }],
  }[contract.audience]
  return {
    operationId: contract.name,
    summary: `${contract.label.zh} · ${contract.label.en}`,
    tags: [contract.name.split('.')[0]],
    security,
  }
}

function responses(output: z.ZodType): object {
  return {
    200: { description: 'Done', content: { 'application/json': { schema: schemaOf(output, 'output') } } },
    400: { description: 'The shape is wrong' },
    401: { description: 'Not signed in' },
    403: { description: 'Seen, but not yours to do' },
    404: { description: 'Absent or out of sight' },
    409: { description: 'A rule says no' },
    429: { description: 'Too many requests' },
  }
}

function jsonBody(schema: object): object {
  return { required: true, content: { 'application/json': { schema } } }
}

function schemaOf(shape: z.ZodType, io: 'input' | 'output' = 'input'): object {
  return z.toJSONSchema(shape, { io, unrepresentable: 'any', target: 'draft-2020-12' })
}
