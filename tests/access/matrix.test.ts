import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { modules } from '../../app/modules.ts'
import { type State, VERBS, type Verb } from '../../modules/cases/contract.ts'
import { caseIn, type Ground, openGround, outcomeOf } from './fixture.ts'
import { COMMANDS, type Probe, QUERIES } from './probes.ts'

let ground: Ground
beforeAll(async () => {
  ground = await openGround()
})
afterAll(() => ground.house.close())

const contracts = modules.flatMap((module) => ({
  commands: module.commands.map((one) => one.contract),
  queries: module.queries.map((one) => one.contract),
}))

/** State in which each verb can be tried, so that a refusal is a matter of who, not of when. */
const TRIED_IN: Record<Verb, State | undefined> = {
  triage: 'reported',
  settle: 'reported',
  reject: 'reported',
  merge: 'reported',
  withdraw: 'reported',
  assign: 'triaged',
  claim: 'assigned',
  sendBack: 'in_progress',
  ask: 'in_progress',
  supply: 'in_progress',
  note: 'in_progress',
  resolve: 'in_progress',
  verify: 'resolved',
  followUp: 'verified',
  rate: 'verified',
  reopen: 'verified',
  unmerge: 'closed',
  arbitrate: 'triaged',
  escalate: 'in_progress',
  lower: 'in_progress',
  contact: 'in_progress',
  request: 'in_progress',
  grant: 'in_progress',
  refuse: 'in_progress',
  review: 'deferred',
  resume: 'deferred',
  urge: 'in_progress',
  supervise: 'in_progress',
  respond: 'in_progress',
  assist: 'in_progress',
  takeAssist: 'in_progress',
  finishAssist: 'in_progress',
  releaseAssist: 'in_progress',
  split: 'in_progress',
  expireAsk: undefined,
  expireRating: undefined,
}

const INPUTS: Partial<Record<Verb, object>> = {
  triage: { categoryCode: '0303', nature: 'help' },
  settle: { outcome: 'solved', answer: '现场已经处理好了。' },
  reject: { reason: 'other', answer: '这件事不在我们的职责内。' },
  assign: {},
  sendBack: { reason: 'wrong_duty', note: '这不是我们网格的事。' },
  ask: { question: '请问是哪一层?' },
  supply: { text: '是三楼。' },
  note: { text: '已联系物业。' },
  resolve: { outcome: 'solved', answer: '已经换好灯泡,请您放心。' },
  verify: { passed: true },
  followUp: { reached: true, isContent: true },
  rate: { rating: 5 },
  reopen: { reason: '灯又不亮了。' },
}

describe('the access matrix', () => {
  test('covers every command and query that exists', () => {
    const verbs = VERBS.filter((verb) => TRIED_IN[verb]).map((verb) => `cases.${verb}`)
    const commands = contracts.flatMap((one) => one.commands.map((contract) => contract.name))
    const queries = contracts.flatMap((one) => one.queries.map((contract) => contract.name))
    expect([...Object.keys(COMMANDS), ...verbs].sort()).toEqual([...commands].sort())
    expect(Object.keys(QUERIES).sort()).toEqual([...queries].sort())
  })

  test('who may do which verb on a case', async () => {
    const rows: string[] = []
    for (const verb of VERBS) {
      const state = TRIED_IN[verb]
      if (!state) continue
      const bearer = await caseIn(ground, state)
      const own = await tryVerb(verb, bearer.caseId, bearer.bearer)
      const outcomes = [`${'报告人的查询码 bearer of this report'}: ${own}`]
      for (const position of ground.positions) {
        const { caseId } = await caseIn(ground, state)
        outcomes.push(`${position.name}: ${await tryVerb(verb, caseId, position.as)}`)
      }
      rows.push(`## ${verb}\n${outcomes.map((line) => `- ${line}`).join('\n')}`)
    }
    const text = `${rows.join('\n\n')}\n`
    // Whatever else the table says, these never get in.
    for (const [, outcome] of text.matchAll(
      /- (?:访客|别人的查询码|旁边网格|旁边一般|专属网格员|编码相近|已离任)[^:]*: (.*)/g,
    )) {
      expect(['not_found', 'signed_out', 'forbidden']).toContain(outcome)
    }
    await expect(text).toMatchFileSnapshot('./verbs.snapshot.md')
  })

  test('who may ask which query, and what it shows', async () => {
    await expect(await table(QUERIES, 'ask')).toMatchFileSnapshot('./queries.snapshot.md')
  })

  test('who may run which other command', async () => {
    await expect(await table(COMMANDS, 'run')).toMatchFileSnapshot('./commands.snapshot.md')
  })
})

async function tryVerb(verb: Verb, caseId: string, as: Ground['positions'][number]['as']): Promise<string> {
  const input: Record<string, unknown> = { caseId, ...INPUTS[verb] }
  if (verb === 'merge') input.intoCaseId = (await caseIn(ground, 'triaged')).caseId
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
    rows.push(`## ${name}\n${lines.join('\n')}`)
  }
  return `${rows.join('\n\n')}\n`
}
