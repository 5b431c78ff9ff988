import type { Module } from '../../platform/module.ts'
import { absences, deputies, myAbsences } from './absence-queries.ts'
import { endAbsence, stateAbsence } from './commands/absences.ts'
import { closeAccount, openAccount, reopenAccount, resetPassword } from './commands/accounts.ts'
import { createPost, leavePost, setTerm, takePost } from './commands/posts.ts'
import { registerOrganization, registerPerson } from './commands/registers.ts'
import {
  confirmResidence,
  endResidence,
  refuseResidence,
  registerResidence,
  stateResidence,
} from './commands/residences.ts'
import { composition } from './composition.ts'
import { membersSweep, previewMembers, runMembersImport } from './import-members.ts'
import { personal } from './personal.ts'
import { acceptProxy, endProxy, inviteProxy, myProxies, registerProxy } from './proxies.ts'
import { listContacts, listPersons, listPosts, revealPhone, whoAmI } from './queries.ts'
import { appointReserve, keepReserve, reserve } from './reserve.ts'
import { listDoors, listMyHouseholds, listResidencesToConfirm, listResidents } from './residences.ts'
import { correctResident, undoCorrection, verifyResidents } from './residents/commands.ts'
import { listPersonCorrections } from './residents/queries.ts'
import { sessionActs } from './sign-in.ts'
import { mySkills, searchSkills, setSkills } from './skills.ts'
import { termsEnding } from './terms.ts'
import { WORDS } from './words.ts'

export { awayWithin, postsTurned } from './absence-queries.ts'
export { loadActor } from './actor.ts'
export { holdsNow, passPost } from './commands/posts.ts'
export { endLiving } from './commands/residences.ts'
export { membersTemplate } from './members/template.ts'
export { actorName, namesOf, namesOfAccounts, phoneOf } from './names.ts'
export { organizationsOf } from './organizations.ts'
export { personFor } from './person-for.ts'
export { correctPerson } from './personal.ts'
export {
  getPost,
  inCharge,
  type Post,
  postsOf,
  postsUnder,
  publicContacts,
  resolvePost,
  resolvePosts,
} from './post-lookup.ts'
export { proxiesOf } from './proxies.ts'
export { householdsOf, type Living, residentsOf } from './residences.ts'
export { type KnownPerson, knownPersons, verifyPersons, writePerson } from './residents/write.ts'
export { seatApartFrom, staffAt } from './seats-apart.ts'

/** People, their posts and log-ins. */
export const peopleModule: Module = {
  name: 'people',
  commands: [
    registerPerson,
    createPost,
    takePost,
    leavePost,
    setTerm,
    registerOrganization,
    openAccount,
    resetPassword,
    closeAccount,
    reopenAccount,
    previewMembers,
    runMembersImport,
    stateResidence,
    confirmResidence,
    refuseResidence,
    endResidence,
    registerResidence,
    correctResident,
    verifyResidents,
    undoCorrection,
    inviteProxy,
    acceptProxy,
    endProxy,
    registerProxy,
    stateAbsence,
    endAbsence,
    setSkills,
    keepReserve,
    appointReserve,
  ],
  queries: [
    whoAmI,
    listPosts,
    listPersons,
    revealPhone,
    listContacts,
    composition,
    termsEnding,
    mySkills,
    searchSkills,
    reserve,
    listMyHouseholds,
    listDoors,
    listResidencesToConfirm,
    listResidents,
    listPersonCorrections,
    myProxies,
    absences,
    myAbsences,
    deputies,
  ],
  words: WORDS,
  sweeps: [membersSweep],
  personal,
  sessionActs,
}
