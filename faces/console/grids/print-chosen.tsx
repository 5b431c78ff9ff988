import { useState } from 'react'
import type { Commands } from '../../../modules/api.ts'
import type { Grid } from '../../../modules/grids/contract.ts'
import { PRINT_FORM_WORDS } from '../../../modules/grids/words.ts'
import type { InputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Choice } from '../parts/labelled.tsx'
import { Note } from '../parts/said.tsx'
import { refresh } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { useAct } from '../use-act.ts'
import { GRIDS } from './words.ts'

/** One file of the chosen codes; it is made in the background. */
export function PrintChosen({
  grid,
  codeIds,
  onClose,
}: {
  grid: Grid
  codeIds: readonly string[]
  onClose: () => void
}) {
  const { t } = useLanguage()
  const act = useAct('grids.printCodes')
  const [form, setForm] = useState<InputOf<Commands['grids.printCodes']>['form']>('poster')
  const [isAsked, setAsked] = useState(false)
  const send = async () => {
    const { communityId, id: gridId } = grid
    if (!(await act.run({ communityId, gridId, form, which: { by: 'chosen', codeIds: [...codeIds] } }))) return
    refresh('grids.printRuns')
    setAsked(true)
  }
  return (
    <Dialog
      title={t(GRIDS.printChosen, { count: codeIds.length })}
      onClose={onClose}
      submit={isAsked ? undefined : { label: t(GRIDS.startPrint), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      {isAsked ? (
        <Note tone="success" isNews>
          {t(GRIDS.printMade)}{' '}
          <Link href={hrefOf('/codes', { community: grid.communityId, part: 'make' })}>{t(GRIDS.toPrints)}</Link>
        </Note>
      ) : (
        <Choice
          label={t(GRIDS.printAs)}
          options={keysOf(PRINT_FORM_WORDS).map((key) => ({ value: key, label: t(PRINT_FORM_WORDS[key]) }))}
          value={form}
          onChoose={setForm}
        />
      )}
    </Dialog>
  )
}
