import { useState } from 'react'
import type { RoutingRule } from '../../../modules/routing/contract.ts'
import { districtTenant } from '../../../platform/pure/ids.ts'
import { useDraft } from '../../kit/draft.ts'
import { newId } from '../../kit/new-id.ts'
import type { ApiError } from '../../kit/problem.ts'
import { useMe } from '../me.ts'
import { refresh, useRead } from '../reads.ts'
import { shelfOf } from '../sign-in/leave.ts'
import { useAct } from '../use-act.ts'
import { isSameRules, layOut, rulesOf, type WorkRule } from './bench.ts'
import { inDistrict } from './in-district.ts'

/** Rules being worked on: on this device until they are saved, with the version of the draft they go on from. */
type Work = { readonly sawVersion: number | null; readonly rules: readonly WorkRule[] }

export type Bench = ReturnType<typeof useBench>

const HALF_A_MINUTE = 30_000
/** What the server says when somebody else was quicker; the page says more than the refusal. */
const OVERTAKEN = ['routing.draft_changed', 'routing.no_draft']

/**
 * The district's draft and this person's work on it. What is typed lies on this device, so neither a reload nor a colleague who saves
 * in between loses any of it.
 */
export function useBench() {
  const me = useMe()
  const inForce = useRead('routing.rules', {})
  const drafts = useRead('routing.draft', {}, { everyMillis: HALF_A_MINUTE })
  const { value: work, change, discard } = useDraft(`${shelfOf(me)}/routing/${districtTenant(me.tenant)}`, workOf)
  const saving = useAct('routing.saveDraft', inDistrict)
  const dropping = useAct('routing.discardDraft', inDistrict)
  const [isBusy, setBusy] = useState(false)
  const draft = drafts.data?.draft ?? null
  const present = inForce.data?.rules ?? []
  const lay = (rules: readonly RoutingRule[], sawVersion: number | null) =>
    change(() => ({ sawVersion, rules: layOut(rules, present, newId) }))
  const isOvertaken = Boolean(work && drafts.data && !isBusy && (draft?.version ?? null) !== work.sawVersion)

  const save = async (): Promise<number | null> => {
    if (!work) return null
    setBusy(true)
    const saved = await saving.run({ rules: rulesOf(work.rules), sawVersion: work.sawVersion })
    await refresh('routing.draft')
    if (saved) change((now) => now && { ...now, sawVersion: saved.version })
    setBusy(false)
    return saved?.version ?? null
  }
  /** Throws the draft away, here and for everybody; true when it is gone. */
  const drop = async (): Promise<boolean> => {
    setBusy(true)
    const version = work ? work.sawVersion : (draft?.version ?? null)
    const isGone = version === null || (await dropping.run({ sawVersion: version })) !== undefined
    if (isGone) await discard()
    await refresh('routing.draft')
    setBusy(false)
    return isGone
  }
  return {
    inForce,
    draft,
    isReady: work !== undefined && drafts.data !== undefined,
    problem: drafts.problem,
    again: drafts.again,
    /** Null while nobody works here. */
    rules: work?.rules ?? null,
    sawVersion: work?.sawVersion ?? null,
    isSaved: draft !== null && work?.sawVersion === draft.version && isSameRules(work.rules, draft.rules),
    isAsInForce: Boolean(work && isSameRules(work.rules, present)),
    isOvertaken,
    isBusy,
    saveError: isAbout(OVERTAKEN, saving.error) ? null : saving.error,
    dropError: dropping.error,
    start: () => lay(present, null),
    goOn: () => draft && lay(draft.rules, draft.version),
    /** Goes on with one's own on top of what somebody else saved. */
    keepMine: () => change((now) => now && { ...now, sawVersion: draft?.version ?? null }),
    edit: (next: (rules: readonly WorkRule[]) => readonly WorkRule[]) =>
      change((now) => now && { ...now, rules: next(now.rules) }),
    save,
    drop,
    /** Forgets the work on this device only. */
    leave: discard,
  }
}

/** What lies on the shelf, if it is work of this version. */
function workOf(raw: unknown): Work | null {
  const found = raw as Partial<Work> | null | undefined
  return Array.isArray(found?.rules) &&
    found.rules.every((one) => typeof one?.key === 'string') &&
    found.rules.length > 0
    ? { sawVersion: typeof found.sawVersion === 'number' ? found.sawVersion : null, rules: found.rules }
    : null
}

function isAbout(codes: readonly string[], error: ApiError | null): boolean {
  return error?.problem.kind === 'refused' && codes.includes(error.problem.code)
}
