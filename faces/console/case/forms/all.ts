import type { ComponentType } from 'react'
import type { HumanVerb } from '../../../kit/case/verbs.ts'
import { AskForm } from './ask-form.tsx'
import { AssignForm } from './assign-form.tsx'
import { FinishAssistForm, ReleaseAssistForm, TakeAssistForm } from './assist-forms.tsx'
import { ClaimForm, WithdrawForm } from './confirm-forms.tsx'
import { ContactForm } from './contact-form.tsx'
import { ReviewForm, SuperviseForm } from './dated-forms.tsx'
import { FollowUpForm } from './follow-up-form.tsx'
import type { FormProps } from './frame.tsx'
import { MergeForm } from './merge-form.tsx'
import { NoteForm } from './note-form.tsx'
import { ArbitrateForm, AssistForm } from './post-forms.tsx'
import { RateForm } from './rate-form.tsx'
import { RejectForm } from './reject-form.tsx'
import { ReopenForm } from './reopen-form.tsx'
import { RequestForm } from './request-form.tsx'
import { ResolveForm } from './resolve-form.tsx'
import { SendBackForm } from './send-back-form.tsx'
import { SettleForm } from './settle-form.tsx'
import { SplitForm } from './split-form.tsx'
import { SupplyForm } from './supply-form.tsx'
import {
  EscalateForm,
  GrantForm,
  LowerForm,
  RefuseForm,
  RespondForm,
  ResumeForm,
  UnmergeForm,
  UrgeForm,
} from './text-forms.tsx'
import { AnswerTransferForm, EndTransferForm } from './transfer-acts.tsx'
import { TransferForm } from './transfer-form.tsx'
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
  unmerge: UnmergeForm,
  arbitrate: ArbitrateForm,
  escalate: EscalateForm,
  lower: LowerForm,
  contact: ContactForm,
  request: RequestForm,
  grant: GrantForm,
  refuse: RefuseForm,
  review: ReviewForm,
  resume: ResumeForm,
  urge: UrgeForm,
  supervise: SuperviseForm,
  respond: RespondForm,
  assist: AssistForm,
  takeAssist: TakeAssistForm,
  finishAssist: FinishAssistForm,
  releaseAssist: ReleaseAssistForm,
  split: SplitForm,
  transfer: TransferForm,
  answerTransfer: AnswerTransferForm,
  endTransfer: EndTransferForm,
} satisfies Record<HumanVerb, ComponentType<FormProps>>
