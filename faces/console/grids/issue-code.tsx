import { Input } from 'antd'
import { useState } from 'react'
import type { Grid, PlaceCode } from '../../../modules/grids/contract.ts'
import { CODE_KIND_WORDS } from '../../../modules/grids/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Choice, Labelled } from '../parts/labelled.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { type CodePlace, CodePlaceFields, isPlaced, NOWHERE, placeIds } from './code-place.tsx'
import { GRIDS } from './words.ts'

type IssueCodeProps = { grid: Grid; onClose: () => void; onDone: (code: string) => void }

/** A new printed code for a place of this grid. Its name is proposed and can be put differently. */
export function IssueCode({ grid, onClose, onDone }: IssueCodeProps) {
  const { t } = useLanguage()
  const act = useAct('grids.issueCodes')
  const [kind, setKind] = useState<PlaceCode['kind']>('grid_board')
  const [place, setPlace] = useState<CodePlace>(NOWHERE)
  const [written, setWritten] = useState<string | null>(null)
  const [wasSent, setSent] = useState(false)
  const name = written ?? proposedName(grid, kind, place)
  const kinds = keysOf(CODE_KIND_WORDS).filter((key) => key !== 'dedicated' || grid.kind === 'dedicated')
  const send = async () => {
    setSent(true)
    if (name.trim() === '' || !isPlaced(kind, place)) return
    const made = await act.run({
      communityId: grid.communityId,
      places: [{ kind, placeName: name.trim(), ...placeIds(kind, place, grid.id) }],
    })
    if (!made) return
    refresh('grids.codes')
    onDone(made.codes[0]?.code ?? '')
    onClose()
  }
  return (
    <Dialog
      title={t(GRIDS.issue)}
      onClose={onClose}
      submit={{ label: t(GRIDS.issue), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <Choice
        label={t(GRIDS.codeKind)}
        options={kinds.map((key) => ({ value: key, label: t(CODE_KIND_WORDS[key]) }))}
        value={kind}
        onChoose={(next) => {
          setKind(next)
          setPlace(NOWHERE)
          setWritten(null)
        }}
      />
      <CodePlaceFields kind={kind} gridId={grid.id} place={place} onChange={setPlace} wasSent={wasSent} />
      <Labelled label={t(GRIDS.placeName)} fault={wasSent && name.trim() === '' ? t(CONSOLE.pleaseFill) : null}>
        {(control) => (
          <Input {...control} maxLength={80} value={name} onChange={(event) => setWritten(event.target.value)} />
        )}
      </Labelled>
    </Dialog>
  )
}

function proposedName(grid: Grid, kind: PlaceCode['kind'], { building, entranceId, household }: CodePlace): string {
  if (kind === 'grid_board' || kind === 'dedicated') return grid.name
  if (!building) return ''
  const entrance = household?.entranceName ?? building.entrances.find((one) => one.id === entranceId)?.name
  return [building.compoundName, building.name, entrance, household?.room].filter(Boolean).join(' ')
}
