import { z } from 'zod'
import { defineCommand, defineQuery } from '../../../platform/pure/contract.ts'
import { DeskFilter } from './queries.ts'

const id = z.uuid()

/** What a list is narrowed to. What was searched for is left out: it may be a name, and is kept nowhere. */
const ViewFilter = DeskFilter.omit({ search: true, after: true })

/** A named filter of the desk's list (常看的列表): one account's own. `isStart`: the desk opens with it; one at most. */
export const SavedView = z.object({
  viewId: id,
  name: z.string().trim().min(1).max(20),
  filter: ViewFilter,
  isStart: z.boolean(),
})
export type SavedView = z.infer<typeof SavedView>

/** Makes one under an id of the caller's, or writes over the one with that id. */
export const SaveView = defineCommand('cases.saveView', {
  label: { zh: '保存常看的列表', en: 'Save a view' },
  input: SavedView,
  output: z.object({ viewId: id }),
})

export const RemoveView = defineCommand('cases.removeView', {
  label: { zh: '删除常看的列表', en: 'Remove a view' },
  input: z.object({ viewId: id }),
  output: z.object({ viewId: id }),
})

/** The account's own, in the order of their names. */
export const ListViews = defineQuery('cases.views', {
  label: { zh: '常看的列表', en: 'Saved views' },
  input: z.object({}),
  output: z.object({ views: z.array(SavedView) }),
})
