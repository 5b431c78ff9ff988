import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { modules } from '../../app/modules.ts'
import { VERBS, type Verb } from '../../modules/cases/contract.ts'
import { type Ground, openGround, outcomeOf } from './fixture.ts'
import type { Probe } from './probes/shared.ts'
import { COMMANDS, QUERIES } from './probes.ts'
import { readyFor, TRIED_IN } from './ready.ts'

let ground: Ground
beforeAll(async () => {
  ground = await openGround()
})
afterAll(() => ground.house.close())

const contracts = modules.flatMap((module) => ({
  commands: module.commands.map((one) => one.contract),
  queries: module.queries.map((one) => one.contract),
}))

describe('the access matrix', () => {
  test('covers every command and query that exists', () => {
    const verbs = VERBS.filter((verb) => TRIED_IN[verb]).map((verb) => `cases.${verb}`)
    const commands = contracts.flatMap((one) => one.commands.map((contract) => contract.name))
    const queries = contracts.flatMap((one) => one.queries.map((contract) => contract.name))
    expect([...Object.keys(COMMANDS), ...verbs].sort()).toEqual([...commands].sort())
    expect(Object.keys(QUERIES).sort()).toEqual([...queries].sort())
  })

  test('who may do which verb on a case', { timeout: 180_000 }, async () => {
    const rows: string[] = []
    for (const verb of VERBS) {
      if (!TRIED_IN[verb]) continue
      let made = await readyFor(ground, verb)
      const outcomes: string[] = []
      const tried = async (name: string, as: Ground['positions'][number]['as']) => {
        const outcome = await tryVerb(verb, made.input, as)
        outcomes.push(`${name}: ${outcome}`)
        // Who is turned away leaves the case as it was for the next one.
        if (outcome === 'ok') made = await readyFor(ground, verb)
      }
      await tried('报告人的查询码 bearer of this report', made.bearer)
      if (made.partner) await tried('本件转办的链接 partner with the link of this case', made.partner)
      for (const position of ground.positions) await tried(position.name, position.as)
      rows.push(`## ${verb}\n${outcomes.map((line) => `- ${line}`).join('\n')}`)
    }
    const text = `${rows.join('\n\n')}\n`
    // Whatever else the table says, these never get in.
    for (const [, outcome] of text.matchAll(
      /- (?:访客|别人的查询码|别件转办|旁边网格|旁边一般|专属网格员|编码相近|已离任)[^:]*: (.*)/g,
    )) {
      expect(['not_found', 'signed_out', 'forbidden']).toContain(outcome)
    }
    await expect(text).toMatchFileSnapshot('./verbs.snapshot.md')
  })

  test('who may ask which query, and what it shows', { timeout: 180_000 }, async () => {
    await expect(await table(QUERIES, 'ask')).toMatchFileSnapshot('./queries.snapshot.md')
  })

  test('who may run which other command', { timeout: 180_000 }, async () => {
    await expect(await table(COMMANDS, 'run')).toMatchFileSnapshot('./commands.snapshot.md')
  })
})

async function tryVerb(verb: Verb, input: object, as: Ground['positions'][number]['as']): Promise<string> {
  const command = modules.flatMap((module) => module.commands).find((one) => one.contract.name === `cases.${verb}`)
  if (!command) throw new Error(verb)
  return outcomeOf(ground.house.run(command.contract, input, { as, tenant: ground.here.tenant }))
}

async function table(probes: Readonly<Record<string, Probe>>, how: 'ask' | 'run'): Promise<string> {
  const all = modules.flatMap((module) => [...module.commands, ...module.queries]).map((one) => one.contract)
  const rows: string[] = []
  for (const [name, probe] of Object.entries(probes)) {
    const contract = all.find((one) => one.name === name)
    if (!contract) throw new Error(`no contract ${name}`)
    const lines: string[] = []
    for (const position of ground.positions) {
      const input = await probe.input(ground)
      const how_ = { as: position.as, tenant: ground.here.tenant }
      const attempt =
        how === 'ask' && contract.kind === 'query'
          ? ground.house.ask(contract, input, how_)
          : contract.kind === 'command'
            ? ground.house.run(contract, input, how_)
            : Promise.reject(new Error(name))
      const outcome = await outcomeOf(attempt)
      lines.push(
        `- ${position.name}: ${outcome === 'ok' && probe.shows ? probe.shows(await attempt, ground) : outcome}`,
      )
    }
    await probe.after?.(ground)
    rows.push(`## ${name}\n${lines.join('\n')}`)
  }
  return `${rows.join('\n\n')}\n`
}
