import type { Step } from './steps.ts'

/** How things stand after the steps; what is left out of a row is not looked at. */
export type End = {
  /** What is still in the outbox, in order: state and act, with the reason where there is one. */
  readonly outbox?: readonly string[]
  /** Her reports at the desk, in the order in which they came. */
  readonly reports?: readonly string[]
  /** The notes of her case, oldest first. */
  readonly notes?: readonly string[]
  /** The state of her case. */
  readonly state?: string
  /** Photos of her reports, and of her case. */
  readonly photos?: number
  /** What waits for the lead, by name. */
  readonly rescued?: readonly string[]
  /** The state of the errand at 101, and of how many visits of hers the house knows. */
  readonly errand?: string
  readonly visits?: number
  /** How many live at 101, as the house believes. */
  readonly heads?: number
  /** How many live at 102 by the register, and how many flats there are of room 901. */
  readonly people?: number | null
  readonly added?: number
  /** Voices of her reports. */
  readonly voices?: number
  /** Whether her phone holds her case, and the building. */
  readonly holdsCase?: boolean
  readonly holdsBuilding?: boolean
  /** How far the house says that her phone's clock is ahead, in seconds. */
  readonly skew?: number
}

export type Vector = { readonly name: string; readonly steps: readonly Step[]; readonly end: End }

/** What may happen to a day without a network, and how it must end. Each row stands by itself. */
export const VECTORS: readonly Vector[] = [
  // Order.
  {
    name: 'in order',
    steps: [['report', '一'], ['report', '二'], ['report', '三'], ['send']],
    end: { outbox: [], reports: ['一', '二', '三'] },
  },
  {
    name: 'acts on a case in order',
    steps: [['claim'], ['note', '到了'], ['resolve'], ['send']],
    end: { outbox: [], notes: ['到了'], state: 'resolved' },
  },
  {
    name: 'backwards: what needs the first act came before it',
    steps: [['resolve'], ['claim'], ['send']],
    end: { outbox: ['stopped cases.resolve case.not_possible_now', 'waiting cases.claim'], state: 'assigned' },
  },
  {
    name: 'backwards, mended by hand: the wrong one discarded',
    steps: [['resolve'], ['claim'], ['send'], ['undo', 'resolve'], ['send']],
    end: { outbox: [], state: 'in_progress' },
  },
  {
    name: 'predecessor missing: it was undone before it was sent',
    steps: [['claim'], ['resolve'], ['undo', 'claim'], ['send']],
    end: { outbox: ['stopped cases.resolve case.not_possible_now'], state: 'assigned' },
  },
  {
    name: 'an unsent act undone leaves nothing',
    steps: [['report', '误报', 1], ['report', '真的'], ['undo', '误报'], ['send']],
    end: { outbox: [], reports: ['真的'], photos: 0 },
  },
  {
    name: 'a refused act holds back only its own case',
    steps: [['resolve'], ['note', '等着'], ['report', '别的'], ['send']],
    end: {
      outbox: ['stopped cases.resolve case.not_possible_now', 'waiting cases.note'],
      notes: [],
      reports: ['别的'],
    },
  },
  // Once.
  {
    name: 'created twice: the same act arrives two times at once',
    steps: [['line', 'twice'], ['report', '一'], ['send']],
    end: { outbox: [], reports: ['一'] },
  },
  {
    name: 'told twice by her: two acts are two reports',
    steps: [['report', '一'], ['report', '一'], ['send']],
    end: { outbox: [], reports: ['一', '一'] },
  },
  {
    name: 'the answer was lost, it goes again',
    steps: [['line', 'answer lost'], ['report', '一'], ['send'], ['send']],
    end: { outbox: [], reports: ['一'] },
  },
  {
    name: 'killed between answer and removal',
    steps: [['line', 'answer lost'], ['note', '一'], ['send'], ['kill'], ['send']],
    end: { outbox: [], notes: ['一'] },
  },
  {
    name: 'killed before anything was sent',
    steps: [['report', '一', 1], ['claim'], ['kill'], ['send']],
    end: { outbox: [], reports: ['一'], photos: 1, state: 'in_progress' },
  },
  {
    name: 'a failing server is asked again',
    steps: [['line', 'server fails'], ['note', '一'], ['send'], ['send']],
    end: { outbox: [], notes: ['一'] },
  },
  {
    name: 'a server that fails five times stops that act, others go on',
    steps: [
      ['line', 'server fails', 'server fails', 'server fails', 'server fails', 'server fails'],
      ['note', '一'],
      ['report', '二'],
      ['send'],
      ['send'],
      ['send'],
      ['send'],
      ['send'],
    ],
    end: { outbox: ['stopped cases.note failed'], reports: ['二'] },
  },
  // Time.
  {
    name: 'forgotten for seven days',
    steps: [['report', '一'], ['note', '去过了'], ['days', 7], ['send'], ['sync']],
    end: { outbox: [], reports: ['一'], notes: ['去过了'], holdsCase: true },
  },
  {
    name: 'forgotten for seven days, with photos',
    steps: [['report', '一', 2], ['days', 7], ['send']],
    end: { outbox: [], reports: ['一'], photos: 2 },
  },
  {
    name: 'photos that waited longer than they may',
    steps: [['report', '一', 1], ['line', 'photo cut'], ['send'], ['days', 15], ['send']],
    end: { outbox: ['stopped intake.receiveReport report.files_late'], reports: ['一'], photos: 0 },
  },
  {
    name: 'clock a day ahead',
    steps: [['clock', 24], ['contact'], ['report', '一'], ['claim'], ['send']],
    end: { outbox: [], reports: ['一'], state: 'in_progress', skew: 86_400 },
  },
  {
    name: 'clock a day behind',
    steps: [['clock', -24], ['contact'], ['report', '一'], ['claim'], ['send']],
    end: { outbox: [], reports: ['一'], state: 'in_progress', skew: -86_400 },
  },
  {
    name: 'a visit by a clock a day ahead counts as made now',
    steps: [['order', '101'], ['clock', 24], ['visit', '101'], ['send']],
    end: { outbox: [], errand: 'done', visits: 1 },
  },
  {
    name: 'a visit by a clock a day behind was before the errand: it stays on file, the errand open',
    steps: [['order', '101'], ['clock', -24], ['visit', '101'], ['send']],
    end: { outbox: [], errand: 'planned', visits: 1 },
  },
  // Meanwhile at the desk.
  {
    name: 'interleaved with desk edits: notes never conflict',
    steps: [['note', '我一'], ['desk notes', '台一'], ['send'], ['note', '我二'], ['desk notes', '台二'], ['send']],
    end: { outbox: [], notes: ['台一', '我一', '台二', '我二'] },
  },
  {
    name: 'the case changed after she saw it: a person looks',
    steps: [['claim what I saw'], ['desk urges'], ['send']],
    end: { outbox: ['stopped cases.claim case.changed_meanwhile'], state: 'assigned' },
  },
  {
    name: 'case reassigned meanwhile: her claim goes to the lead',
    steps: [['claim'], ['desk reassigns'], ['send']],
    end: { outbox: ['rescued cases.claim forbidden'], rescued: ['cases.claim'], state: 'assigned' },
  },
  {
    name: 'case reassigned meanwhile: her note goes to the lead',
    steps: [['note', '去看过了'], ['desk reassigns'], ['send']],
    end: { outbox: ['rescued cases.note forbidden'], rescued: ['cases.note'], notes: [] },
  },
  {
    name: 'case closed meanwhile',
    steps: [['claim'], ['reporter withdraws'], ['send']],
    end: { outbox: ['stopped cases.claim case.not_possible_now'], state: 'closed' },
  },
  {
    name: 'case merged meanwhile: the photos of its report still follow',
    steps: [['report', '一', 1], ['line', 'photo cut'], ['send'], ['desk merges hers'], ['send']],
    end: { outbox: [], reports: ['一'], photos: 1 },
  },
  {
    name: 'claimed at the desk meanwhile by herself: it is the same act',
    steps: [['claim'], ['she claims at the desk'], ['note', '到了'], ['send']],
    end: { outbox: [], notes: ['到了'], state: 'in_progress' },
  },
  {
    name: 'refused hard, handed to the lead by hand',
    steps: [['claim'], ['reporter withdraws'], ['send'], ['give up', 'claim'], ['send']],
    end: { outbox: ['rescued cases.claim case.not_possible_now'], rescued: ['cases.claim'] },
  },
  {
    name: 'refused, tried again when it can go',
    steps: [['resolve'], ['send'], ['she claims at the desk'], ['retry', 'resolve'], ['send']],
    end: { outbox: [], state: 'resolved' },
  },
  // Tasks.
  {
    name: 'errand done',
    steps: [['order', '101'], ['visit', '101'], ['send']],
    end: { outbox: [], errand: 'done', visits: 1 },
  },
  {
    name: 'errand cancelled meanwhile: the visit stays on file',
    steps: [['order', '101'], ['visit', '101'], ['cancels', '101'], ['send']],
    end: { outbox: [], errand: 'cancelled', visits: 1 },
  },
  {
    name: 'errand missed meanwhile, visited in time: it counts',
    steps: [['order', '101'], ['visit', '101'], ['time passes', 11], ['send']],
    end: { outbox: [], errand: 'done', visits: 1 },
  },
  {
    name: 'errand visited too late: it stays missed',
    steps: [['order', '101'], ['time passes', 11], ['visit', '101'], ['send']],
    end: { outbox: [], errand: 'missed', visits: 1 },
  },
  {
    name: 'errand done by another meanwhile: both visits stay',
    steps: [['order', '101'], ['visit', '101'], ['colleague visits', '101'], ['send']],
    end: { outbox: [], errand: 'done', visits: 1 },
  },
  {
    name: 'nobody at home, then met: two visits, done',
    steps: [['order', '101'], ['visit', '101', 'not_home'], ['visit', '101'], ['send']],
    end: { outbox: [], errand: 'done', visits: 2 },
  },
  // Known data.
  {
    name: 'corrected at the door and later at another: the later look stands',
    steps: [['visit', '101', 'met', 3], ['colleague corrects', '101', 5], ['send']],
    end: { outbox: [], heads: 5 },
  },
  {
    name: 'corrected by another before: hers, which is later, stands',
    steps: [['colleague corrects', '101', 5], ['visit', '101', 'met', 4], ['send']],
    end: { outbox: [], heads: 4 },
  },
  {
    name: 'a flat corrected without a network: it is written',
    steps: [['corrects', '102', 4], ['send']],
    end: { outbox: [], people: 4 },
  },
  {
    name: 'a correction whose answer was lost is made once',
    steps: [
      ['corrects', '102', 5],
      ['line', 'answer lost'],
      ['send'],
      ['kill'],
      ['send'],
      ['sync'],
      ['corrects', '102', 6],
      ['send'],
    ],
    end: { outbox: [], people: 6 },
  },
  {
    name: 'a flat corrected by another after she read it: hers stops with the present value',
    steps: [['sync'], ['colleague counts', '102', 2], ['corrects', '102', 7], ['send']],
    end: { outbox: ['stopped grids.correctHousehold household.changed_since'], people: 2 },
  },
  {
    name: 'a flat corrected by another, then read again: hers is written',
    steps: [['colleague counts', '102', 3], ['sync'], ['corrects', '102', 8], ['send']],
    end: { outbox: [], people: 8 },
  },
  {
    name: 'a stopped correction holds back nothing else, and can be handed to the lead',
    steps: [
      ['colleague counts', '102', 1],
      ['corrects', '102', 9],
      ['report', '一'],
      ['send'],
      ['give up', 'correct 102'],
      ['send'],
    ],
    end: {
      outbox: ['rescued grids.correctHousehold household.changed_since'],
      reports: ['一'],
      rescued: ['grids.correctHousehold'],
      people: 1,
    },
  },
  {
    name: 'a flat added without a network, and a visit there: both arrive, in order',
    steps: [['adds home', '901'], ['visits added home', '901'], ['line', 'answer lost'], ['send'], ['kill'], ['send']],
    end: { outbox: [], added: 1, visits: 1 },
  },
  {
    name: 'the same flat added by another meanwhile: hers stops, the visit there waits, the rest goes',
    steps: [
      ['adds home', '801'],
      ['visits added home', '801'],
      ['report', '一'],
      ['colleague adds home', '801'],
      ['send'],
    ],
    end: {
      outbox: ['stopped grids.addHousehold household.room_taken', 'waiting tasks.recordVisit'],
      reports: ['一'],
      visits: 0,
    },
  },
  {
    name: 'a flat that another had added, discarded: the visit there goes to the lead',
    steps: [
      ['adds home', '701'],
      ['visits added home', '701'],
      ['colleague adds home', '701'],
      ['send'],
      ['undo', 'add 701'],
      ['send'],
    ],
    end: { outbox: ['rescued tasks.recordVisit not_found'], rescued: ['tasks.recordVisit'], visits: 0 },
  },
  {
    name: 'post ended meanwhile: a flat added and one corrected go to the lead',
    steps: [['adds home', '601'], ['corrects', '102', 3], ['post ends'], ['send']],
    end: {
      outbox: ['rescued grids.addHousehold not_found', 'rescued grids.correctHousehold not_found'],
      rescued: ['grids.addHousehold', 'grids.correctHousehold'],
    },
  },
  // Ground.
  {
    name: 'grid redrawn meanwhile',
    steps: [['claim'], ['report', '一'], ['redraws'], ['send'], ['sync']],
    end: { outbox: [], reports: ['一'], state: 'in_progress', holdsCase: true },
  },
  {
    name: 'building moved out of her grid: the report stays hers, the building goes',
    steps: [
      ['report', '一', 1],
      ['moves building', 2],
      ['moves home', '101', 2],
      ['moves home', '102', 2],
      ['moves home', '201', 2],
      ['send'],
      ['sync'],
      ['moves building', 0],
      ['moves home', '101', 0],
      ['moves home', '102', 0],
      ['moves home', '201', 0],
    ],
    end: { outbox: [], reports: ['一'], photos: 1, holdsBuilding: false },
  },
  {
    name: 'household moved out of her grid: the visit goes to the lead',
    steps: [['visit', '102'], ['moves home', '102', 2], ['send'], ['moves home', '102', 0]],
    end: { outbox: ['rescued tasks.recordVisit not_found'], rescued: ['tasks.recordVisit'], visits: 0 },
  },
  // Who she is.
  {
    name: 'post ended meanwhile: what she did to the case goes to the lead, her phone is emptied',
    steps: [['claim'], ['note', '一'], ['post ends'], ['send'], ['sync']],
    end: {
      outbox: ['rescued cases.claim not_found', 'rescued cases.note not_found'],
      rescued: ['cases.claim', 'cases.note'],
      holdsCase: false,
      holdsBuilding: false,
    },
  },
  {
    name: 'post ended meanwhile: what she reported is a report all the same',
    steps: [['report', '一', 1], ['post ends'], ['send']],
    end: { outbox: [], reports: ['一'], photos: 1 },
  },
  {
    name: 'absence meanwhile: she may finish what she began',
    steps: [['claim'], ['note', '一'], ['goes away', 7], ['send']],
    end: { outbox: [], notes: ['一'], state: 'in_progress' },
  },
  // The phone.
  {
    name: 'old app: everything waits, nothing is lost',
    steps: [['line', 'too old'], ['report', '一', 1], ['send']],
    end: { outbox: ['waiting intake.receiveReport app.too_old'], reports: [] },
  },
  {
    name: 'old app, opened anew',
    steps: [['line', 'too old'], ['report', '一', 1], ['send'], ['kill'], ['send']],
    end: { outbox: [], reports: ['一'], photos: 1 },
  },
  {
    name: 'signed out in between',
    steps: [['line', 'signed out'], ['report', '一'], ['send'], ['send']],
    end: { outbox: [], reports: ['一'] },
  },
  {
    name: 'lost phone revoked before it sent: all goes to the lead',
    steps: [['report', '一', 1], ['note', '二'], ['revoke'], ['contact']],
    end: { outbox: [], reports: [], notes: [], rescued: ['cases.note', 'intake.receiveReport'], holdsCase: false },
  },
  {
    name: 'lost phone revoked after it sent',
    steps: [['report', '一', 1], ['send'], ['revoke'], ['contact']],
    end: { outbox: [], reports: ['一'], photos: 1, rescued: [], holdsCase: false },
  },
  {
    name: 'lost phone cut off while it hands over',
    steps: [['report', '一'], ['revoke'], ['line', 'down'], ['contact'], ['line up'], ['contact']],
    end: { outbox: [], rescued: ['intake.receiveReport'], holdsCase: false },
  },
  {
    name: 'log-out with unsent work, in spite of the warning: it is gone, and only it',
    steps: [['report', '一'], ['send'], ['report', '二'], ['wipe'], ['send']],
    end: { outbox: [], reports: ['一'], holdsCase: false },
  },
  {
    name: 'account switched on one phone: nothing of hers goes as his, all of it when she is back',
    steps: [
      ['report', '一', 1],
      ['note', '二'],
      ['line', 'somebody else'],
      ['send'],
      ['send'],
      ['she signs in again'],
      ['send'],
    ],
    end: { outbox: [], reports: ['一'], photos: 1, notes: ['二'], rescued: [] },
  },
  {
    name: 'account switched on one phone, and he stays: hers waits and is not handed over',
    steps: [['report', '一'], ['note', '二'], ['line', 'somebody else'], ['send'], ['days', 3], ['send']],
    end: {
      outbox: ['waiting intake.receiveReport signed_out', 'waiting cases.note'],
      reports: [],
      notes: [],
      rescued: [],
    },
  },
  {
    name: 'wrong PIN nine times, then the right one: nothing is lost',
    steps: [['report', '一', 1], ['wrong PIN', 9], ['right PIN'], ['send']],
    end: { outbox: [], reports: ['一'], photos: 1, holdsCase: true },
  },
  {
    name: 'wrong PIN ten times: everything on the phone is gone, and nothing half of it arrives',
    steps: [['report', '一'], ['send'], ['report', '二', 1], ['wrong PIN', 10], ['send']],
    end: { outbox: [], reports: ['一'], photos: 0, holdsCase: false, holdsBuilding: false },
  },
  // Photos and voices.
  {
    name: 'a voice follows its case',
    steps: [['speaks a report', '一'], ['send']],
    end: { outbox: [], reports: ['一'], voices: 1, photos: 0 },
  },
  {
    name: 'a voice and photos follow their case, cut off between and killed',
    steps: [['speaks a report', '一', 1], ['line', 'photo cut'], ['send'], ['kill'], ['send']],
    end: { outbox: [], reports: ['一'], voices: 1, photos: 1 },
  },
  {
    name: 'photos follow their case',
    steps: [['report', '一', 2], ['send']],
    end: { outbox: [], reports: ['一'], photos: 2 },
  },
  {
    name: 'photo cut off and taken up',
    steps: [['report', '一', 2], ['line', 'photo cut'], ['send'], ['send']],
    end: { outbox: [], reports: ['一'], photos: 2 },
  },
  {
    name: 'photo that arrives broken is not taken, and goes again',
    steps: [['report', '一', 1], ['line', 'photo broken'], ['send'], ['send']],
    end: { outbox: [], reports: ['一'], photos: 1 },
  },
  {
    name: 'killed between case and photo',
    steps: [['report', '一', 1], ['line', 'photo cut'], ['send'], ['kill'], ['send']],
    end: { outbox: [], reports: ['一'], photos: 1 },
  },
  {
    name: 'photos of a result follow it',
    steps: [['claim'], ['resolve', 2], ['send']],
    end: { outbox: [], state: 'resolved', photos: 2 },
  },
  {
    name: 'photos of a result arrive a day later',
    steps: [['claim'], ['resolve', 1], ['line', 'photo cut'], ['send'], ['days', 1], ['kill'], ['send']],
    end: { outbox: [], state: 'resolved', photos: 1 },
  },
]
