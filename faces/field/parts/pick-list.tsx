import { useState } from 'react'
import { ChoiceButton } from '../../kit/components/choice-button.tsx'
import { Field } from '../../kit/components/field.tsx'
import { useLanguage } from '../../kit/language.ts'
import { FIELD } from '../words.ts'
import type { Pick } from './pick-from.ts'

/** More than this many need a search box. */
const SEARCH_FROM = 8
/** How many are shown at once: more is a list nobody reads. */
const SHOWN = 20

/** One of many as rows to tap, with a search box when there are more than a hand can hold. */
export function PickList<P extends Pick>({
  label,
  searchLabel,
  searchHint,
  find,
  value,
  onPick,
}: {
  label: string
  searchLabel: string
  searchHint?: string
  /** Those that a search finds; all of them without one. */
  find: (search: string) => readonly P[]
  value: string
  onPick: (pick: P) => void
}) {
  const { t } = useLanguage()
  const [search, setSearch] = useState('')
  const found = find(search)
  const hidden = found.length - SHOWN
  return (
    <fieldset className="k-stack">
      <legend className="k-label">{label}</legend>
      {search !== '' || found.length > SEARCH_FROM ? (
        <Field
          label={searchLabel}
          hint={searchHint}
          value={search}
          onChange={setSearch}
          type="search"
          autoComplete="off"
          autoCapitalize="none"
          maxLength={40}
        />
      ) : null}
      {found.length === 0 ? <p className="k-soft">{t(FIELD.nothingFound)}</p> : null}
      <ul className="k-options">
        {found.slice(0, SHOWN).map((pick) => (
          <li key={pick.id}>
            <ChoiceButton name={pick.name} note={pick.note} isChosen={pick.id === value} onPress={() => onPick(pick)} />
          </li>
        ))}
      </ul>
      {hidden > 0 ? <p className="k-soft">{t(FIELD.moreHits, { count: hidden })}</p> : null}
    </fieldset>
  )
}
