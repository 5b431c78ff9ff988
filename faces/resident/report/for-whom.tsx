import type { Word } from '../../../platform/pure/words.ts'
import { type Option, Options } from '../../kit/components/choices.tsx'
import { Field } from '../../kit/components/field.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useSession } from '../../kit/session.ts'
import { useAsk } from '../../kit/use-ask.ts'
import type { ReportDraft } from './report-draft.ts'
import type { StepProps } from './report-page.tsx'
import { REPORT } from './words.ts'

type ForWhomProps = Pick<StepProps, 'draft' | 'change'> & {
  fault?: Word
  /** On a page of its own, before it is asked who reports. */
  isAlone?: boolean
}

/** For whom it is: oneself; somebody by name, at once and without any paper; or, signed in, a member of the family for whom one acts. */
export function ForWhom({ draft, change, fault, isAlone = false }: ForWhomProps) {
  const { t } = useLanguage()
  const isIn = useSession().state === 'in'
  const { data } = useAsk('people.myProxies', isIn ? {} : null)
  const family = isAlone || draft.who === 'me' ? (data?.helped ?? []) : []
  const nameOf = (one: (typeof family)[number]) => one.name || t(REPORT.forUnnamed, { phone: one.phoneMasked ?? '' })
  const options: Option<string>[] = [
    { value: 'self', label: t(REPORT.forSelf) },
    ...family.map((one) => ({
      value: one.personId,
      label: t(REPORT.forFamily, { name: nameOf(one) }),
      note: t(REPORT.forFamilyNote),
    })),
    { value: 'name', label: t(REPORT.forSomebody), note: t(REPORT.forSomebodyNote) },
  ]
  const choose = (value: string) => {
    const one = family.find(({ personId }) => personId === value)
    if (one)
      change({
        forWhom: 'family',
        otherId: one.personId,
        otherName: nameOf(one),
        ...(isAlone ? { who: 'me' as const } : {}),
      })
    else change({ forWhom: value === 'name' ? 'name' : 'self', otherId: '', otherName: '' })
  }
  return (
    <section className="k-stack">
      {isAlone ? null : <h2 className="k-small-title">{t(REPORT.forTitle)}</h2>}
      <Options
        label={t(REPORT.forTitle)}
        isLabelHidden
        options={options}
        value={chosenOf(draft, options)}
        onChoose={choose}
      />
      {draft.forWhom === 'name' ? (
        <Field
          label={t(REPORT.otherName)}
          hint={t(REPORT.otherHint)}
          value={draft.otherName}
          onChange={(otherName) => change({ otherName })}
          fault={fault}
          maxLength={60}
          autoComplete="off"
        />
      ) : null}
    </section>
  )
}

/** A member of the family who is not there any more (another account, ended) stands by name. */
function chosenOf({ forWhom, otherId }: ReportDraft, options: readonly Option<string>[]): string {
  if (forWhom !== 'family') return forWhom
  return options.some(({ value }) => value === otherId) ? otherId : 'self'
}
