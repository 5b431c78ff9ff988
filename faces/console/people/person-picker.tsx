import { useState } from 'react'
import { TAG_WORDS } from '../../../modules/people/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { Labelled } from '../parts/labelled.tsx'
import { Select } from '../parts/select.tsx'
import { useRead } from '../reads.ts'
import { PEOPLE } from './words.ts'

type PersonPickerProps = {
  communityId: string | undefined
  value: string | null
  onChange: (id: string) => void
  fault: string | null
}

/** One of the community's people, searched on the server by name. */
export function PersonPicker({ communityId, value, onChange, fault }: PersonPickerProps) {
  const { t } = useLanguage()
  const [search, setSearch] = useState('')
  const { data, isFetching } = useRead('people.persons', communityId ? { communityId, search } : null, {
    keepsFormer: true,
  })
  return (
    <Labelled label={t(PEOPLE.person)} fault={fault}>
      {(control) => (
        <Select
          {...control}
          showSearch={{ filterOption: false, onSearch: (text) => setSearch(text.trim().slice(0, 40)) }}
          loading={isFetching}
          placeholder={t(PEOPLE.searchPerson)}
          notFoundContent={data ? t(PEOPLE.notFound) : null}
          value={value}
          options={data?.persons.map((person) => ({
            value: person.id,
            label: [person.name, person.phoneMasked, ...person.tags.map((tag) => t(TAG_WORDS[tag]))]
              .filter(Boolean)
              .join(' · '),
          }))}
          onChange={onChange}
        />
      )}
    </Labelled>
  )
}
