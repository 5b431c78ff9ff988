import {
  ASSIST_RESULTS,
  ASSIST_TASKS,
  DEFERRALS,
  ESCALATION_REASONS,
  EXTENSION_NOTES,
  QUESTIONS,
  REOPEN_REASONS,
  SEND_BACK_NOTES,
  SUPERVISION_REPLIES,
  URGE_NOTES,
} from '../texts/phrases.ts'
import type { Seat } from './duties.ts'
import { DAY, HOUR, MINUTE } from './moments.ts'
import type { CasePath } from './script.ts'
import {
  assign,
  callDiscontent,
  claim,
  deskOf,
  hear,
  type Stage,
  soon,
  triage,
  usualHandler,
  verify,
  work,
} from './stage.ts'
import { inPost, REPORTER, SYSTEM } from './story.ts'
import { isWish, tellSettled } from './words.ts'

/** Goes on with a story whose report is written, along a path. 'merged' has its own writer, which knows the other case. */
export const followPath = (stage: Stage, path: Exclude<CasePath, 'merged'>, reporter: Seat | null): void => {
  PATHS[path](stage, reporter)
}

type Question = readonly [string, readonly string[]]

const SEND_BACK_REASONS = ['wrong_place', 'wrong_duty', 'unclear_ownership', 'too_little_known', 'other'] as const

const PATHS: Readonly<Record<Exclude<CasePath, 'merged'>, (stage: Stage, reporter: Seat | null) => void>> = {
  settled: (stage, reporter) => {
    const { plot, story, random, duties, grid } = stage
    const member = reporter ?? random.pick(duties.onTheGround(grid.key))
    const input = { outcome: 'solved' as const, answer: tellSettled(plot) }
    story.add({ act: 'settle', by: inPost(member), input }, story.now() + random.int(3, reporter ? 45 : 110) * MINUTE)
    verify(stage, member)
    hear(stage, member)
  },
  straight: (stage) => {
    const handler = toHandler(stage)
    finish(stage, handler)
  },
  asked: (stage) => {
    const { story, random } = stage
    const handler = toHandler(stage)
    const about = isWish(stage.plot.leaf) ? 'wish' : stage.plot.leaf.where === 'home' ? 'home' : 'place'
    const [question, answers] = random.pick<Question>(QUESTIONS[about])
    story.add({ act: 'ask', by: inPost(handler), input: { question } }, soon(stage, 10, 120))
    if (random.chance(0.75)) {
      story.add(
        { act: 'supply', by: REPORTER, input: { text: random.pick(answers) } },
        story.now() + random.int(15, 30 * 60) * MINUTE,
      )
    } else {
      story.add({ act: 'expireAsk', by: SYSTEM, input: {} }, story.now() + 3 * DAY + random.int(5, 50) * 1000)
    }
    finish(stage, handler)
  },
  returned: (stage) => {
    const desk = deskOf(stage)
    triage(stage, desk)
    const first = usualHandler(stage)
    assign(stage, desk, first)
    sendBack(stage, first)
    const second = another(stage, [first])
    assign(stage, desk, second, '已核对，请牵头办理')
    claim(stage, second)
    finish(stage, second)
  },
  arbitrated: (stage) => {
    const { duties, grid, random } = stage
    const desk = deskOf(stage)
    triage(stage, desk)
    const first = usualHandler(stage)
    assign(stage, desk, first)
    sendBack(stage, first)
    const second = another(stage, [first])
    assign(stage, desk, second)
    sendBack(stage, second)
    const lead = duties.choose(grid.key, 'main_grid_lead', random) ?? desk
    const reason = '两边都退回过，按属地和职责裁定由你主办，请按时办结'
    stage.story.add(
      { act: 'arbitrate', by: inPost(lead), input: { toPostKey: first.postKey, reason } },
      soon(stage, 20, 120),
    )
    claim(stage, first)
    finish(stage, first)
  },
  escalated: (stage) => {
    const { duties, grid, random, story } = stage
    const handler = toHandler(stage)
    const reason = random.pick<string>(ESCALATION_REASONS)
    story.add({ act: 'escalate', by: inPost(handler), input: { reason } }, soon(stage, 60, 300))
    const officer = duties.choose(grid.key, 'subdistrict_officer', random)
    if (!officer) throw new Error(`no officer above ${grid.key}`)
    assign(stage, officer, officer, '由街道牵头协调')
    claim(stage, officer)
    finish(stage, officer)
  },
  extended: (stage) => {
    const { random, story } = stage
    const handler = toHandler(stage)
    const note = random.pick<string>(EXTENSION_NOTES)
    story.add(
      { act: 'request', by: inPost(handler), input: { kind: 'extend', value: 1, note } },
      story.now() + 10 * MINUTE,
    )
    story.add({ act: 'grant', by: inPost(leadOf(stage)), input: {} }, soon(stage, 10, 100))
    finish(stage, handler)
  },
  deferred: (stage) => {
    const { random, story } = stage
    const handler = toHandler(stage)
    const [reason, note] = random.pick(DEFERRALS)
    const input = { kind: 'defer', value: 30, reason, note } as const
    story.add({ act: 'request', by: inPost(handler), input }, soon(stage, 30, 400))
    story.add({ act: 'grant', by: inPost(leadOf(stage)), input: {} }, soon(stage, 30, 300))
    if (random.chance(0.6)) return
    story.add({ act: 'resume', by: inPost(handler), input: {} }, story.now() + random.int(8, 28) * DAY)
    finish(stage, handler)
  },
  assisted: (stage) => {
    const { random, story } = stage
    const handler = toHandler(stage)
    const helper = another(stage, [handler])
    const task = random.pick<string>(ASSIST_TASKS)
    const input = { toPostKey: helper.postKey, task, days: random.int(1, 3) }
    story.add({ act: 'assist', by: inPost(handler), input }, soon(stage, 10, 90))
    story.add({ act: 'takeAssist', by: inPost(helper), input: {} }, soon(stage, 10, 120))
    const result = random.pick<string>(ASSIST_RESULTS)
    story.add({ act: 'finishAssist', by: inPost(helper), input: { result } }, soon(stage, 120, 600))
    finish(stage, handler)
  },
  watched: (stage) => {
    const { random, story } = stage
    const handler = toHandler(stage)
    if (story.hasOutsideParty)
      story.add(
        { act: 'urge', by: REPORTER, input: { note: random.pick<string>(URGE_NOTES) } },
        story.now() + random.int(3, 30) * HOUR,
      )
    const note = '居民反映比较急，请说明进展和办结时间。'
    story.add({ act: 'supervise', by: inPost(leadOf(stage)), input: { note } }, soon(stage, 20, 200))
    const reply = random.pick<string>(SUPERVISION_REPLIES)
    story.add({ act: 'respond', by: inPost(handler), input: { note: reply } }, soon(stage, 20, 240))
    finish(stage, handler)
  },
  reworked: (stage) => {
    const handler = toHandler(stage)
    work(stage, handler)
    verify(stage, handler, false)
    work(stage, handler, { share: 0.5, isAgain: true })
    verify(stage, handler)
    hear(stage, handler)
  },
  discontent: (stage) => {
    const handler = toHandler(stage)
    work(stage, handler)
    verify(stage, handler)
    callDiscontent(stage, handler)
    work(stage, handler, { share: 0.6, isAgain: true })
    verify(stage, handler)
    hear(stage, handler)
  },
  reopened: (stage) => {
    const { story, random } = stage
    const handler = toHandler(stage)
    finish(stage, handler)
    const reason = random.pick<string>(REOPEN_REASONS)
    story.add({ act: 'reopen', by: REPORTER, input: { reason } }, story.now() + random.int(6, 240) * HOUR)
    finish(stage, handler, true)
  },
  rejected: (stage) => {
    const { story, rejection } = stage
    story.add({ act: 'reject', by: inPost(deskOf(stage)), input: rejection }, soon(stage, 5, 120))
  },
  withdrawn: (stage) => {
    const { story, random } = stage
    if (random.chance(0.5)) triage(stage, deskOf(stage))
    story.add({ act: 'withdraw', by: REPORTER, input: {} }, story.now() + random.int(10, 300) * MINUTE)
  },
  stuck: (stage) => {
    const { random } = stage
    const stops = random.int(0, 3)
    if (stops === 0) return
    const desk = deskOf(stage)
    triage(stage, desk)
    if (stops === 1) return
    const handler = usualHandler(stage)
    assign(stage, desk, handler)
    if (stops === 2) return
    claim(stage, handler)
  },
}

/** Triaged, assigned to the usual handler, claimed. */
const toHandler = (stage: Stage): Seat => {
  const desk = deskOf(stage)
  triage(stage, desk)
  const handler = usualHandler(stage)
  assign(stage, desk, handler)
  claim(stage, handler)
  return handler
}

const finish = (stage: Stage, handler: Seat, isAgain = false): void => {
  work(stage, handler, { isAgain })
  verify(stage, handler)
  hear(stage, handler)
}

const sendBack = (stage: Stage, from: Seat): void => {
  const { random, story } = stage
  const reason = random.pick(SEND_BACK_REASONS)
  const note = random.pick<string>(SEND_BACK_NOTES[reason])
  story.add({ act: 'sendBack', by: inPost(from), input: { reason, note } }, soon(stage, 20, 200))
}

/** The lead of the main grid over the place. */
const leadOf = ({ duties, grid, random }: Stage): Seat => {
  const seat = duties.choose(grid.key, 'main_grid_lead', random)
  if (!seat) throw new Error(`no lead above ${grid.key}`)
  return seat
}

/** A handler who is none of these: an officer, a committee member, the lead of the ordinary grid. */
const another = ({ duties, grid, random }: Stage, taken: readonly Seat[]): Seat => {
  for (const role of ['community_officer', 'committee_member', 'ordinary_grid_lead'] as const) {
    const seat = duties.choose(grid.key, role, random, ({ personKey }) =>
      taken.every((other) => other.personKey !== personKey),
    )
    if (seat) return seat
  }
  throw new Error(`nobody else to handle it in ${grid.key}`)
}
