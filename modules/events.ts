import { z } from 'zod'

/**
 * Every fact the system announces: name → shape. Ids, codes, figures and times only; words live in the modules' tables and
 * are bound to the event by a commitment (`…_seal`: HMAC-SHA-256 of the text under the row's salt).
 */
const id = z.uuid()
const seal = z.string()
const at = z.iso.datetime()
const code = z.string()

export const EVENTS = {
  // grids
  'community.founded': z.object({ code }),
  'grid.drawn': z.object({ level: code, kind: code, code, parent: id.nullable() }),
  'grid.redrawn': z.object({ version: id, code, parent: id.nullable() }),
  'building.registered': z.object({ grid: id, households: z.number() }),
  'building.moved': z.object({ from: id, to: id }),
  'household.moved': z.object({ from: id, to: id }),
  'household.added': z.object({ building: id, source: code }),
  'household.corrected': z.object({ correction: id, field: code, version: z.number(), source: code, reason: code }),
  'household.verified': z.object({ fields: z.array(code), source: code }),
  'household.correction_undone': z.object({ correction: id, field: code, version: z.number() }),
  'place_code.issued': z.object({ kind: code, replaces: id.nullable() }),
  'place_code.revoked': z.object({ replacedBy: id.nullable() }),
  'codes.print_asked': z.object({ form: code, count: z.number() }),
  'register.imported': z.object({ kind: code, created: z.number(), changed: z.number(), unchanged: z.number() }),
  // calendars and routing
  'calendar.published': z.object({ throughDate: z.string(), openCases: code }),
  'categories.published': z.object({ count: z.number(), openCases: code }),
  'routing.published': z.object({ count: z.number() }),
  'routing.draft_saved': z.object({ version: z.number(), count: z.number() }),
  'routing.draft_discarded': z.object({ version: z.number() }),
  'routing.rolled_back': z.object({ to: id, from: id, count: z.number() }),
  // people
  'person.registered': z.object({ tags: z.array(code) }),
  'person.corrected': z.object({
    correction: id,
    household: id,
    field: code,
    version: z.number(),
    source: code,
    reason: code,
  }),
  'person.verified': z.object({ fields: z.array(code), source: code }),
  'person.correction_undone': z.object({ correction: id, household: id, field: code, version: z.number() }),
  'post.created': z.object({ role: code, slot: z.number() }),
  'post.taken': z.object({ person: id, as: code, from: at, until: at.optional() }),
  /** `as`: deputy; left out for a holder. */
  'post.left': z.object({ person: id, until: at, as: code.optional() }),
  /** change: opened, password_reset, closed, reopened. */
  'person.account_changed': z.object({ change: code }),
  'person.proxy_invited': z.object({ invitation: id, until: at }),
  'person.proxy_added': z.object({ proxy: id, by: id, how: code }),
  /** by: person, proxy or staff. */
  'person.proxy_ended': z.object({ proxy: id, by: code }),
  'post.term_set': z.object({ person: id, until: at.nullable() }),
  'person.skills_set': z.object({ count: z.number() }),
  'reserve.kept': z.object({ state: code, source: code, mentor: id.nullable() }),
  'reserve.appointed': z.object({ post: id }),
  'absence.stated': z.object({ person: id, from: at, until: at, posts: z.array(id), deputies: z.array(id) }),
  'absence.ended': z.object({ person: id, at }),
  'organization.registered': z.object({ kind: code }),
  'residence.stated': z.object({ person: id, household: id, way: code }),
  'residence.confirmed': z.object({ person: id, household: id, way: code, from: at }),
  'residence.refused': z.object({ person: id, household: id, reason: code }),
  'residence.ended': z.object({ person: id, household: id, until: at }),
  // reports: files that leave the house, and reports that are made
  'export.asked': z.object({ count: z.number(), needsGrant: z.boolean() }),
  /** to: who asked. */
  'export.granted': z.object({ to: id }),
  'export.refused': z.object({ to: id }),
  'report_template.saved': z.object({ period: code, version: z.number(), isHouse: z.boolean() }),
  'report_schedule.set': z.object({
    isWeekly: z.boolean(),
    isMonthly: z.boolean(),
    isBelow: z.boolean(),
    roles: z.array(code),
  }),
  'report.made': z.object({
    level: code,
    period: code,
    from: z.string(),
    edition: z.number(),
    isScheduled: z.boolean(),
    /** Which posts of its grid are told. */
    roles: z.array(code),
  }),
  // rosters: days as YYYY-MM-DD, times in minutes since midnight
  'roster.hours_set': z.object({ count: z.number() }),
  'roster.planned': z.object({
    date: z.string(),
    from: z.number(),
    until: z.number(),
    person: id.nullable(),
    post: id.nullable(),
  }),
  'roster.removed': z.object({ person: id.nullable() }),
  'roster.swap_asked': z.object({ shift: id, to: id }),
  'roster.swap_answered': z.object({ agreed: z.boolean(), to: id }),
  'roster.swap_withdrawn': z.object({}),
  'roster.gap': z.object({ community: id, date: z.string(), from: z.number(), until: z.number() }),
  // handovers
  'handover.prepared': z.object({ post: id, from: id, to: id, count: z.number() }),
  'handover.line_added': z.object({ kind: code }),
  /** as: giver or receiver. */
  'handover.signed': z.object({ as: code }),
  'handover.refused': z.object({ as: code, post: id, note_seal: seal }),
  'handover.passed': z.object({ post: id, from: id, to: id, byLead: z.boolean(), note_seal: seal.optional() }),
  'handover.cancelled': z.object({ note_seal: seal }),
  'handover.stuck': z.object({ post: id }),
  // support: nameless; the words stand in no event
  'supporter.asked': z.object({}),
  'supporter.agreed': z.object({}),
  'supporter.ended': z.object({}),
  'support.said': z.object({ word: id, text_seal: seal }),
  'support.erased': z.object({}),
  // tasks
  'task_template.saved': z.object({ series: id, version: z.number(), kind: code, minutes: z.number() }),
  'task_template.submitted': z.object({}),
  /** content: SHA-256 of what the version says, which no longer changes. */
  'task_template.admitted': z.object({
    from: z.string(),
    until: z.string(),
    minutes: z.number(),
    isOver: z.boolean(),
    content: code,
  }),
  'task_template.refused': z.object({}),
  'task_template.withdrawn': z.object({}),
  'task_template.ended': z.object({}),
  /** Tasks of a day were written down, a week before they can be done. */
  'task_template.planned': z.object({ period: z.string(), tasks: z.number() }),
  'task_budget.agreed': z.object({ minutes: z.number().nullable() }),
  'household.marked': z.object({ isOn: z.boolean() }),
  /** for: the case or alarm that it is for. */
  'task.ordered': z.object({ kind: code, template: id.nullable(), for: id.nullable(), dueAt: at }),
  /** It can be done from now on; to: the post it is with. */
  'task.assigned': z.object({ kind: code, template: id.nullable(), to: id.nullable(), dueAt: at }),
  'task.tried': z.object({ visit: id, tries: z.number() }),
  /** at: when it was done, as the phone says; wasMissed: the visit was made in time and arrived late. */
  'task.done': z.object({
    visit: id,
    kind: code,
    template: id.nullable(),
    household: id.nullable(),
    for: id.nullable(),
    verdict: z.boolean().nullable(),
    at,
    wasMissed: z.boolean(),
  }),
  /** to: the post above, which looks after it. */
  'task.missed': z.object({
    kind: code,
    template: id.nullable(),
    to: id.nullable(),
    for: id.nullable(),
    tries: z.number(),
  }),
  /** by: hand, item (it was ended) or person (had her data deleted). */
  'task.cancelled': z.object({ template: id.nullable(), for: id.nullable(), by: code }),
  'task.cleared': z.object({}),
  'task.moved': z.object({ from: id, to: id }),
  /** to: the post that is accountable; until: by when it is to be settled; atOnce: a case is made of it. What was found is not said. */
  'door_ask.raised': z.object({ source: id, to: id.nullable(), until: at, atOnce: z.boolean() }),
  /** to: the post above, or the same one again. */
  'door_ask.late': z.object({ to: id.nullable(), lifts: z.number() }),
  /** as: case, task, nothing or met. */
  'door_ask.settled': z.object({ as: code, case: id.nullable(), task: id.nullable() }),
  'door_ask.moved': z.object({ from: id, to: id }),
  /** reached: somebody was spoken to, in whatever way; asks: somebody above should look. What was found stands in the visit only. */
  'visit.recorded': z.object({
    household: id,
    way: code,
    at,
    reached: z.boolean(),
    asks: z.boolean(),
    done: z.number(),
    tried: z.number(),
  }),
  // cases
  'case.reported': z.object({
    channel: code,
    category: code.nullable(),
    nature: code,
    tier: code,
    priority: code,
    owner: id,
    dueAt: at,
    summary_seal: seal,
  }),
  'case.joined': z.object({ as: code, party: id }),
  /** suggested: the categories that were proposed to whoever chose, best first; null: none were shown. */
  'case.triaged': z.object({
    category: code,
    nature: code,
    tier: code,
    priority: code,
    dueAt: at,
    suggested: z.array(code).nullable(),
  }),
  'case.assigned': z.object({
    to: id,
    dueAt: at,
    provisional: z.boolean(),
    ruledBy: code,
    rule: z.number().nullable(),
    /** By when it must be taken up. */
    claimBy: at.optional(),
  }),
  'case.claimed': z.object({ by: id.nullable() }),
  'case.sent_back': z.object({ from: id, reason: code, note_seal: seal, count: z.number() }),
  'case.asked': z.object({ note: id, note_seal: seal, until: at }),
  'case.supplied': z.object({ note: id, note_seal: seal }),
  'case.ask_expired': z.object({}),
  'case.noted': z.object({ note: id, note_seal: seal, public: z.boolean() }),
  'case.resolved': z.object({ outcome: code, answer_seal: seal, onTheSpot: z.boolean() }),
  /** state and dueAt: where it goes back to when it did not pass, and what the resident was promised then. */
  'case.verified': z.object({
    passed: z.boolean(),
    note_seal: seal.nullable(),
    state: code.optional(),
    dueAt: at.optional(),
  }),
  'case.answered': z.object({ outcome: code }),
  'case.rated': z.object({ rating: z.number().nullable(), verdict: code }),
  'case.closed': z.object({ outcome: code, rated: z.boolean() }),
  'case.reopened': z.object({
    by: code,
    count: z.number(),
    note_seal: seal,
    state: code.optional(),
    dueAt: at.optional(),
  }),
  'case.merged': z.object({ into: id }),
  'case.rejected': z.object({ reason: code, answer_seal: seal }),
  'case.withdrawn': z.object({}),
  'case.offered': z.object({ to: id }),
  'case.unmerged': z.object({ from: id, note_seal: seal }),
  'case.contacted': z.object({ way: code, reached: z.boolean(), note_seal: seal.nullable() }),
  'case.arbitration_asked': z.object({ of: id, by: at }),
  'case.arbitrated': z.object({ to: id, dueAt: at, note_seal: seal }),
  'case.escalated': z.object({ from: code, to: code, owner: id, receiveBy: at, note_seal: seal }),
  'case.lowered': z.object({ from: code, to: code, owner: id, receiveBy: at, note_seal: seal }),
  'case.requested': z.object({
    kind: code,
    value: z.number(),
    reason: code.nullable(),
    of: id,
    by: at,
    note_seal: seal,
  }),
  'case.extended': z.object({ from: at, to: at, note_seal: seal.nullable() }),
  'case.deferred': z.object({ reason: code, reviewAt: at, note_seal: seal.nullable() }),
  'case.request_refused': z.object({ kind: code, note_seal: seal }),
  'case.reviewed': z.object({ reviewAt: at, note_seal: seal }),
  'case.resumed': z.object({ dueAt: at, note_seal: seal.nullable() }),
  'case.urged': z.object({ by: code, count: z.number(), note_seal: seal.nullable() }),
  'case.supervised': z.object({ by: at, automatic: z.boolean(), note_seal: seal.nullable() }),
  'case.supervision_answered': z.object({ note_seal: seal }),
  'case.assist_asked': z.object({ assist: id, to: id, receiveBy: at.optional(), dueAt: at, note_seal: seal }),
  'case.assist_taken': z.object({ assist: id }),
  'case.assist_done': z.object({ assist: id, note_seal: seal }),
  'case.assist_released': z.object({ assist: id, note_seal: seal }),
  'case.transferred': z.object({
    transfer: id,
    organization: id.nullable(),
    receiveBy: at,
    dueAt: at,
    contact: z.boolean(),
    photos: z.number(),
    note_seal: seal,
  }),
  'case.transfer_taken': z.object({ transfer: id }),
  'case.transfer_asked': z.object({ transfer: id, by: at, note_seal: seal }),
  'case.transfer_answered': z.object({ transfer: id, note_seal: seal }),
  'case.transfer_done': z.object({ transfer: id, photos: z.number(), note_seal: seal }),
  'case.transfer_declined': z.object({ transfer: id, reason: code, by: at, note_seal: seal }),
  'case.transfer_ended': z.object({ transfer: id, note_seal: seal }),
  'case.split': z.object({ child: id }),
  'case.photos_added': z.object({ photos: z.number() }),
  'case.root_cause_linked': z.object({ root: id }),
  'case.reminded': z.object({ clock: code, percent: z.number(), to: id, dueAt: at }),
  'case.raised': z.object({ clock: code, days: z.number(), to: id, isTop: z.boolean(), dueAt: at }),
  /** `moved` is the clock that matters most, `promised` the resident's date where that moved too. */
  'case.recomputed': z.object({
    why: code,
    set: id,
    moved: code.nullable(),
    from: at.nullable(),
    to: at.nullable(),
    promisedFrom: at.nullable(),
    promised: at.nullable(),
    clocks: z.array(z.object({ clock: code, from: at, to: at })),
  }),
  // dashboards
  'stuck.retried': z.object({ count: z.number() }),
  'answer_template.saved': z.object({
    category: code.nullable(),
    verb: code.nullable(),
    outcome: code.nullable(),
    text_seal: seal,
  }),
  'answer_template.removed': z.object({}),
  // notifications
  'message_template.published': z.object({
    kind: code,
    channel: code,
    language: code,
    version: z.number(),
    text_seal: seal,
  }),
  'message_template.dropped': z.object({ kind: code, channel: code, language: code }),
  'group_robot.set': z.object({ groups: z.array(code) }),
  'group_robot.removed': z.object({}),
  'notice.published': z.object({ untilAt: at, targets: z.number(), photos: z.number(), text_seal: seal }),
  'notice.corrected': z.object({ untilAt: at, version: z.number(), isReworded: z.boolean(), text_seal: seal }),
  'notice.withdrawn': z.object({}),
  // stations
  'station.saved': z.object({ kind: code, grid: id, from: id.nullable() }),
  'station.closed': z.object({
    closing: id,
    from: z.string(),
    until: z.string().nullable(),
    moved: z.number(),
    cancelled: z.number(),
    reason_seal: seal,
  }),
  'station.reopened': z.object({ closing: id }),
  'offering.saved': z.object({ station: id, minutes: z.number(), seats: z.number(), who: code, offered: z.boolean() }),
  'offering.day_set': z.object({ date: z.string(), windows: z.number().nullable() }),
  /** by: self, counter, closing. */
  'booking.made': z.object({ offering: id, slot: id, person: id, by: code, from: at }),
  'booking.queued': z.object({ offering: id, slot: id, person: id, by: code, from: at }),
  'booking.promoted': z.object({ offering: id, slot: id, person: id, from: at }),
  'booking.moved': z.object({ offering: id, slot: id, person: id, from: at, to: at }),
  'booking.cancelled': z.object({ offering: id, slot: id, person: id, by: code, from: at }),
  'booking.kept': z.object({ offering: id, slot: id, person: id }),
  'booking.missed': z.object({ offering: id, slot: id, person: id }),
  'booking.unmarked': z.object({ offering: id, slot: id, person: id }),
  // intake
  'services.arranged': z.object({ order: z.array(code), open: z.array(code), words_seal: seal }),
  'report.received': z.object({
    case: id,
    channel: code,
    locatedBy: code,
    anonymous: z.boolean(),
    photos: z.number(),
    /** Milliseconds of its voice; left out: none. */
    voice: z.number().optional(),
    text_seal: seal,
  }),
  'report.files_added': z.object({ case: id, photos: z.number(), voice: z.boolean() }),
  // sync
  'device.enrolled': z.object({ person: id }),
  /** by: the person herself, or somebody over her grid. */
  'device.revoked': z.object({ person: id, by: code }),
  'device.wiped': z.object({ person: id }),
  /** why: the refusal's kind or code. */
  'rescue.held': z.object({ person: id, device: id, command: code, why: code, input_seal: seal }),
  /** how: entered, dismissed. */
  'rescue.ended': z.object({ how: code, reason_seal: seal.nullable() }),
  // admin
  'personal.corrected': z.object({ person: id, name: z.boolean(), phone: z.boolean() }),
  'personal.erased': z.object({ person: id }),
  'known_answer.saved': z.object({ text_seal: seal, until: z.string().nullable() }),
  'known_answer.removed': z.object({}),
  'known_answer.rated': z.object({ hasHelped: z.boolean() }),
  // care: neither grade nor reason nor anything of health
  'care.registered': z.object({ household: id, basis: code }),
  'care.changed': z.object({ what: code, version: z.number() }),
  'care.ended': z.object({}),
  'care.review_due': z.object({ on: z.string() }),
  'care.contacted': z.object({ household: id, way: code, reached: z.boolean(), at }),
  // deliberation
  'topic.announced': z.object({
    kind: code,
    ballot: code,
    opensAt: at,
    closesAt: at,
    countAt: at,
    quorum: code,
    threshold: code,
    thresholdOf: code,
    maxChoices: z.number(),
    words_seal: seal,
  }),
  /** rollHash: SHA-256 of the frozen roll, one household a line in the order of their ids. */
  'topic.opened': z.object({ households: z.number(), rollHash: code }),
  'topic.withdrawn': z.object({ reason_seal: seal }),
  /** ballotsHash: SHA-256 of the published ballots. */
  'topic.closed': z.object({
    outcome: code,
    cast: z.number(),
    tallies: z.array(z.number()),
    ballotsHash: code.nullable(),
  }),
  'topic.held': z.object({ votes: z.number(), unfit: z.number() }),
  'opinion.given': z.object({ topic: id, text_seal: seal }),
  'opinion.hidden': z.object({ topic: id, reason: code }),
  'opinion.shown': z.object({ topic: id }),
  'opinion.answered': z.object({ topic: id, answer_seal: seal }),
  /** Whoever wrote it had her data deleted: its words are gone. */
  'opinion.erased': z.object({ topic: id }),
  /** About the topic. boxHash: SHA-256 of the sealed box; it tells nothing of the choice, and of a secret vote nothing is left to compare it with. */
  'vote.cast': z.object({ vote: id, household: id, way: code, replaces: id.nullable(), boxHash: code }),
  'paper.entered': z.object({
    topic: id,
    household: id,
    turn: z.number(),
    state: code,
    vote: id.nullable(),
    boxHash: code,
  }),
  'paper.dropped': z.object({ topic: id, household: id }),
  'mandate.entered': z.object({ topic: id, household: id, proxy: id, signed_seal: seal }),
  'mandate.confirmed': z.object({ topic: id, household: id }),
  'mandate.revoked': z.object({ topic: id, household: id }),
  'resolution.adopted': z.object({ winners: z.array(z.number()) }),
  'resolution.failed': z.object({ reason: code }),
  'resolution.case_opened': z.object({ case: id, text_seal: seal }),
  'resolution.accounted': z.object({ case: id, outcome: code, account_seal: seal }),
  // help
  'help.asked': z.object({ kind: code, until: at, onBehalf: z.boolean(), text_seal: seal }),
  'help.offered': z.object({ kinds: z.array(code), reach: code, onBehalf: z.boolean(), text_seal: seal }),
  'help.invited': z.object({ offer: id }),
  'help.accepted': z.object({ helper: id.nullable() }),
  'help.given_back': z.object({ helper: id.nullable(), count: z.number() }),
  /** by: asker or helper. */
  'help.said_done': z.object({ by: code, countsAt: at }),
  /** by: both, or time, when the other side said nothing. */
  'help.given': z.object({ helper: id.nullable(), by: code }),
  'help.thanked': z.object({ helper: id.nullable(), text_seal: seal }),
  'help.asked_still': z.object({ until: at }),
  'help.kept_open': z.object({ until: at }),
  'help.withdrawn': z.object({ helper: id.nullable() }),
  'help.expired': z.object({}),
  'help.reported': z.object({ reason: code, case: id }),
  'help.judged': z.object({ proper: z.boolean() }),
  /** What was heard in a voice. summary_seal: of the words by which its case is called from then on, where it had none before. */
  'report.transcribed': z.object({
    case: id,
    file: id,
    transcript: id,
    text_seal: seal,
    summary_seal: seal.nullable(),
  }),
} as const

type Shapes = { [Name in keyof typeof EVENTS]: z.infer<(typeof EVENTS)[Name]> }

declare module '../platform/event-types.ts' {
  interface EventShapes extends Shapes {}
}

export type { EventBody, EventName } from '../platform/event-types.ts'
