/** What neighbours help each other with. */
export const HELP_KINDS = ['accompany', 'shopping', 'carry', 'lesson', 'borrow', 'company', 'repair', 'other'] as const
export type HelpKind = (typeof HELP_KINDS)[number]
export const DAY_PARTS = ['any', 'morning', 'afternoon', 'evening'] as const
export type DayPart = (typeof DAY_PARTS)[number]
/** How far somebody goes to help. */
export const REACHES = ['micro', 'ordinary', 'community'] as const
export type Reach = (typeof REACHES)[number]
/** How near two grids are: the same, under one ordinary grid, in one community. */
export const NEARNESS = REACHES
export type Nearness = Reach
export const HELP_STATES = [
  'open',
  'accepted',
  'said_done',
  'done',
  'thanked',
  'withdrawn',
  'expired',
  'ended',
] as const
export type HelpState = (typeof HELP_STATES)[number]
export const OFFER_STATES = ['open', 'withdrawn', 'expired', 'ended'] as const
export type OfferState = (typeof OFFER_STATES)[number]
/** What can be done with a request. */
export const REQUEST_VERBS = [
  'invite',
  'accept',
  'giveBack',
  'sayDone',
  'thank',
  'withdraw',
  'keepOpen',
  'report',
  'judge',
] as const
export type RequestVerb = (typeof REQUEST_VERBS)[number]
export const IMPROPER_REASONS = ['money', 'danger', 'harassment', 'private_data', 'not_help', 'other'] as const
export type ImproperReason = (typeof IMPROPER_REASONS)[number]
/** The lists of the desk. */
export const DESK_LISTS = ['open', 'waiting', 'under_way', 'improper', 'on_behalf', 'offers', 'ended'] as const
export type DeskList = (typeof DESK_LISTS)[number]
