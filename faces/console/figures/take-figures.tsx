import { Button } from 'antd'
import { useState } from 'react'
import type { FigureSpan, GetFigures } from '../../../modules/dashboards/contract.ts'
import { COUNTS, type Count, VOLUMES } from '../../../modules/dashboards/rules.ts'
import { ACCESS } from '../../../modules/reports/access.ts'
import { ROWS_WITHOUT_GRANT } from '../../../modules/reports/rules.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { mayAnywhere, useMe } from '../me.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Choice, Labelled } from '../parts/labelled.tsx'
import { Note } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { EXPORTS } from '../reports/export-words.ts'
import { useFileAsk } from '../reports/use-file-ask.tsx'
import { hrefOf, navigate } from '../router.tsx'
import { type Asking, filterFor } from './asking.ts'
import { COUNT_WORDS } from './count-words.ts'
import { GROUP_WORDS, TAKE } from './words.ts'

type TakeFiguresProps = {
  asking: Asking
  span: FigureSpan
  figures: Pick<OutputOf<typeof GetFigures>, 'total' | 'lines' | 'isVolumeOnly'>
}

/** «Take these figures»: the groups on screen, or the cases behind one of the figures, as a file for a reason. */
export function TakeFigures(props: TakeFiguresProps) {
  const { t } = useLanguage()
  const me = useMe()
  const [isOpen, setOpen] = useState(false)
  if (!mayAnywhere(me, ACCESS.askExport)) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t(TAKE.take)}</Button>
      {isOpen ? <TakeDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function TakeDialog({ asking, span, figures, onClose }: TakeFiguresProps & { onClose: () => void }) {
  const { t } = useLanguage()
  const file = useFileAsk([EXPORTS.reasonMeeting, EXPORTS.reasonCheck])
  const counts = (figures.isVolumeOnly ? VOLUMES : COUNTS).filter((one) => (figures.total[one] ?? 0) > 0)
  const [what, setWhat] = useState<'figures' | 'cases'>(asking.count === null ? 'figures' : 'cases')
  const [count, setCount] = useState<Count>(asking.count ?? counts[0] ?? 'received')
  const rows = what === 'figures' ? figures.lines.length + 1 : (figures.total[count] ?? 0)
  const ask = async () => {
    const common = { filter: filterFor(asking), span }
    const wanted =
      what === 'figures'
        ? { what: 'figures' as const, ...common, groupBy: asking.groupBy }
        : { what: 'cases' as const, ...common, count }
    const exportId = await file.send(rows === 0 ? null : wanted)
    if (exportId !== null) navigate(hrefOf('/exports', { id: exportId }))
  }
  return (
    <Dialog
      title={t(TAKE.take)}
      onClose={onClose}
      submit={{ label: t(EXPORTS.send), onSubmit: ask, isBusy: file.isBusy }}
      error={file.error}
    >
      <Choice
        label={t(TAKE.what)}
        options={[
          { value: 'figures', label: t(TAKE.groups, { group: t(GROUP_WORDS[asking.groupBy]) }) },
          { value: 'cases', label: t(TAKE.cases) },
        ]}
        value={what}
        onChoose={setWhat}
      />
      {what === 'cases' ? (
        <Labelled label={t(TAKE.which)} fault={rows === 0 ? t(TAKE.nothing) : null}>
          {(control) => (
            <Select
              {...control}
              showSearch={{ optionFilterProp: 'label' }}
              value={count}
              options={(counts.includes(count) ? counts : [count, ...counts]).map((one) => ({
                value: one,
                label: t(TAKE.countOf, { what: t(COUNT_WORDS[one]), n: figures.total[one] ?? 0 }),
              }))}
              onChange={setCount}
            />
          )}
        </Labelled>
      ) : null}
      {file.fields}
      <Note tone={rows > ROWS_WITHOUT_GRANT ? 'warning' : 'info'} isNews>
        {t(rows > ROWS_WITHOUT_GRANT ? TAKE.needsGrant : TAKE.atOnce, { count: rows, most: ROWS_WITHOUT_GRANT })}
      </Note>
    </Dialog>
  )
}
