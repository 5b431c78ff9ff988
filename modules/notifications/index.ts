import type { Module } from '../../platform/module.ts'
import { digestSweep } from './digest.ts'
import { follows } from './follow.ts'
import { inbox, markAllRead, markMessagesRead, unread, whyThis } from './inbox.ts'
import { isNoticeShown, myNotices, noticeFigures, notices, noticesHere, previewNotice } from './notice-queries.ts'
import { noticeSweep } from './notice-sweep.ts'
import { correctNotice, publishNotice, readNotice, withdrawNotice } from './notices.ts'
import { personal } from './personal.ts'
import {
  addWay,
  confirmWay,
  getPreferences,
  removeWay,
  savePreferences,
  subscribeWebPush,
  unsubscribeWebPush,
} from './preferences.ts'
import { deliveriesOf, removeRobot, robots, setRobot, statistics, testRobot } from './staff.ts'
import { dueSweep, tidySweep } from './sweep.ts'
import { previewTemplate, publishTemplate, rollBackTemplate, templates, templateVersionsOf } from './templates.ts'
import { WORDS } from './words.ts'

/** Who is told what, when and where. */
export const notificationsModule: Module = {
  name: 'notifications',
  commands: [
    markMessagesRead,
    markAllRead,
    savePreferences,
    subscribeWebPush,
    unsubscribeWebPush,
    addWay,
    confirmWay,
    removeWay,
    publishTemplate,
    rollBackTemplate,
    setRobot,
    testRobot,
    removeRobot,
    publishNotice,
    correctNotice,
    withdrawNotice,
    readNotice,
  ],
  queries: [
    inbox,
    unread,
    whyThis,
    getPreferences,
    templates,
    templateVersionsOf,
    previewTemplate,
    deliveriesOf,
    statistics,
    robots,
    noticesHere,
    myNotices,
    notices,
    noticeFigures,
    previewNotice,
  ],
  words: WORDS,
  personal,
  follows,
  sweeps: [dueSweep, digestSweep, noticeSweep, tidySweep],
  fileSight: { notice: isNoticeShown },
}
