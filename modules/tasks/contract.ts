import { ListAsks, OrderForAsk, SettleAsk } from './contract/asks.ts'
import {
  AdmitTemplate,
  AgreeMinutes,
  EndTemplate,
  GetTemplate,
  ListTemplates,
  MarkHouseholds,
  RefuseTemplate,
  SaveTemplate,
  SubmitTemplate,
  WithdrawTemplate,
} from './contract/register.ts'
import {
  CancelTask,
  ClearMissed,
  CountTasks,
  FinishTask,
  GetDoor,
  ListDoors,
  ListForPhone,
  ListTasks,
  ListVisits,
  OrderTask,
  RecordVisit,
} from './contract/tasks.ts'

export * from './contract/asks.ts'
export * from './contract/form.ts'
export * from './contract/names.ts'
export * from './contract/register.ts'
export * from './contract/tasks.ts'

export const tasksContract = [
  ListTemplates,
  GetTemplate,
  SaveTemplate,
  SubmitTemplate,
  AdmitTemplate,
  RefuseTemplate,
  WithdrawTemplate,
  EndTemplate,
  AgreeMinutes,
  MarkHouseholds,
  ListDoors,
  GetDoor,
  ListForPhone,
  ListVisits,
  CountTasks,
  ListTasks,
  OrderTask,
  CancelTask,
  ClearMissed,
  RecordVisit,
  FinishTask,
  ListAsks,
  SettleAsk,
  OrderForAsk,
] as const
