import type { ComponentType } from 'react'
import type { HumanVerb } from '../../../kit/case/verbs.ts'
import { AskForm } from './ask-form.tsx'
import { AssignForm } from './assign-form.tsx'
import { ClaimForm, WithdrawForm } from './confirm-forms.tsx'
import { FollowUpForm } from './follow-up-form.tsx'
import type { FormProps } from './frame.tsx'
import { MergeForm } from './merge-form.tsx'
import { NoteForm } from './note-form.tsx'
import { RateForm } from './rate-form.tsx'
import { RejectForm } from './reject-form.tsx'
import { ReopenForm } from './reopen-form.tsx'
import { ResolveForm } from './resolve-form.tsx'
import { SendBackForm } from './send-back-form.tsx'
import { SettleForm } from './settle-form.tsx'
import { SupplyForm } from './supply-form.tsx'
import { TriageForm } from './triage-form.tsx'
import { VerifyForm } from './verify-form.tsx'

/** The form of each verb; a verb without one does not compile. */
export const FORMS = {
  triage: TriageForm,
  settle: SettleForm,
  reject: RejectForm,
  merge: MergeForm,
  withdraw: WithdrawForm,
  assign: AssignForm,
  claim: ClaimForm,
  sendBack: SendBackForm,
  ask: AskForm,
  supply: SupplyForm,
  note: NoteForm,
  resolve: ResolveForm,
  verify: VerifyForm,
  followUp: FollowUpForm,
  rate: RateForm,
  reopen: ReopenForm,
} satisfies Record<HumanVerb, ComponentType<FormProps>>
