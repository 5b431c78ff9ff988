import { z } from 'zod'
import { defineCommand, defineQuery } from '../../platform/pure/contract.ts'
import { ImportRun } from '../grids/contract.ts'
import { EndAbsence, ListAbsences, ListDeputies, ListMyAbsences, StateAbsence } from './contract/absences.ts'
import {
  AppointReserve,
  Composition,
  KeepReserve,
  ListMySkills,
  ListReserve,
  SearchSkills,
  SetSkills,
} from './contract/force.ts'
import { Away, ORGANIZATION_KINDS, Phone, ROLES, TAGS } from './contract/names.ts'
import { AcceptProxy, EndProxy, InviteProxy, ListMyProxies, RegisterProxy } from './contract/proxies.ts'
import {
  ConfirmResidence,
  EndResidence,
  ListDoors,
  ListMyHouseholds,
  ListResidencesToConfirm,
  ListResidents,
  RefuseResidence,
  RegisterResidence,
  StateResidence,
} from './contract/residences.ts'
import { CorrectResident, ListPersonCorrections, UndoPersonCorrection, VerifyResidents } from './contract/residents.ts'

export * from './contract/absences.ts'
export * from './contract/force.ts'
export * from './contract/names.ts'
export * from './contract/proxies.ts'
export * from './contract/residences.ts'
export * from './contract/residents.ts'
export * from './contract/session-acts.ts'

const id = z.uuid()
const name = z.string().trim().min(1).max(60)
const moment = z.iso.datetime()

export const Holder = z.object({
  personId: id,
  name: z.string(),
  phoneMasked: z.string().nullable(),
  holdsAs: z.enum(['holder', 'deputy']),
  from: moment,
  until: moment.nullable(),
  /** Set while he is away: until then he does not answer for the seat. */
  awayUntil: moment.nullable(),
})
export type Holder = z.infer<typeof Holder>
export const Post = z.object({
  id,
  gridId: id,
  gridName: z.string(),
  role: z.enum(ROLES),
  slot: z.number(),
  holders: z.array(Holder),
})
export type Post = z.infer<typeof Post>
export const Person = z.object({
  id,
  name: z.string(),
  phoneMasked: z.string().nullable(),
  tags: z.array(z.enum(TAGS)),
  posts: z.array(z.object({ postId: id, role: z.enum(ROLES), gridId: id, gridName: z.string() })),
  /** The way in that staff look after: `login` is null while there is none. */
  account: z.object({ login: z.string().nullable(), isClosed: z.boolean() }),
})
export type Person = z.infer<typeof Person>

/** Who is signed in and where: the acting person, the posts, and the grids they stand in. */
export const Me = z.object({
  accountId: id,
  personId: id,
  name: z.string(),
  tenant: z.number(),
  tenants: z.array(z.object({ tenant: z.number(), name: z.string() })),
  isStaff: z.boolean(),
  mustChangePassword: z.boolean(),
  grants: z.array(
    z.object({ postId: id, role: z.enum(ROLES), gridId: id, gridName: z.string(), as: z.enum(['holder', 'deputy']) }),
  ),
})
export type Me = z.infer<typeof Me>

// --- commands ---

export const RegisterPerson = defineCommand('people.registerPerson', {
  label: { zh: '登记人员', en: 'Register a person' },
  input: z.object({
    communityId: id,
    name,
    phone: Phone.nullable().default(null),
    tags: z.array(z.enum(TAGS)).default([]),
    isContactPublic: z.boolean().default(false),
    isSynthetic: z.boolean().default(false),
  }),
  output: z.object({ personId: id }),
})

export const CreatePost = defineCommand('people.createPost', {
  label: { zh: '设立岗位', en: 'Create a post' },
  input: z.object({ gridId: id, role: z.enum(ROLES), slot: z.number().int().min(1).max(999).default(1) }),
  output: z.object({ postId: id }),
})

export const TakePost = defineCommand('people.takePost', {
  label: { zh: '任职', en: 'Take a post' },
  input: z.object({
    postId: id,
    personId: id,
    holdsAs: z.enum(['holder', 'deputy']).default('holder'),
    until: moment.nullable().default(null),
  }),
  output: z.object({ postId: id }),
})

export const LeavePost = defineCommand('people.leavePost', {
  label: { zh: '离任', en: 'Leave a post' },
  input: z.object({ postId: id, personId: id }),
  output: z.object({ postId: id }),
})

export const SetTerm = defineCommand('people.setTerm', {
  label: { zh: '设定任期', en: 'Set a term' },
  input: z.object({ postId: id, personId: id, until: moment.nullable() }),
  output: z.object({ postId: id }),
})

/** Whose term in a community ends within 30 days, the first first. */
export const ListTermsEnding = defineQuery('people.termsEnding', {
  label: { zh: '任期将满', en: 'Terms that end soon' },
  input: z.object({ communityId: id }),
  output: z.object({
    terms: z.array(
      z.object({
        postId: id,
        role: z.enum(ROLES),
        gridId: id,
        gridName: z.string(),
        personId: id,
        name: z.string(),
        until: moment,
      }),
    ),
  }),
})

export const RegisterOrganization = defineCommand('people.registerOrganization', {
  label: { zh: '登记单位', en: 'Register an organization' },
  input: z.object({ communityId: id, name, kind: z.enum(ORGANIZATION_KINDS) }),
  output: z.object({ organizationId: id }),
})

export const OpenAccount = defineCommand('people.openAccount', {
  label: { zh: '开通账号', en: 'Open an account' },
  input: z.object({
    personId: id,
    login: z.string().regex(/^[a-z][a-z0-9._-]{2,39}$/),
    password: z.string().min(10).max(128),
  }),
  output: z.object({ accountId: id }),
})

/** Somebody forgot the password: a new first one, to be changed at the next sign-in. Every session of the account ends. */
export const ResetPassword = defineCommand('people.resetPassword', {
  label: { zh: '重置密码', en: 'Reset a password' },
  input: z.object({ personId: id, password: z.string().min(10).max(128) }),
  output: z.object({ accountId: id }),
})

/** Nobody signs in to a closed account, and its sessions end; it can be opened again. */
export const CloseAccount = defineCommand('people.closeAccount', {
  label: { zh: '停用账号', en: 'Close an account' },
  input: z.object({ personId: id }),
  output: z.object({ accountId: id }),
})
export const ReopenAccount = defineCommand('people.reopenAccount', {
  label: { zh: '恢复账号', en: 'Open a closed account again' },
  input: z.object({ personId: id }),
  output: z.object({ accountId: id }),
})

export const PreviewMembers = defineCommand('people.previewImport', {
  label: { zh: '预览导入网格员', en: 'Preview an import of members' },
  input: z.object({
    communityId: id,
    fileName: z.string().max(200),
    /** XLSX, base64, at most 8 MB. */ content: z.base64().max(11_200_000),
  }),
  output: ImportRun,
})

export const RunMembersImport = defineCommand('people.runImport', {
  label: { zh: '执行导入网格员', en: 'Run an import of members' },
  input: z.object({ importId: id }),
  output: ImportRun,
})

// --- queries ---

export const WhoAmI = defineQuery('people.me', {
  label: { zh: '我是谁', en: 'Who am I' },
  crossTenant: true,
  input: z.object({}),
  output: Me,
})

export const ListPosts = defineQuery('people.posts', {
  label: { zh: '岗位', en: 'Posts' },
  input: z.object({ gridId: id, /** Also the posts of all grids under it. */ under: z.boolean().default(false) }),
  output: z.object({ posts: z.array(Post) }),
})

export const ListPersons = defineQuery('people.persons', {
  label: { zh: '人员', en: 'People' },
  method: 'POST',
  input: z.object({
    communityId: id,
    search: z.string().trim().max(40).default(''),
    tag: z.enum(TAGS).nullable().default(null),
    afterId: id.optional(),
  }),
  output: z.object({ persons: z.array(Person), nextAfterId: id.nullable() }),
})

export const RevealPhone = defineQuery('people.revealPhone', {
  label: { zh: '查看电话', en: 'Reveal a phone number' },
  method: 'POST',
  sensitive: true,
  input: z.object({ personId: id, reason: z.string().trim().min(2).max(200) }),
  /** The name too: in lists of residents it is masked. */
  output: z.object({ phone: z.string().nullable(), name: z.string() }),
})

/** Whom the people of a grid can call: who holds its posts and those above it, nearest first. A number only with its owner's consent. */
export const ListContacts = defineQuery('people.contacts', {
  label: { zh: '可以找的人', en: 'Whom to call' },
  input: z.object({ gridId: id }),
  output: z.object({
    contacts: z.array(
      z.object({
        personId: id,
        name: z.string(),
        role: z.enum(ROLES),
        gridId: id,
        gridName: z.string(),
        holdsAs: z.enum(['holder', 'deputy']),
        /** For whom he stands in today. */
        standsInFor: Away.nullable(),
        phone: z.string().nullable(),
      }),
    ),
  }),
})

export const peopleContract = [
  RegisterPerson,
  CreatePost,
  TakePost,
  LeavePost,
  SetTerm,
  RegisterOrganization,
  OpenAccount,
  ResetPassword,
  CloseAccount,
  ReopenAccount,
  PreviewMembers,
  RunMembersImport,
  StateResidence,
  ConfirmResidence,
  RefuseResidence,
  EndResidence,
  RegisterResidence,
  ListMyHouseholds,
  ListDoors,
  ListResidencesToConfirm,
  ListResidents,
  CorrectResident,
  VerifyResidents,
  UndoPersonCorrection,
  ListPersonCorrections,
  InviteProxy,
  AcceptProxy,
  EndProxy,
  RegisterProxy,
  ListMyProxies,
  StateAbsence,
  EndAbsence,
  ListAbsences,
  ListMyAbsences,
  ListDeputies,
  WhoAmI,
  ListPosts,
  ListPersons,
  RevealPhone,
  ListContacts,
  Composition,
  ListTermsEnding,
  SetSkills,
  ListMySkills,
  SearchSkills,
  KeepReserve,
  AppointReserve,
  ListReserve,
] as const
