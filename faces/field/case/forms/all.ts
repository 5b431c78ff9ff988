import type { ComponentType } from 'react'
import type { HumanVerb } from '../../../kit/case/verbs.ts'
import type { FormProps } from '../act-page.tsx'
import { AskForm } from './ask-form.tsx'
import { AssignForm } from './assign-form.tsx'
import { FinishAssistForm, TakeAssistForm } from './assist-forms.tsx'
import { ClaimForm } from './claim-form.tsx'
import { ContactForm } from './contact-form.tsx'
import { FollowUpForm } from './follow-up-form.tsx'
import { NoteForm } from './note-form.tsx'
import { RequestForm } from './request-form.tsx'
import { ResolveForm } from './resolve-form.tsx'
import { SendBackForm } from './send-back-form.tsx'
import { SettleForm } from './settle-form.tsx'
import { SupplyForm } from './supply-form.tsx'
import { EscalateForm, RespondForm, ResumeForm } from './text-forms.tsx'
import { TriageForm } from './triage-form.tsx'
import { VerifyForm } from './verify-form.tsx'

/** The verbs of work on the ground; the others are done at the console. */
const FORMS: Readonly<Partial<Record<HumanVerb, ComponentType<FormProps>>>> = {
  triage: TriageForm,
  assign: AssignForm,
  claim: ClaimForm,
  ask: AskForm,
  note: NoteForm,
  sendBack: SendBackForm,
  resolve: ResolveForm,
  settle: SettleForm,
  verify: VerifyForm,
  followUp: FollowUpForm,
  supply: SupplyForm,
  takeAssist: TakeAssistForm,
  finishAssist: FinishAssistForm,
  respond: RespondForm,
  resume: ResumeForm,
  contact: ContactForm,
  escalate: EscalateForm,
  request: RequestForm,
}
const byName: Readonly<Record<string, ComponentType<FormProps> | undefined>> = FORMS

/** The form of a verb; null when this face has none. */
export function formOf(verb: string): ComponentType<FormProps> | null {
  return Object.hasOwn(byName, verb) ? (byName[verb] ?? null) : null
}
