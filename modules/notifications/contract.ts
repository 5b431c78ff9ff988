import { CountUnread, ListInbox, MarkAllRead, MarkRead, WhyThis } from './contract/inbox.ts'
import {
  CorrectNotice,
  ListMyNotices,
  ListNotices,
  ListNoticesHere,
  NoticeFigures,
  PreviewNotice,
  PublishNotice,
  ReadNotice,
  WithdrawNotice,
} from './contract/notices.ts'
import {
  AddWay,
  ConfirmWay,
  GetPreferences,
  RemoveWay,
  SavePreferences,
  SubscribeWebPush,
  UnsubscribeWebPush,
} from './contract/preferences.ts'
import { CountDeliveries, ListDeliveries, ListRobots, RemoveRobot, SetRobot, TestRobot } from './contract/staff.ts'
import {
  ListMessageTemplates,
  ListTemplateVersions,
  PreviewTemplate,
  PublishTemplate,
  RollBackTemplate,
} from './contract/templates.ts'

export * from './contract/inbox.ts'
export * from './contract/names.ts'
export * from './contract/notices.ts'
export * from './contract/preferences.ts'
export * from './contract/staff.ts'
export * from './contract/templates.ts'

export const notificationsContract = [
  ListInbox,
  CountUnread,
  WhyThis,
  MarkRead,
  MarkAllRead,
  GetPreferences,
  SavePreferences,
  SubscribeWebPush,
  UnsubscribeWebPush,
  AddWay,
  ConfirmWay,
  RemoveWay,
  ListMessageTemplates,
  ListTemplateVersions,
  PreviewTemplate,
  PublishTemplate,
  RollBackTemplate,
  ListDeliveries,
  CountDeliveries,
  ListRobots,
  SetRobot,
  TestRobot,
  RemoveRobot,
  PublishNotice,
  CorrectNotice,
  WithdrawNotice,
  ReadNotice,
  ListNoticesHere,
  ListMyNotices,
  ListNotices,
  NoticeFigures,
  PreviewNotice,
] as const
