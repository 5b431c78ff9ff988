import { visibleTo } from '../../platform/access.ts'
import { type Command, command } from '../../platform/commands.ts'
import { ensure, NotFound } from '../../platform/pure/refusals.ts'
import { type Query, query } from '../../platform/queries.ts'
import { metresFrom, treeOf } from '../grids/index.ts'
import { ListMySkills, SearchSkills, SetSkills } from './contract.ts'
import { maskedPhone } from './names.ts'
import { forbidden, gridInSight, gridsToLookAt, mayOver } from './permit.ts'
import { personsWithSkill, saveSkills, skillsOf } from './store/force.ts'
import { isInForce } from './store/lists.ts'
import { findPersons, gridsOfRegistration, lockPerson } from './store/persons.ts'
import { postsHeldBy } from './store/posts.ts'

export const setSkills: Command = command(SetSkills, {
  run: async (ctx, { personId, skills }) => {
    const sight = visibleTo(ctx.actor)
    await lockPerson(ctx.sql, ctx.tenant, personId, sight)
    const tree = await treeOf(ctx)
    const held = await postsHeldBy(ctx.sql, ctx.tenant, [personId], ctx.now)
    const registered = await gridsOfRegistration(ctx.sql, ctx.tenant, personId)
    const grids = [...held.map((post) => post.gridId), ...registered].filter((id) => tree.get(id))
    const self = sight.personId === personId ? ['self'] : []
    const gridId = grids[0] ?? tree.topId
    if (!gridId) throw new NotFound('person')
    ensure(
      [...grids, gridId].some((id) => mayOver(ctx, tree, 'setSkills', id, self)),
      () => forbidden('setSkills'),
    )
    const distinct = [...new Set(skills)]
    await saveSkills(ctx.sql, ctx.tenant, personId, distinct, ctx.now)
    const { chainId } = tree.communityOf(gridId)
    ctx.announce('person.skills_set', { type: 'person', id: personId, gridId, chainId }, { count: distinct.length })
    return { personId }
  },
  reply: async (_ctx, { personId }) => ({ personId }),
})

export const mySkills: Query = query(ListMySkills, async (ctx) => {
  const { personId } = visibleTo(ctx.actor)
  if (personId === null) throw new NotFound('person')
  return { skills: (await skillsOf(ctx.sql, ctx.tenant, [personId])).map((one) => one.skill) }
})

export const searchSkills: Query = query(SearchSkills, async (ctx, { communityId, skill, nearGridId }) => {
  const tree = await treeOf(ctx)
  const sight = visibleTo(ctx.actor)
  const grids = gridsToLookAt(ctx, tree, 'searchSkills', communityId)
  gridInSight(tree, sight, nearGridId)
  const able: string[] = []
  for (const personId of await personsWithSkill(ctx.sql, ctx.tenant, skill))
    if (await isInForce(ctx.sql, ctx.tenant, sight, grids, ctx.now, personId)) able.push(personId)
  const seen = new Set(grids)
  const held = (await postsHeldBy(ctx.sql, ctx.tenant, able, ctx.now)).filter((post) => seen.has(post.gridId))
  const metres = await metresFrom(ctx, nearGridId, [...new Set(held.map((post) => post.gridId))])
  const far = (gridId: string) => metres.get(gridId) ?? Number.POSITIVE_INFINITY
  const skills = await skillsOf(ctx.sql, ctx.tenant, able)
  const persons = (await findPersons(ctx.sql, ctx.tenant, able)).map((person) => {
    const [nearest] = held
      .filter((post) => post.personId === person.id)
      .toSorted((a, b) => far(a.gridId) - far(b.gridId))
    return {
      personId: person.id,
      name: person.name,
      phoneMasked: maskedPhone(ctx, person.phoneSealed),
      skills: skills.filter((one) => one.personId === person.id).map((one) => one.skill),
      gridName: nearest ? (tree.get(nearest.gridId)?.name ?? '') : null,
      role: nearest?.role ?? null,
      metres: nearest ? (metres.get(nearest.gridId) ?? null) : null,
    }
  })
  const distance = (one: (typeof persons)[number]) => one.metres ?? Number.POSITIVE_INFINITY
  return { persons: persons.toSorted((a, b) => distance(a) - distance(b)).slice(0, MOST) }
})

/** So many are shown; the nearest are what somebody looks for. */
const MOST = 50
