import type { Queries } from '../../../modules/api.ts'
import { CODE_KIND_WORDS } from '../../../modules/grids/words.ts'
import type { InputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { isKeyOf, keysOf } from '../../kit/said.ts'
import { Select } from '../parts/select.tsx'
import { GRIDS } from './words.ts'

/** Which codes are listed: by kind, by state, by whether they were printed. */
export type CodesFilter = Pick<InputOf<Queries['grids.codes']>, 'kind' | 'state' | 'isPrinted'>

const ANY = 'any'

export function CodesFilterFields({
  filter,
  onChange,
}: {
  filter: CodesFilter
  onChange: (filter: CodesFilter) => void
}) {
  const { t } = useLanguage()
  return (
    <fieldset className="c-codes-filter">
      <legend className="k-offscreen">{t(GRIDS.filterCodes)}</legend>
      <Select
        aria-label={t(GRIDS.codeKind)}
        popupMatchSelectWidth={false}
        value={filter.kind ?? ANY}
        options={[
          { value: ANY, label: t(GRIDS.anyKind) },
          ...keysOf(CODE_KIND_WORDS).map((key) => ({ value: key as string, label: t(CODE_KIND_WORDS[key]) })),
        ]}
        onChange={(kind: string) => onChange({ ...filter, kind: isKeyOf(CODE_KIND_WORDS, kind) ? kind : undefined })}
      />
      <Select
        aria-label={t(GRIDS.state)}
        popupMatchSelectWidth={false}
        value={filter.state ?? ANY}
        options={[
          { value: ANY, label: t(GRIDS.anyState) },
          { value: 'valid', label: t(GRIDS.onlyValid) },
          { value: 'revoked', label: t(GRIDS.onlyRevoked) },
        ]}
        onChange={(state: string) =>
          onChange({ ...filter, state: state === 'valid' || state === 'revoked' ? state : undefined })
        }
      />
      <Select
        aria-label={t(GRIDS.printed)}
        popupMatchSelectWidth={false}
        value={filter.isPrinted === undefined ? ANY : String(filter.isPrinted)}
        options={[
          { value: ANY, label: t(GRIDS.anyPrinted) },
          { value: 'true', label: t(GRIDS.onlyPrinted) },
          { value: 'false', label: t(GRIDS.onlyUnprinted) },
        ]}
        onChange={(printed: string) =>
          onChange({ ...filter, isPrinted: printed === ANY ? undefined : printed === 'true' })
        }
      />
    </fieldset>
  )
}
