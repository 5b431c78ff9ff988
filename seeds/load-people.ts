import type { Loading } from './load.ts'
import { id } from './load-places.ts'

/** People, organizations, posts, who holds them, and the accounts to try the platform with. */
export async function loadPeople(loading: Loading, password: string): Promise<void> {
  const { sample, known } = loading
  for (const person of sample.people) {
    const { personId } = await loading.run('people.registerPerson', {
      communityId: known.communityId,
      name: person.name,
      phone: person.phone,
      tags: [...person.tags],
      isContactPublic: person.isContactPublic,
      isSynthetic: true,
    })
    known.persons.set(person.key, personId)
  }
  for (const organization of sample.organizations) {
    await loading.run('people.registerOrganization', {
      communityId: known.communityId,
      name: organization.name,
      kind: organization.kind,
    })
  }
  for (const post of sample.posts) {
    const { postId } = await loading.run('people.createPost', {
      gridId: id(known.grids, post.gridKey),
      role: post.role,
      slot: post.slot,
    })
    known.posts.set(post.key, postId)
  }
  for (const holder of sample.holders) {
    await loading.run('people.takePost', {
      postId: id(known.posts, holder.postKey),
      personId: id(known.persons, holder.personKey),
      holdsAs: holder.as,
    })
  }
  for (const account of sample.accounts) {
    await loading.run('people.openAccount', {
      personId: id(known.persons, account.personKey),
      login: account.login,
      password,
    })
  }
  for (const { personKey, householdKey, from } of sample.residences) {
    await loading.run('people.registerResidence', {
      householdId: id(known.households, householdKey),
      who: { by: 'person', personId: id(known.persons, personKey) },
      from: new Date(`${from}T00:00:00+08:00`).toISOString(),
    })
  }
  loading.step(`${sample.people.length} 人、${sample.posts.length} 个岗位 people and posts`)
}
