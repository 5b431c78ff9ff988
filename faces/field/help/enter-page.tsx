import { useState } from 'react'
import { HELP_KINDS, type HelpKind } from '../../../modules/help/rules.ts'
import { HELP_KIND_WORDS } from '../../../modules/help/words.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { Button } from '../../kit/components/button.tsx'
import { EmergencyCalls } from '../../kit/components/emergency-calls.tsx'
import { Field, TextArea } from '../../kit/components/field.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { Select } from '../../kit/components/select.tsx'
import { useDraft } from '../../kit/draft.ts'
import { useLanguage } from '../../kit/language.ts'
import { isPhone, tidyPhone } from '../../kit/phone.ts'
import { CODE } from '../../kit/words.ts'
import { useAct } from '../acts.ts'
import { useMyGrids } from '../grid/use-my-grids.ts'
import { back, go } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { FIELD } from '../words.ts'
import { HELP } from './words.ts'

type Draft = {
  readonly name: string
  readonly phone: string
  readonly shownName: string
  readonly gridId: string
  readonly kind: HelpKind
  readonly text: string
  readonly until: string
}

const DAY = 86_400_000

/** Asking the neighbours for somebody who cannot: kept on the phone until it is sent. */
export function EnterPage() {
  const { t } = useLanguage()
  const { grids } = useMyGrids()
  const draft = useDraft<Draft>('help.enter', readDraft)
  const ask = useAct('help.ask')
  const [isTried, setTried] = useState(false)
  const value = draft.value
  if (!value || !grids) return <Loading />
  const change = (next: Partial<Draft>) => draft.change((now) => ({ ...now, ...next }))
  const gridId = grids.some((one) => one.id === value.gridId) ? value.gridId : (grids[0]?.id ?? '')
  const today = localDate(new Date())
  const until = value.until < today ? localDate(new Date(Date.now() + 2 * DAY)) : value.until
  const isNameless = value.name.trim() === ''
  const isWrongPhone = value.phone.trim() !== '' && !isPhone(value.phone)
  const isShort = value.text.trim().length < 2
  const isUrgent = ask.error?.problem.kind === 'refused' && ask.error.problem.code === 'help.call_first'
  async function send(isNotUrgent: boolean) {
    setTried(true)
    if (!value || isNameless || isWrongPhone || isShort) return
    const done = await ask.run({
      at: { by: 'grid', gridId },
      kind: value.kind,
      text: value.text.trim(),
      from: today,
      until,
      shownName: value.shownName.trim() || null,
      onBehalfOf: { name: value.name.trim(), phone: tidyPhone(value.phone) || null },
      isNotUrgent,
    })
    if (!done) return
    await draft.discard()
    go('help', { replace: true })
  }
  return (
    <Screen
      title={t(HELP.enter)}
      onBack={() => back('help')}
      action={
        <Button look="main" isWide isBusy={ask.isBusy} onPress={() => send(false)}>
          {t(HELP.send)}
        </Button>
      }
    >
      <Field
        label={t(HELP.name)}
        value={value.name}
        onChange={(name) => change({ name })}
        fault={isTried && isNameless ? FIELD.pleaseFill : null}
        maxLength={60}
        autoComplete="off"
      />
      <Field
        label={t(HELP.phone)}
        hint={t(HELP.phoneHint)}
        value={value.phone}
        onChange={(phone) => change({ phone })}
        fault={isTried && isWrongPhone ? CODE.phoneWrong : null}
        isOptional
        type="tel"
        inputMode="tel"
        maxLength={20}
        autoComplete="off"
      />
      <Field
        label={t(HELP.shown)}
        hint={t(HELP.shownHint)}
        value={value.shownName}
        onChange={(shownName) => change({ shownName })}
        isOptional
        maxLength={12}
        autoComplete="off"
      />
      <Select label={t(HELP.grid)} value={gridId} onChange={(next) => change({ gridId: next })}>
        {grids.map((grid) => (
          <option key={grid.id} value={grid.id}>
            {grid.name}
          </option>
        ))}
      </Select>
      <Select
        label={t(HELP.kind)}
        value={value.kind}
        onChange={(next) => change({ kind: HELP_KINDS.find((one) => one === next) ?? 'other' })}
      >
        {HELP_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(HELP_KIND_WORDS[kind])}
          </option>
        ))}
      </Select>
      <TextArea
        label={t(HELP.text)}
        hint={t(HELP.textHint)}
        value={value.text}
        onChange={(text) => change({ text })}
        fault={isTried && isShort ? FIELD.pleaseFill : null}
        rows={3}
        maxLength={300}
      />
      <Field label={t(HELP.until)} type="date" value={until} onChange={(next) => change({ until: next })} />
      {isUrgent ? (
        <>
          <Notice tone="danger" isNews>
            {t(HELP.urgentText)}
          </Notice>
          <EmergencyCalls />
          <Button isWide isBusy={ask.isBusy} onPress={() => send(true)}>
            {t(HELP.notUrgent)}
          </Button>
        </>
      ) : (
        <ErrorNotice error={ask.error} />
      )}
    </Screen>
  )
}

function readDraft(raw: unknown): Draft {
  const kept: Partial<Draft> = raw !== null && typeof raw === 'object' ? raw : {}
  return {
    name: kept.name ?? '',
    phone: kept.phone ?? '',
    shownName: kept.shownName ?? '',
    gridId: kept.gridId ?? '',
    kind: HELP_KINDS.find((one) => one === kept.kind) ?? 'accompany',
    text: kept.text ?? '',
    until: kept.until ?? '',
  }
}
