import { useState } from 'react'
import type { Grade, Recipient } from '../../../modules/care/contract.ts'
import { EVERY_DAYS } from '../../../modules/care/rules.ts'
import { GRADE_WORDS, REASON_WORDS } from '../../../modules/care/words.ts'
import { useCareFacts } from '../../kit/care-facts.ts'
import { Button } from '../../kit/components/button.tsx'
import { Options } from '../../kit/components/choices.tsx'
import { Field } from '../../kit/components/field.tsx'
import { ErrorNotice, Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import type { ApiError } from '../../kit/problem.ts'
import { keysOf } from '../../kit/said.ts'
import { CODE } from '../../kit/words.ts'
import { useAct } from '../acts.ts'
import { FIELD } from '../words.ts'
import type { Told } from './care-page.tsx'
import { CARE } from './care-words.ts'

type FormProps = { one: Recipient; onCancel: () => void; onDone: () => void }

/** Why somebody is cared for and who is called first, changed from what was revealed. */
export function ChangeFacts({ one, told, onCancel, onDone }: FormProps & { told: Told }) {
  const { t } = useLanguage()
  const act = useAct('care.changeFacts')
  const facts = useCareFacts(told)
  const [isTried, setTried] = useState(false)
  const { reasons, setReasons, name, setName, relation, setRelation, phone, setPhone, isBadPhone, isNameless } =
    facts.fields
  const send = async () => {
    setTried(true)
    if (!facts.isComplete) return
    const input = { recipientId: one.id, reasons: facts.reasons, contact: facts.contact, sawVersion: one.version }
    if (await act.run(input)) onDone()
  }
  return (
    <section className="k-card k-stack">
      <fieldset>
        <legend className="k-label">{t(CARE.reasons)}</legend>
        <div className="k-options">
          {keysOf(REASON_WORDS).map((key) => {
            const isChosen = reasons.includes(key)
            return (
              <label key={key} className="k-option" data-chosen={isChosen ? '' : undefined}>
                <input
                  type="checkbox"
                  checked={isChosen}
                  onChange={() =>
                    setReasons(keysOf(REASON_WORDS).filter((one) => (one === key ? !isChosen : reasons.includes(one))))
                  }
                />
                <span>
                  <strong>{t(REASON_WORDS[key])}</strong>
                </span>
              </label>
            )
          })}
        </div>
      </fieldset>
      {isTried && reasons.length === 0 ? (
        <Notice tone="danger" isNews>
          {t(CARE.chooseReasons)}
        </Notice>
      ) : null}
      <Field
        label={t(CARE.contactName)}
        value={name}
        onChange={setName}
        fault={isTried && isNameless ? FIELD.pleaseFill : null}
        isOptional
        maxLength={60}
        autoComplete="off"
      />
      <Field
        label={t(CARE.contactRelation)}
        value={relation}
        onChange={setRelation}
        isOptional
        maxLength={20}
        autoComplete="off"
      />
      <Field
        label={t(CARE.contactPhone)}
        value={phone}
        onChange={setPhone}
        fault={isTried && isBadPhone ? CODE.phoneWrong : null}
        isOptional
        type="tel"
        inputMode="tel"
        maxLength={20}
        autoComplete="off"
      />
      <SaveOrLeave act={act} onSave={send} onLeave={onCancel} />
    </section>
  )
}

/** Another grade, with the rhythm that goes with it, by those who lead. */
export function ChangeGrade({ one, onCancel, onDone }: FormProps) {
  const { t } = useLanguage()
  const act = useAct('care.changeGrade')
  const [grade, setGrade] = useState<Grade | null>(null)
  const [why, setWhy] = useState('')
  const [isTried, setTried] = useState(false)
  const isShort = why.trim().length < 2
  const send = async () => {
    setTried(true)
    if (grade === null || isShort) return
    if (await act.run({ recipientId: one.id, grade, why: why.trim(), sawVersion: one.version })) onDone()
  }
  return (
    <section className="k-card k-stack">
      <p className="k-soft">{t(CARE.gradeNow, { grade: t(GRADE_WORDS[one.grade]) })}</p>
      <Options
        label={t(CARE.changeGrade)}
        options={keysOf(GRADE_WORDS)
          .filter((key) => key !== one.grade)
          .map((key) => ({
            value: key,
            label: t(GRADE_WORDS[key]),
            note: t(CARE.everyDays, { days: EVERY_DAYS[key] }),
          }))}
        value={grade}
        onChoose={setGrade}
      />
      {isTried && grade === null ? (
        <Notice tone="danger" isNews>
          {t(FIELD.pleaseChoose)}
        </Notice>
      ) : null}
      <Field
        label={t(CARE.gradeWhy)}
        value={why}
        onChange={setWhy}
        fault={isTried && isShort ? FIELD.pleaseFill : null}
        maxLength={200}
        autoComplete="off"
      />
      <SaveOrLeave act={act} onSave={send} onLeave={onCancel} />
    </section>
  )
}

type SaveOrLeaveProps = { act: { error: ApiError | null; isBusy: boolean }; onSave: () => void; onLeave: () => void }

function SaveOrLeave({ act: { error, isBusy }, onSave, onLeave }: SaveOrLeaveProps) {
  const { t } = useLanguage()
  return (
    <>
      <ErrorNotice error={error} />
      <Button look="main" isWide isBusy={isBusy} onPress={onSave}>
        {t(CARE.save)}
      </Button>
      <Button isWide onPress={onLeave}>
        {t(CARE.leave)}
      </Button>
    </>
  )
}
