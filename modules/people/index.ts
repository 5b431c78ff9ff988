import type { Module } from '../../platform/module.ts'
import { closeAccount, openAccount, reopenAccount, resetPassword } from './commands/accounts.ts'
import { createPost, leavePost, takePost } from './commands/posts.ts'
import { registerOrganization, registerPerson } from './commands/registers.ts'
import { membersSweep, previewMembers, runMembersImport } from './import-members.ts'
import { acceptProxy, endProxy, inviteProxy, myProxies, registerProxy } from './proxies.ts'
import { composition, listContacts, listPersons, listPosts, revealPhone, whoAmI } from './queries.ts'
import { sessionActs } from './sign-in.ts'
import { WORDS } from './words.ts'

export { loadActor } from './actor.ts'
export { membersTemplate } from './members/template.ts'
export { actorName, namesOf, phoneOf } from './names.ts'
export { organizationsOf } from './organizations.ts'
export { personFor } from './person-for.ts'
export { getPost, type Post, postsOf, postsUnder, publicContacts, resolvePost } from './post-lookup.ts'
export { proxiesOf } from './proxies.ts'

/** People, their posts and log-ins. */
export const peopleModule: Module = {
  name: 'people',
  commands: [
    registerPerson,
    createPost,
    takePost,
    leavePost,
    registerOrganization,
    openAccount,
    resetPassword,
    closeAccount,
    reopenAccount,
    previewMembers,
    runMembersImport,
    inviteProxy,
    acceptProxy,
    endProxy,
    registerProxy,
  ],
  queries: [whoAmI, listPosts, listPersons, revealPhone, listContacts, composition, myProxies],
  words: WORDS,
  sweeps: [membersSweep],
  sessionActs,
}
