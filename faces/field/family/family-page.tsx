import { useState } from 'react'
import { localDate } from '../../../platform/pure/time.ts'
import { Button } from '../../kit/components/button.tsx'
import { Field } from '../../kit/components/field.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { Select } from '../../kit/components/select.tsx'
import { useLanguage } from '../../kit/language.ts'
import { isPhone, tidyPhone } from '../../kit/phone.ts'
import { CODE } from '../../kit/words.ts'
import { useAct } from '../acts.ts'
import { reachOf } from '../grid/reach.ts'
import { useMyGrids } from '../grid/use-my-grids.ts'
import { useFields, useMe } from '../me.ts'
import { NeedsLine } from '../offline/needs-line.tsx'
import { OFFLINE } from '../offline/words.ts'
import { back } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { FIELD } from '../words.ts'
import { doorsOf } from './doors.ts'
import { FAMILY } from './words.ts'

const FIRST = { gridId: '', person: '', personPhone: '', proxy: '', proxyPhone: '', signedOn: '' }
type Done = { readonly proxyId: string; readonly person: string; readonly proxy: string }

/** At the door: who acts for somebody, from a paper that both have signed (家人代办). `parts` may name the grid. */
export default function FamilyPage({ parts: [gridId] }: { parts: readonly string[] }) {
  const [done, setDone] = useState<Done | null>(null)
  const home = gridId === undefined ? 'grid' : `grid/${gridId}`
  return done ? (
    <DonePage done={done} home={home} onAnother={() => setDone(null)} />
  ) : (
    <NeedsLine title={FAMILY.title} why={OFFLINE.awayFamily} from={home}>
      <FormPage asked={gridId} home={home} onDone={setDone} />
    </NeedsLine>
  )
}

function FormPage({ asked, home, onDone }: { asked?: string; home: string; onDone: (done: Done) => void }) {
  const { t } = useLanguage()
  const me = useMe()
  const { all, error, reload } = useMyGrids()
  const fields = useFields('family', FIRST)
  const register = useAct('people.registerProxy')
  // Never kept: each paper is looked at anew.
  const [hasPaper, setPaper] = useState(false)
  const [isTried, setTried] = useState(false)
  const onBack = () => back(home)
  if (!all || !fields.isReady)
    return (
      <Screen title={t(FAMILY.title)} onBack={onBack}>
        {error ? <ErrorNotice error={error} onAgain={reload} /> : <Loading />}
      </Screen>
    )
  const grids = reachOf(all, doorsOf(me))
  if (grids.length === 0)
    return (
      <Screen title={t(FAMILY.title)} onBack={onBack}>
        <Notice tone="warm">{t(FAMILY.notMine)}</Notice>
      </Screen>
    )
  const said = (name: keyof typeof FIRST) => fields.get(name).trim()
  const chosen = [fields.get('gridId'), asked].find((id) => grids.some((one) => one.id === id)) ?? grids[0].id
  const phones = { person: tidyPhone(said('personPhone')), proxy: tidyPhone(said('proxyPhone')) }
  const faults = {
    person: said('person') === '' ? FIELD.pleaseFill : null,
    personPhone: said('personPhone') !== '' && !isPhone(said('personPhone')) ? CODE.phoneWrong : null,
    proxy: said('proxy') === '' ? FIELD.pleaseFill : null,
    proxyPhone: !isPhone(said('proxyPhone'))
      ? CODE.phoneWrong
      : phones.person === phones.proxy
        ? FAMILY.samePhone
        : null,
    signedOn: said('signedOn') === '' || said('signedOn') > localDate(new Date()) ? FAMILY.dateMissing : null,
    paper: hasPaper ? null : FAMILY.paperMissing,
  }
  const faultOf = (name: keyof typeof faults) => (isTried ? faults[name] : null)
  async function send() {
    setTried(true)
    if (Object.values(faults).some((fault) => fault !== null)) return
    const names = { person: said('person'), proxy: said('proxy') }
    const registered = await register.run({
      gridId: chosen,
      person: { name: names.person, phone: phones.person || null },
      proxy: { name: names.proxy, phone: phones.proxy },
      signedOn: said('signedOn'),
    })
    if (!registered) return
    await fields.discard()
    onDone({ proxyId: registered.proxyId, ...names })
  }
  const name = (field: 'person' | 'proxy') => (
    <Field
      label={t(field === 'person' ? FAMILY.personName : FAMILY.proxyName)}
      value={fields.get(field)}
      onChange={(text) => fields.set(field, text)}
      fault={faultOf(field)}
      maxLength={60}
      autoComplete="off"
    />
  )
  const phone = (field: 'personPhone' | 'proxyPhone') => (
    <Field
      label={t(field === 'personPhone' ? FAMILY.personPhone : FAMILY.proxyPhone)}
      hint={t(field === 'personPhone' ? FAMILY.personPhoneHint : FAMILY.proxyPhoneHint)}
      value={fields.get(field)}
      onChange={(text) => fields.set(field, text)}
      fault={faultOf(field)}
      isOptional={field === 'personPhone'}
      type="tel"
      inputMode="tel"
      maxLength={20}
      autoComplete="off"
    />
  )
  return (
    <Screen
      title={t(FAMILY.title)}
      onBack={onBack}
      action={
        <Button look="main" isWide isBusy={register.isBusy} onPress={send}>
          {t(FAMILY.send)}
        </Button>
      }
    >
      <p className="k-soft">{t(FAMILY.lead)}</p>
      <section className="k-card k-stack">
        <h2 className="k-small-title">{t(FAMILY.person)}</h2>
        {name('person')}
        {phone('personPhone')}
        <Select label={t(FAMILY.grid)} value={chosen} onChange={(id) => fields.set('gridId', id)}>
          {grids.map((grid) => (
            <option key={grid.id} value={grid.id}>
              {grid.name}
            </option>
          ))}
        </Select>
      </section>
      <section className="k-card k-stack">
        <h2 className="k-small-title">{t(FAMILY.proxy)}</h2>
        {name('proxy')}
        {phone('proxyPhone')}
      </section>
      <Field
        label={t(FAMILY.signedOn)}
        hint={t(FAMILY.signedHint)}
        type="date"
        value={fields.get('signedOn')}
        onChange={(day) => fields.set('signedOn', day)}
        fault={faultOf('signedOn')}
      />
      <label className="k-option" data-chosen={hasPaper ? '' : undefined}>
        <input type="checkbox" checked={hasPaper} onChange={(event) => setPaper(event.currentTarget.checked)} />
        <span>
          <strong>{t(FAMILY.hasPaper)}</strong>
        </span>
      </label>
      {isTried && faults.paper ? (
        <Notice tone="danger" isNews>
          {t(faults.paper)}
        </Notice>
      ) : null}
      <ErrorNotice error={register.error} />
    </Screen>
  )
}

/** What holds now; a slip can be undone at once. */
function DonePage({ done, home, onAnother }: { done: Done; home: string; onAnother: () => void }) {
  const { t } = useLanguage()
  const end = useAct('people.endProxy')
  const [isUndone, setUndone] = useState(false)
  const undo = async () => {
    if (await end.run({ proxyId: done.proxyId })) setUndone(true)
  }
  return (
    <Screen title={t(FAMILY.done)} key="done" onBack={() => back(home)}>
      {isUndone ? (
        <Notice tone="warm" isNews>
          {t(FAMILY.undone)}
        </Notice>
      ) : (
        <>
          <Notice tone="good" isNews>
            {t(FAMILY.doneText, { person: done.person, proxy: done.proxy })}
          </Notice>
          <p>{t(FAMILY.keepPaper)}</p>
        </>
      )}
      <ErrorNotice error={end.error} />
      <Button look="main" isWide onPress={() => back(home)}>
        {t(FAMILY.toGrid)}
      </Button>
      <Button isWide onPress={onAnother}>
        {t(FAMILY.another)}
      </Button>
      {isUndone ? null : (
        <Button look="quiet" isWide isBusy={end.isBusy} onPress={undo}>
          {t(FAMILY.undo)}
        </Button>
      )}
    </Screen>
  )
}
