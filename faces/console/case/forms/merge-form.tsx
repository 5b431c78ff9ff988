import { useId, useState } from 'react'
import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { Problem } from '../../parts/said.tsx'
import { SearchBox } from '../../parts/search-box.tsx'
import { useRead } from '../../reads.ts'
import { useAct } from '../../use-act.ts'
import { CONSOLE } from '../../words.ts'
import { type SimilarCase, SimilarLine } from '../similar-pair.tsx'
import { type FormProps, Frame, useSeen } from './frame.tsx'

const SHOWN = 8

/** 并案: into one of the likely duplicates, or one found by its number or words. */
export function MergeForm({ theCase, onClose, onDone }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.merge')
  const [chosen, setChosen] = useState('')
  const [search, setSearch] = useState('')
  const [wasSent, setSent] = useState(false)
  const similar = useRead('cases.similar', { caseId: theCase.id })
  const found = useRead('cases.desk', search === '' ? null : { search, states: OPEN, limit: SHOWN, sort: 'newest' })
  const offers: SimilarCase[] =
    search === '' ? (similar.data?.cases ?? []) : (found.data?.cases ?? []).map((one) => ({ ...one, metres: null }))
  const submit = async () => {
    setSent(true)
    if (chosen === '') return
    const done = await act.run({ caseId: theCase.id, sawVersion: pin.version, intoCaseId: chosen })
    if (done) onDone(done.state)
  }
  return (
    <Frame verb="merge" theCase={theCase} pin={pin} act={act} onSubmit={submit} onClose={onClose}>
      <p className="c-hint">{t(FORM.mergeHint)}</p>
      <SearchBox label={t(FORM.mergeSearch)} value={search} onSearch={setSearch} />
      <Problem error={similar.problem ?? found.problem} />
      <Offers
        offers={offers.filter((one) => one.id !== theCase.id)}
        chosen={chosen}
        onChoose={setChosen}
        isNone={search !== '' && found.data !== undefined}
        fault={wasSent && chosen === '' ? t(CONSOLE.pleaseChoose) : null}
      />
    </Frame>
  )
}

const OPEN = [
  'reported',
  'triaged',
  'assigned',
  'in_progress',
  'resolved',
  'verified',
  'deferred',
] satisfies SimilarCase['state'][]

type OffersProps = {
  offers: readonly SimilarCase[]
  chosen: string
  onChoose: (id: string) => void
  isNone: boolean
  fault: string | null
}

function Offers({ offers, chosen, onChoose, isNone, fault }: OffersProps) {
  const { t } = useLanguage()
  const name = useId()
  return (
    <fieldset className="c-field">
      <legend>{t(FORM.mergeInto)}</legend>
      {offers.length === 0 && isNone ? <p className="c-hint">{t(FORM.mergeNone)}</p> : null}
      <div className="k-options">
        {offers.map((one) => (
          <div key={one.id} className="k-option" data-chosen={one.id === chosen ? '' : undefined}>
            <input
              type="radio"
              name={name}
              aria-label={`${one.number} ${one.summary}`}
              checked={one.id === chosen}
              onChange={() => onChoose(one.id)}
            />
            <SimilarLine one={one} />
          </div>
        ))}
      </div>
      {fault ? (
        <div className="c-fault" role="alert">
          {fault}
        </div>
      ) : null}
    </fieldset>
  )
}
