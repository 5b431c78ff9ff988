import type { Word, Words } from '../../platform/pure/words.ts'
import type { BOOKING_STATES, ENDED_BY, FACILITIES, STATION_KINDS, WHO_MAY_BOOK } from './contract.ts'

export const KIND_WORDS = {
  member_home: { zh: '网格员之家', en: 'Grid members’ home' },
  service: { zh: '党群服务站', en: 'Service station' },
  operations: { zh: '城运站', en: 'Operations station' },
  post: { zh: '网格驿站', en: 'Grid rest stop' },
  kitchen: { zh: '社区厨房', en: 'Community kitchen' },
} as const satisfies Record<(typeof STATION_KINDS)[number], Word>

export const FACILITY_WORDS = {
  step_free: { zh: '无障碍通道', en: 'Step-free access' },
  toilet: { zh: '卫生间', en: 'Toilet' },
  drinking_water: { zh: '饮用水', en: 'Drinking water' },
  seats: { zh: '休息座椅', en: 'Seats' },
  wifi: { zh: '无线网', en: 'Wi-Fi' },
  charging: { zh: '手机充电', en: 'Phone charging' },
  nursing_room: { zh: '母婴室', en: 'Nursing room' },
  first_aid: { zh: '急救箱', en: 'First aid' },
} as const satisfies Record<(typeof FACILITIES)[number], Word>

export const WHO_WORDS = {
  everyone: { zh: '谁都可以约', en: 'Open to everybody' },
  residents: { zh: '住在本网格的居民', en: 'For residents of this grid' },
  workers: { zh: '在附近上班的人（到店出示工牌）', en: 'For people who work near by (show your badge)' },
} as const satisfies Record<(typeof WHO_MAY_BOOK)[number], Word>

export const STATE_WORDS = {
  booked: { zh: '已约好', en: 'Booked' },
  waiting: { zh: '排队中', en: 'Waiting' },
  kept: { zh: '已到', en: 'Came' },
  missed: { zh: '没到', en: 'Did not come' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<(typeof BOOKING_STATES)[number], Word>

export const ENDED_BY_WORDS = {
  self: { zh: '您取消了', en: 'You cancelled it' },
  counter: { zh: '服务站取消了', en: 'The station cancelled it' },
  closing: { zh: '服务站当天不开，已取消', en: 'Cancelled: the station is closed that day' },
} as const satisfies Record<(typeof ENDED_BY)[number], Word>

/** Facts of this module, as a history says them. */
export const EVENT_WORDS = {
  'station.saved': { zh: '保存了服务站', en: 'Station saved' },
  'station.closed': { zh: '服务站停开', en: 'Station closed for some days' },
  'station.reopened': { zh: '服务站恢复开放', en: 'Station open again' },
  'offering.saved': { zh: '保存了便民服务', en: 'Service saved' },
  'offering.day_set': { zh: '另定了某天的时段', en: 'Other hours set for a day' },
  'booking.made': { zh: '约好了', en: 'Booked' },
  'booking.queued': { zh: '排上了队', en: 'Waiting for a place' },
  'booking.promoted': { zh: '排到了，约好了', en: 'Moved up from the queue' },
  'booking.moved': { zh: '改到另一天', en: 'Moved to another day' },
  'booking.cancelled': { zh: '取消了', en: 'Cancelled' },
  'booking.kept': { zh: '到了', en: 'Came' },
  'booking.missed': { zh: '没到', en: 'Did not come' },
  'booking.unmarked': { zh: '撤回了到没到的记录', en: 'Mark taken back' },
} as const satisfies Words

/** Heads of the columns of the monthly figures. */
export const MONTH_WORDS = {
  date: { zh: '日期', en: 'Date' },
  offering: { zh: '便民服务', en: 'Service' },
  visits: { zh: '人次', en: 'Visits' },
  walkIns: { zh: '直接来的', en: 'Without booking' },
  kept: { zh: '预约到了的', en: 'Bookings kept' },
  missed: { zh: '预约没到的', en: 'Bookings missed' },
  cancelled: { zh: '取消的', en: 'Cancelled' },
  total: { zh: '合计', en: 'Total' },
} as const satisfies Words

/** The sentence for every refusal of this module. */
export const WORDS: Words = {
  'station.name_taken': {
    zh: '本社区已经有同名的服务站，请换一个名字。',
    en: 'There is already a station of this name in the community; please choose another.',
  },
  'station.stays': {
    zh: '服务站不能搬到别的社区。请在那边新开一个。',
    en: 'A station cannot move to another community. Open a new one there.',
  },
  'station.hours_wrong': {
    zh: '开放时间里有一段结束早于开始，或两段重叠，请改一改。',
    en: 'One period of the opening hours ends before it begins, or two overlap; please correct it.',
  },
  'station.building_elsewhere': {
    zh: '这栋楼不在所选的网格里，请另选。',
    en: 'This building is not in the chosen grid; please choose another.',
  },
  'offering.name_taken': {
    zh: '这个站已经有同名的服务，请换一个名字。',
    en: 'This station already has a service of this name; please choose another.',
  },
  'offering.stays': {
    zh: '服务不能挪到别的站。请在那边新建一项。',
    en: 'A service cannot move to another station. Put a new one up there.',
  },
  'offering.window_short': {
    zh: '有一段时间不够做一次（每次 {minutes} 分钟），请加长或删去。',
    en: 'One period is shorter than one appointment ({minutes|minute|minutes}); make it longer or remove it.',
  },
  'offering.windows_overlap': {
    zh: '同一天里有两段时间重叠，请改一改。',
    en: 'Two periods of one day overlap; please correct them.',
  },
  'closing.ended': { zh: '这次停开已经结束。', en: 'This closing is over already.' },
  'closing.in_the_past': {
    zh: '停开的日期已经过了，请选今天或以后。',
    en: 'These days are over; choose today or a later day.',
  },
  'closing.dates_wrong': { zh: '结束日期早于开始日期。', en: 'The last day is before the first.' },
  'closing.move_one_day': {
    zh: '只有停开一天时才能整体改到另一天，而且不能改到当天。',
    en: 'Only a single closed day can be moved, and to another day.',
  },
  'booking.no_such_slot': {
    zh: '这个时段没有开放预约，请刷新后另选。',
    en: 'This slot is not offered. Refresh the page and choose another.',
  },
  'booking.too_late': { zh: '这个时段已经开始，请另选。', en: 'This slot has begun; please choose another.' },
  'booking.not_open_yet': {
    zh: '还没到预约的时候：最多提前 {days} 天约。',
    en: 'It is too early: it can be booked at most {days|day|days} ahead.',
  },
  'booking.twice': { zh: '您已经约了这个时段。', en: 'You have this slot already.' },
  'booking.overlaps': {
    zh: '您在这个时间已有别的预约，请先取消那一个，或另选时间。',
    en: 'You have another booking at that time. Cancel it first or choose another time.',
  },
  'booking.too_many': {
    zh: '这项服务一个人最多同时约 {most} 次。用掉或取消一个后再约。',
    en: 'One person can have {most} open bookings of this service. Use or cancel one first.',
  },
  'booking.full': {
    zh: '刚刚被约满了。可以排队，有人取消就自动轮到您；也可以另选时间。',
    en: 'It has just been taken. You can wait for a place – you move up when somebody cancels – or choose another time.',
  },
  'booking.queue_full': {
    zh: '排队的人已经太多，请另选时间。',
    en: 'Too many are waiting already; please choose another time.',
  },
  'booking.residents_only': {
    zh: '这项服务只给住在“{grid}”的居民。您的住址还没有确认，可以请网格员确认，或到服务站请工作人员代约。',
    en: 'This is for residents of “{grid}”. Your address is not confirmed yet: ask your grid member, or the counter, to book for you.',
  },
  'booking.workers_only': {
    zh: '这项服务给在附近上班的人，请勾选“我在附近上班”，到店出示工牌。',
    en: 'This is for people who work near by: tick “I work near by” and show your badge at the counter.',
  },
  'booking.over': { zh: '这个预约已经结束或取消。', en: 'This booking is over or cancelled.' },
  'booking.cancel_too_late': {
    zh: '离开始不到 {hours} 小时，不能在这里取消了。请打电话或到服务站说一声。',
    en: 'It is less than {hours|hour|hours} before it begins. Please call the station or tell the counter.',
  },
  'booking.not_yet': { zh: '还没到时间，不能记。', en: 'It is too early to mark this.' },
  'booking.not_markable': {
    zh: '这个预约不能这样记，请刷新看看现在的状态。',
    en: 'This booking cannot be marked so; refresh the page to see how it stands.',
  },
  'booking.too_long_ago': { zh: '过了七天，不能再改。', en: 'More than seven days ago; it can no longer be changed.' },
  'visit.nothing_to_undo': {
    zh: '没有可以撤回的：只能撤回自己十分钟内的最后一次。',
    en: 'Nothing to take back: only your own last tap within ten minutes.',
  },
}
