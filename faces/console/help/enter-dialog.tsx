import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { HELP_KINDS } from '../../../modules/help/rules.ts'
import { DAY_PART_WORDS, HELP_KIND_WORDS, REACH_WORDS, WEEKDAY_WORDS } from '../../../modules/help/words.ts'
import { lifeDanger } from '../../../modules/routing/rules.ts'
import { localDate } from '../../../platform/pure/time.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { Note, Pending } from '../parts/said.tsx'
import { useFields } from '../parts/use-fields.ts'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { type EnterField, FIRST, faultsIn, offerFrom, requestFrom } from './enter-input.ts'
import { HELP } from './words.ts'

const DAY = 86_400_000

/** Entering a request or an offer for somebody without a phone. What was typed is kept until it is sent. */
export function EnterDialog({
  what,
  onClose,
  onDone,
}: {
  what: 'request' | 'offer'
  onClose: () => void
  onDone: () => void
}) {
  const { t, list } = useLanguage()
  const kept = useFields<EnterField>(`help/${what}`, FIRST)
  // Days that nobody has chosen yet begin with today; they are not kept, since tomorrow they would be over.
  const [first] = useState(() => ({ from: localDate(new Date()), until: localDate(new Date(Date.now() + 2 * DAY)) }))
  const fields = {
    ...kept,
    get: (name: EnterField) => kept.get(name) || (name === 'from' || name === 'until' ? first[name] : ''),
  }
  const ask = useAct('help.ask')
  const offer = useAct('help.offer')
  const [wasSent, setSent] = useState(false)
  const faults = wasSent ? faultsIn(what, fields.get, new Date()) : {}
  const faultOf = (name: EnterField) => {
    const fault = faults[name]
    return fault ? t(fault.word, { count: fault.count }) : null
  }
  const danger = what === 'request' ? lifeDanger(fields.get('text')) : undefined
  async function send() {
    setSent(true)
    if (Object.keys(faultsIn(what, fields.get, new Date())).length > 0) return
    const done = what === 'request' ? await ask.run(requestFrom(fields.get)) : await offer.run(offerFrom(fields.get))
    if (!done) return
    await fields.discard()
    refresh('help.')
    onDone()
  }
  const title = t(what === 'request' ? HELP.enterRequest : HELP.enterOffer)
  const props = { fields, faultOf }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      error={ask.error ?? offer.error}
      submit={{ label: title, onSubmit: send, isBusy: ask.isBusy || offer.isBusy }}
      width={680}
    >
      {!fields.isReady ? (
        <Pending lines={6} />
      ) : (
        <>
          <div className="c-columns">
            <Line {...props} name="name" label={HELP.name} most={60} />
            <Line
              {...props}
              name="phone"
              label={HELP.phone}
              hint={what === 'request' ? HELP.phoneHint : HELP.offerPhoneHint}
              most={20}
              isOptional
            />
          </div>
          <div className="c-columns">
            <Line {...props} name="shownName" label={HELP.shown} hint={HELP.shownHint} most={12} isOptional />
            <Labelled label={t(HELP.grid)} fault={faultOf('gridId')}>
              {(control) => (
                <GridPicker
                  control={control}
                  placeholder={t(HELP.chooseGrid)}
                  value={fields.get('gridId') || null}
                  onChange={(gridId) => fields.set('gridId', gridId ?? '')}
                />
              )}
            </Labelled>
          </div>
          {what === 'request' ? (
            <OneOf
              label={t(HELP.kind)}
              words={HELP_KIND_WORDS}
              value={fields.get('kind')}
              onChange={(kind) => fields.set('kind', kind)}
            />
          ) : (
            <Boxes
              {...props}
              name="kinds"
              label={HELP.kinds}
              options={HELP_KINDS.map((value) => ({ value, label: t(HELP_KIND_WORDS[value]) }))}
            />
          )}
          <Labelled label={t(HELP.text)} hint={t(HELP.textHint)} fault={faultOf('text')}>
            {(control) => (
              <Input.TextArea
                {...control}
                autoSize={{ minRows: 3, maxRows: 8 }}
                maxLength={300}
                value={fields.get('text')}
                onChange={(event) => fields.set('text', event.target.value)}
              />
            )}
          </Labelled>
          <div role="alert">
            {danger ? (
              <Note tone="error">{t(HELP.danger, { words: list(danger.because), numbers: list(danger.call) })}</Note>
            ) : null}
          </div>
          {danger ? (
            <Checkbox
              checked={fields.get('notUrgent') === 'yes'}
              onChange={(event) => fields.set('notUrgent', event.target.checked ? 'yes' : '')}
            >
              {t(HELP.notUrgent)}
            </Checkbox>
          ) : null}
          {what === 'request' ? (
            <div className="c-columns">
              <Line {...props} name="from" label={HELP.from} type="date" most={10} />
              <Line {...props} name="until" label={HELP.until} type="date" most={10} />
            </div>
          ) : (
            <>
              <Boxes
                {...props}
                name="weekdays"
                label={HELP.weekdays}
                options={['1', '2', '3', '4', '5', '6', '0'].map((value) => ({
                  value,
                  label: t(WEEKDAY_WORDS[Number(value)]),
                }))}
              />
              <OneOf
                label={t(HELP.reach)}
                words={REACH_WORDS}
                value={fields.get('reach')}
                onChange={(reach) => fields.set('reach', reach)}
              />
            </>
          )}
          <OneOf
            label={t(HELP.part)}
            words={DAY_PART_WORDS}
            value={fields.get('part')}
            onChange={(part) => fields.set('part', part)}
          />
        </>
      )}
    </Dialog>
  )
}

type PartProps = {
  fields: ReturnType<typeof useFields<EnterField>>
  faultOf: (name: EnterField) => string | null
  name: EnterField
  label: Word
}

function Line({
  fields,
  faultOf,
  name,
  label,
  hint,
  most,
  type,
  isOptional,
}: PartProps & { hint?: Word; most: number; type?: 'date'; isOptional?: boolean }) {
  const { t } = useLanguage()
  return (
    <Labelled label={t(label)} hint={hint ? t(hint) : undefined} isOptional={isOptional} fault={faultOf(name)}>
      {(control) => (
        <Input
          {...control}
          type={type}
          autoComplete="off"
          maxLength={most}
          value={fields.get(name)}
          onChange={(event) => fields.set(name, event.target.value)}
        />
      )}
    </Labelled>
  )
}

/** Any of several, kept as texts joined by commas. */
function Boxes({
  fields,
  faultOf,
  name,
  label,
  options,
}: PartProps & { options: readonly { value: string; label: string }[] }) {
  const { t } = useLanguage()
  const chosen = fields.get(name).split(',').filter(Boolean)
  return (
    <fieldset className="c-field">
      <legend>{t(label)}</legend>
      <div className="c-help-boxes">
        {options.map(({ value, label: word }) => (
          <Checkbox
            key={value}
            checked={chosen.includes(value)}
            onChange={(event) =>
              fields.set(
                name,
                options
                  .map((one) => one.value)
                  .filter((one) => (one === value ? event.target.checked : chosen.includes(one)))
                  .join(','),
              )
            }
          >
            {word}
          </Checkbox>
        ))}
      </div>
      <div className="c-fault" role="alert" hidden={!faultOf(name)}>
        {faultOf(name)}
      </div>
    </fieldset>
  )
}
