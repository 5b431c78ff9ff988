import { SOURCE_WORDS } from '../../../modules/grids/words.ts'
import type { DoorForm, KnownValue } from '../../../modules/tasks/contract.ts'
import { FIELD_WORDS } from '../../../modules/tasks/words.ts'
import { sayDay } from '../../../platform/pure/time.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { Button } from '../../kit/components/button.tsx'
import { Icon } from '../../kit/components/icon.tsx'
import { useLanguage } from '../../kit/language.ts'
import { DOORS } from '../doors/words.ts'
import { ChangedField } from './changed-field.tsx'
import { sayValue } from './say-value.ts'
import { allAsBefore, type Check, checkKey, isKnown, type VisitDraft } from './visit-draft.ts'
import { VISIT } from './words.ts'

type KnownCardProps = {
  form: DoorForm
  checks: VisitDraft['checks']
  onChange: (checks: VisitDraft['checks']) => void
  faults: ReadonlyMap<string, Word>
}

/** What is on file of a flat and those who live there: one tap when nothing changed, and only what changed is asked. */
export function KnownCard({ form, checks, onChange, faults }: KnownCardProps) {
  const { t } = useLanguage()
  const subjects = form.subjects.filter((one) => one.fields.length > 0)
  // From the phone's own rows nothing is known of who lives there; the server always names the flat.
  if (form.subjects.length === 0) return <p className="k-soft">{t(VISIT.knownAway)}</p>
  if (subjects.length === 0) return null
  const set = (key: string, check: Check | null) => {
    const { [key]: _, ...others } = checks
    onChange(check ? { ...others, [key]: check } : others)
  }
  return (
    <section className="k-card k-stack">
      <h2 className="k-small-title">{t(VISIT.known)}</h2>
      <p className="k-soft">{t(VISIT.knownHint)}</p>
      <Button isWide icon="check" onPress={() => onChange(allAsBefore(form, checks))}>
        {t(VISIT.allAsBefore)}
      </Button>
      {subjects.map((one) => {
        const name = one.type === 'household' ? t(VISIT.household) : one.name
        return (
          <div key={one.id} className="f-resident">
            <h3 className="k-label">{name}</h3>
            <ul className="f-known">
              {one.fields.map((known) => {
                const key = checkKey(one.id, known.field)
                return (
                  <li key={known.field}>
                    <OneField
                      name={name}
                      known={known}
                      check={checks[key] ?? null}
                      onCheck={(check) => set(key, check)}
                      fault={faults.get(key) ?? null}
                    />
                  </li>
                )
              })}
            </ul>
          </div>
        )
      })}
    </section>
  )
}

type OneFieldProps = {
  /** Of whom, for who does not see it. */
  name: string
  known: KnownValue
  check: Check | null
  onCheck: (check: Check | null) => void
  fault: Word | null
}

function OneField({ name, known, check, onCheck, fault }: OneFieldProps) {
  const speech = useLanguage()
  const { t, language } = speech
  const { field, value, source, verifiedAt } = known
  const label = t(FIELD_WORDS[field])
  const at = verifiedAt === null ? null : sayDay(new Date(verifiedAt), language, new Date())
  const beside = [
    source === 'none' ? '' : t(SOURCE_WORDS[source]),
    source === 'none' ? '' : at === null ? t(DOORS.notVerified) : t(DOORS.verifiedAt, { at }),
  ]
  const isChanged = check?.is === 'changed'
  const begin = () => onCheck({ is: 'changed', text: field === 'lives_here' ? 'no' : '', hasConsent: false })
  return (
    <>
      <div className="f-known-line">
        <span>
          <strong>{t(VISIT.line, { field: label, value: sayValue(field, value, speech) })}</strong>
          {source === 'none' ? null : <small>{beside.filter(Boolean).join(' · ')}</small>}
        </span>
        {check?.is === 'same' ? (
          <span className="f-known-same">
            <Icon name="check" />
            {t(VISIT.asBefore)}
          </span>
        ) : null}
        <button type="button" className="k-link" onClick={() => (isChanged ? onCheck(null) : begin())}>
          {t(isChanged ? VISIT.undo : isKnown(known) ? VISIT.changed : VISIT.fillIn)}
          <span className="k-offscreen">
            {' '}
            {name} {label}
          </span>
        </button>
      </div>
      {isChanged ? <ChangedField field={field} check={check} onChange={onCheck} fault={fault} /> : null}
    </>
  )
}
