import { visibleTo } from '../../platform/access.ts'
import { type Command, command } from '../../platform/commands.ts'
import type { Context, WriteContext } from '../../platform/context.ts'
import { countAnew } from '../../platform/db/statistics.ts'
import type { Sweep } from '../../platform/module.ts'
import { groupBy } from '../../platform/pure/group.ts'
import { ensure, NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { type GridTree, importRuns, readSheet, treeOf } from '../grids/index.ts'
import type { Act } from './access.ts'
import { PreviewMembers, RunMembersImport } from './contract.ts'
import { applyMember } from './members/apply.ts'
import { countVerdicts, listFaults } from './members/counts.ts'
import { type Known, planMembers, type Verdict } from './members/plan.ts'
import { openRow, type SealedRow, sealRow } from './members/seal.ts'
import { checkRows, type MemberRow, NEEDED_TITLES, type RowFault, type SheetGrid, TITLES } from './members/sheet.ts'
import { ensureCommunityInSight, forbidden, mayOver, permit } from './permit.ts'
import { findByPhones } from './store/persons.ts'
import { postsHeldBy } from './store/posts.ts'

const KIND = 'members'
/** Rows taken in one transaction: what a killed worker loses is done again from here. */
const BATCH = 100
/** The tables that grow by an import. */
const WRITTEN = ['persons', 'person_tags', 'posts', 'post_holders'] as const
/** Who previewed, when it was the system. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Reads a sheet of members and foretells row by row what its import would do; nothing is changed. The good rows are kept sealed for the run. */
export const previewMembers: Command = command(PreviewMembers, {
  run: async (ctx, { communityId, fileName, content }) => {
    const tree = await treeOf(ctx)
    const mainId = mainFor(ctx, tree, 'previewImport', communityId)
    const { rows, faults: broken } = await readSheet(Buffer.from(content, 'base64'), TITLES, NEEDED_TITLES)
    const unreadable = new Set(broken.map((fault) => fault.row))
    const checked = checkRows(
      rows.filter((row) => !unreadable.has(row.row)),
      gridsByCode(ctx, tree, communityId),
    )
    const plan = planMembers(checked.members, await onFile(ctx, mainId, checked.members))
    const importId = ctx.newId()
    await importRuns.insert(ctx.sql, ctx.tenant, {
      id: importId,
      communityId,
      kind: KIND,
      fileName,
      rowsTotal: rows.length,
      rows: plan.rows.map(({ member }) => sealRow(ctx.keys, member)),
      notes: {
        ...countVerdicts(plan.rows.map((row) => row.verdict)),
        faults: listFaults([...broken, ...checked.faults, ...plan.faults]),
        leftOut: rows.length - plan.rows.length,
        treeVersion: 0,
      },
      createdAt: ctx.now,
      createdBy: ctx.actor.kind === 'person' ? ctx.actor.personId : NOBODY,
    })
    return { importId }
  },
  reply: (ctx, { importId }) => importRuns.show(ctx, importId),
})

/** Starts a previewed import, if every grid it fills is the actor's. The sweep takes the rows; anybody may watch, nobody needs to wait. */
export const runMembersImport: Command = command(RunMembersImport, {
  run: async (ctx, { importId }) => {
    const one = await importRuns.lock(ctx.sql, ctx.tenant, importId)
    if (one.kind !== KIND) throw new NotFound('import')
    const tree = await treeOf(ctx)
    mainFor(ctx, tree, 'runImport', one.communityId)
    ensure(one.state === 'previewed', () => new Refusal('import.already_run'))
    ensure(one.notes.leftOut < one.rowsTotal, () => new Refusal('import.nothing_to_do'))
    const rows = await importRuns.rows<SealedRow>(ctx.sql, ctx.tenant, importId, 0, one.rowsTotal)
    const grids = new Set(rows.flatMap((row) => openRow(ctx.keys, row).gridId ?? []))
    ensure(
      [...grids].every((gridId) => mayOver(ctx, tree, 'runImport', gridId)),
      () => forbidden('runImport'),
    )
    const notes = { ...one.notes, created: 0, changed: 0, unchanged: 0 }
    await importRuns.save(ctx.sql, ctx.tenant, {
      id: importId,
      state: 'running',
      rowsDone: notes.leftOut,
      notes,
      finishedAt: null,
    })
    return { importId }
  },
  reply: (ctx, { importId }) => importRuns.show(ctx, importId),
})

/** Takes the rows of running imports, a batch in each transaction; rows and progress are saved together, so each is taken exactly once. */
export const membersSweep: Sweep = {
  name: 'people.import',
  everySeconds: 2,
  dueTenants: (db) => importRuns.tenants(db, [KIND]),
  run: async (ctx) => {
    const one = await importRuns.lockRunning(ctx.sql, ctx.tenant, [KIND])
    if (!one) return 0
    const tree = await treeOf(ctx)
    const main = tree.mainOf(one.communityId)
    if (!main) throw new NotFound('community')
    const rows = await importRuns.rows<SealedRow>(ctx.sql, ctx.tenant, one.id, one.rowsDone - one.notes.leftOut, BATCH)
    const { verdicts, faults } = await takeRows(ctx, tree, main.id, rows)
    const counts = countVerdicts(verdicts)
    const notes = {
      ...one.notes,
      created: one.notes.created + counts.created,
      changed: one.notes.changed + counts.changed,
      unchanged: one.notes.unchanged + counts.unchanged,
      faults: listFaults([...one.notes.faults, ...faults]),
    }
    const rowsDone = one.rowsDone + rows.length
    const hasEnded = rowsDone >= one.rowsTotal || rows.length === 0
    const outcome = notes.created + notes.changed + notes.unchanged > 0 ? 'done' : 'failed'
    await importRuns.save(ctx.sql, ctx.tenant, {
      id: one.id,
      state: hasEnded ? outcome : 'running',
      rowsDone,
      notes,
      finishedAt: hasEnded ? ctx.now : null,
    })
    if (hasEnded) await countAnew(ctx.sql, WRITTEN, notes.created + notes.changed)
    return 1
  },
}

async function takeRows(
  ctx: WriteContext,
  tree: GridTree,
  mainId: string,
  rows: readonly SealedRow[],
): Promise<{ verdicts: Verdict[]; faults: RowFault[] }> {
  const verdicts: Verdict[] = []
  const faults: RowFault[] = []
  for (const row of rows) {
    const done = await applyMember(ctx, tree, mainId, openRow(ctx.keys, row))
    if (typeof done === 'string') verdicts.push(done)
    else faults.push(done)
  }
  return { verdicts, faults }
}

/** The main grid of a community in sight over which the actor may import. @throws NotFound, Forbidden */
function mainFor(ctx: Context, tree: GridTree, act: Act, communityId: string): string {
  ensureCommunityInSight(tree, visibleTo(ctx.actor), communityId)
  const main = tree.mainOf(communityId)
  if (!main) throw new NotFound('community')
  permit(ctx, tree, act, main.id)
  return main.id
}

function gridsByCode(ctx: Context, tree: GridTree, communityId: string): (code: string) => SheetGrid | undefined {
  const grids = tree.all().filter((grid) => grid.communityId === communityId)
  const byCode = new Map(
    grids.map((grid) => [
      grid.code,
      { id: grid.id, level: grid.level, kind: grid.kind, isMine: mayOver(ctx, tree, 'takePost', grid.id) },
    ]),
  )
  return (code) => byCode.get(code)
}

/** What is on file of the people in the sheet, by number. */
async function onFile(ctx: Context, mainId: string, members: readonly MemberRow[]): Promise<Map<string, Known>> {
  const numbers = new Map(
    members.map((member) => [ctx.keys.index('phone', member.phone).toString('hex'), member.phone]),
  )
  const found = await findByPhones(
    ctx.sql,
    ctx.tenant,
    [...numbers.keys()].map((hash) => Buffer.from(hash, 'hex')),
    mainId,
  )
  const posts = groupBy(
    await postsHeldBy(
      ctx.sql,
      ctx.tenant,
      found.map((person) => person.id),
      ctx.now,
    ),
    (post) => post.personId,
  )
  return new Map(
    found.map(({ id, phoneHash, name, tags, isContactPublic, isHere }) => [
      numbers.get(phoneHash.toString('hex')) ?? '',
      { name, tags, isContactPublic, isHere, posts: posts.get(id) ?? [] },
    ]),
  )
}
