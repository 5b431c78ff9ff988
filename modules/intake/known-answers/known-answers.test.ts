import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../../platform/access.ts'
import { verifyChains } from '../../../platform/proof.ts'
import { outcomeOf } from '../../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { AssignCase, ClaimCase, ResolveCase, TriageCase } from '../../cases/contract.ts'
import {
  type KnownAnswer,
  ListAnsweredQuestions,
  ListKnownAnswers,
  LookUp,
  RateKnownAnswer,
  ReceiveReport,
  RemoveKnownAnswer,
  SaveKnownAnswer,
} from '../contract.ts'
import { questionTerms, rankAnswers } from './rules.ts'

let house: TestHouse
let here: TestCommunity
let beside: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  beside = await buildCommunity(house.running, '510112002010')
})
afterAll(() => house.close())

const VISITOR: ServerActor = { kind: 'visitor' }
const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const written = (more: Partial<KnownAnswer> = {}): KnownAnswer => ({
  answerId: randomUUID(),
  gridId: here.mainGridId,
  question: '居住证怎么办理？',
  answer: '带身份证和租房合同，到社区便民窗口登记，一般几个工作日后来取。',
  source: '社区便民窗口，2026年11月核对',
  validUntil: null,
  ...more,
})
const save = async (more: Partial<KnownAnswer> = {}, as: ServerActor = here.lead) => {
  const one = written(more)
  await house.run(SaveKnownAnswer, one, at(as))
  return one
}
const found = async (words: string, code = here.code) =>
  (await house.ask(LookUp, { code, words }, at(VISITOR))).answers.map(({ answerId }) => answerId)
const kept = async (as: ServerActor, gridId = here.mainGridId) =>
  (await house.ask(ListKnownAnswers, { gridId }, at(as))).answers

describe('intake.saveKnownAnswer', () => {
  test('it is found by whoever scans a code below the grid, with who keeps it', async () => {
    const one = await save({ question: '老年证怎么办？' })
    const { answers } = await house.ask(LookUp, { code: here.code, words: '想问下老年证在哪里办' }, at(VISITOR))
    expect(answers[0]).toMatchObject({ answerId: one.answerId, answer: one.answer, keptBy: '样例社区009' })
    expect(await found('老年证', beside.code)).not.toContain(one.answerId)
  })

  test('what the street keeps is read in all its communities', async () => {
    const street = here.street.grants[0].gridId
    const one = await save({ gridId: street, question: '医保缴费到几号截止？' }, here.street)
    for (const code of [here.code, beside.code]) expect(await found('医保缴费', code)).toEqual([one.answerId])
  })

  test('written over under its id, what was said of the old words is gone', async () => {
    const one = await save({ question: '装修几点可以开工？' })
    await house.run(RateKnownAnswer, { answerId: one.answerId, hasHelped: false }, at(VISITOR))
    await house.run(SaveKnownAnswer, { ...one, answer: '工作日八点到十二点、十四点到十八点。' }, at(here.desk))
    expect((await kept(here.desk)).find(({ answerId }) => answerId === one.answerId)).toMatchObject({
      answer: '工作日八点到十二点、十四点到十八点。',
      notHelped: 0,
      mayChange: true,
    })
  })

  test('after its last day it is kept and told to nobody', async () => {
    const one = await save({ question: '端午包粽子怎么报名？', validUntil: '2026-11-15' })
    const last = await save({ question: '冬至饺子宴怎么报名？', validUntil: '2026-11-16' })
    expect(await found('端午包粽子')).toEqual([])
    expect(await found('冬至饺子宴')).toEqual([last.answerId])
    expect((await kept(here.lead)).find(({ answerId }) => answerId === one.answerId)?.isOver).toBe(true)
  })

  test('the same command twice is one; another grid is refused', async () => {
    const one = written({ question: '只有一条' })
    const how = { ...at(here.lead), commandId: randomUUID() }
    await house.run(SaveKnownAnswer, one, how)
    await house.run(SaveKnownAnswer, one, how)
    expect((await kept(here.lead)).filter(({ question }) => question === '只有一条')).toHaveLength(1)
    expect(await outcomeOf(house.run(SaveKnownAnswer, { ...one, gridId: here.micro[0] }, at(here.lead)))).toBe(
      'refused:known_answer.stays',
    )
  })

  test('not for members, not over the grid of others', async () => {
    expect(await outcomeOf(house.run(SaveKnownAnswer, written({ gridId: here.micro[0] }), at(here.member)))).toBe(
      'forbidden',
    )
    expect(await outcomeOf(house.run(SaveKnownAnswer, written(), at(beside.lead)))).toBe('not_found')
    expect(await outcomeOf(house.run(SaveKnownAnswer, written(), at(VISITOR)))).toBe('signed_out')
  })
})

describe('intake.removeKnownAnswer', () => {
  test('done, then gone; the chain holds none of the words', async () => {
    const one = await save({ question: '要删的这一条' })
    expect(await outcomeOf(house.run(RemoveKnownAnswer, { answerId: one.answerId }, at(here.member)))).toBe('not_found')
    const how = { ...at(here.officer), commandId: randomUUID() }
    await house.run(RemoveKnownAnswer, { answerId: one.answerId }, how)
    await house.run(RemoveKnownAnswer, { answerId: one.answerId }, how)
    expect(await found('要删的这一条')).not.toContain(one.answerId)
    expect(await outcomeOf(house.run(RemoveKnownAnswer, { answerId: one.answerId }, at(here.officer)))).toBe(
      'not_found',
    )
    const { rows } = await house.db.pool.query("SELECT body FROM events WHERE name LIKE 'known_answer.%'")
    expect(JSON.stringify(rows)).not.toContain('要删')
    expect((await verifyChains(house.db, house.keys, undefined)).defects).toEqual([])
  })
})

describe('intake.rateKnownAnswer', () => {
  test('voices are counted without who gave them, each command once, also when many speak at one time', async () => {
    const one = await save({ question: '电动车在哪里充电？' })
    const rate = (hasHelped: boolean, commandId = randomUUID()) =>
      house.run(RateKnownAnswer, { answerId: one.answerId, hasHelped }, { ...at(VISITOR), commandId })
    const same = randomUUID()
    await Promise.all([...Array.from({ length: 8 }, () => rate(true)), rate(false, same), rate(false, same)])
    expect((await kept(here.lead)).find(({ answerId }) => answerId === one.answerId)).toMatchObject({
      helped: 8,
      notHelped: 1,
    })
  })

  test('one that is not there', async () => {
    const gone = house.run(RateKnownAnswer, { answerId: randomUUID(), hasHelped: true }, at(VISITOR))
    expect(await outcomeOf(gone)).toBe('not_found')
  })
})

describe('intake.lookUp', () => {
  test('without words those that helped most; a question that nothing answers finds nothing', async () => {
    const one = await save({ question: '社区食堂几点开饭？' })
    for (let i = 0; i < 20; i++)
      await house.run(RateKnownAnswer, { answerId: one.answerId, hasHelped: true }, at(VISITOR))
    expect((await found(''))[0]).toBe(one.answerId)
    expect(await found('火星移民怎么报名')).toEqual([])
  })

  test('an unknown code, and words that are no search', async () => {
    expect(await outcomeOf(house.ask(LookUp, { code: 'XXXXXXXXXX', words: '' }, at(VISITOR)))).toBe(
      'refused:report.code_unknown',
    )
    for (const words of ["' | '", '\\', '！？。', '𠮷']) expect(await found(words)).toBeInstanceOf(Array)
  })
})

describe('intake.answeredQuestions', () => {
  test('a question that was answered as a case can become an answer for everybody', async () => {
    const { caseId } = await house.run(
      ReceiveReport,
      {
        channel: 'qr',
        text: '请问新生儿怎么上户口？',
        place: { by: 'code', code: here.code },
        nature: 'consultation',
      },
      at(VISITOR),
    )
    await house.run(TriageCase, { caseId, categoryCode: '0803', nature: 'consultation' }, at(here.desk))
    await house.run(AssignCase, { caseId, toPostId: here.officer.grants[0].postId }, at(here.desk))
    await house.run(ClaimCase, { caseId }, at(here.officer))
    expect((await house.ask(ListAnsweredQuestions, { gridId: here.mainGridId }, at(here.desk))).questions).toEqual([])
    await house.run(
      ResolveCase,
      { caseId, outcome: 'solved', answer: '带出生证明到派出所户籍窗口。' },
      at(here.officer),
    )
    await house.run('cases.verify', { caseId, passed: true }, at(here.desk))
    const { questions } = await house.ask(ListAnsweredQuestions, { gridId: here.mainGridId }, at(here.desk))
    expect(questions).toMatchObject([
      { caseId, question: '请问新生儿怎么上户口？', answer: '带出生证明到派出所户籍窗口。' },
    ])
    expect(await outcomeOf(house.ask(ListAnsweredQuestions, { gridId: here.micro[0] }, at(here.member)))).toBe(
      'forbidden',
    )
    expect(await outcomeOf(house.ask(ListAnsweredQuestions, { gridId: here.mainGridId }, at(beside.lead)))).toBe(
      'not_found',
    )
  })
})

describe('the rules', () => {
  const all = ['居住证怎么办理？', '居住证丢了怎么补？', '老年证怎么办理？', '装修几点开工？'].map((question) => ({
    question,
    answer: '带身份证到窗口。',
    helped: 0,
  }))
  const ranked = (words: string) => rankAnswers(words, all).map(({ question }) => question)

  test.each([
    ['请问居住证怎么办', ['居住证怎么办理？', '居住证丢了怎么补？']],
    ['居住证丢了', ['居住证丢了怎么补？', '居住证怎么办理？']],
    ['装修时间', ['装修几点开工？']],
    // Nothing else is left to go by.
    ['怎么办理', ['居住证怎么办理？', '老年证怎么办理？', '居住证丢了怎么补？']],
    ['', []],
  ])('%s', (words, questions) => {
    expect(ranked(words)).toEqual(questions)
  })

  test('the wrapping of a question is not searched for', () => {
    expect(questionTerms('请问一下居住证怎么办理呢')).toEqual(['居住', '住证'])
    expect(questionTerms('怎么办')).not.toEqual([])
  })
})
