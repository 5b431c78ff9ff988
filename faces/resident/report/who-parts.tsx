import type { Option } from '../../kit/components/choices.tsx'
import { Field } from '../../kit/components/field.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { type Speech, useLanguage } from '../../kit/language.ts'
import type { faultsOn, ReportDraft } from './report-draft.ts'
import type { StepProps } from './report-page.tsx'
import { REPORT } from './words.ts'

type PartProps = Pick<StepProps, 'draft' | 'change'>

/** Without a name, with one, or – for `me`, who is signed in – with the account: of equal weight. */
export function whoOptions(me: string | null, t: Speech['t']): Option<NonNullable<ReportDraft['who']>>[] {
  const options: Option<NonNullable<ReportDraft['who']>>[] = [
    { value: 'anonymous', label: t(REPORT.whoAnonymous), note: t(REPORT.whoAnonymousNote) },
    { value: 'named', label: t(REPORT.whoNamed), note: t(REPORT.whoNamedNote) },
  ]
  if (me !== null) options.push({ value: 'me', label: t(REPORT.whoMe, { name: me }), note: t(REPORT.whoMeNote) })
  return options
}

/** Name and number of whoever leaves them. */
export function NameAndPhone({ draft, change, faults }: PartProps & { faults: ReturnType<typeof faultsOn> }) {
  const { t } = useLanguage()
  return (
    <>
      <Field
        label={t(REPORT.name)}
        value={draft.name}
        onChange={(name) => change({ name })}
        fault={faults.name}
        maxLength={60}
        autoComplete="name"
        name="name"
      />
      <Field
        label={t(REPORT.phone)}
        value={draft.phone}
        onChange={(phone) => change({ phone })}
        fault={faults.phone}
        maxLength={20}
        type="tel"
        inputMode="tel"
        autoComplete="tel-national"
        name="phone"
      />
      <p className="k-hint">{t(REPORT.whoPrivacy)}</p>
    </>
  )
}

/** That it joins a matter near by, and the way back to one of its own. */
export function JoiningNotice({ draft, change }: PartProps) {
  const { t } = useLanguage()
  if (draft.joins === null) return null
  return (
    <Notice>
      {t(REPORT.joining)}{' '}
      <button type="button" className="k-link" onClick={() => change({ joins: null })}>
        {t(REPORT.nearNone)}
      </button>
    </Notice>
  )
}
