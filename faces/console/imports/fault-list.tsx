import { Button } from 'antd'
import { useState } from 'react'
import type { ImportRun } from '../../../modules/grids/contract.ts'
import { WORDS as GRID_WORDS } from '../../../modules/grids/words.ts'
import { WORDS as PEOPLE_WORDS } from '../../../modules/people/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { Card } from '../parts/page.tsx'
import { CONSOLE } from '../words.ts'
import { IMPORTS } from './words.ts'

type Fault = ImportRun['faults'][number]
const PAGE = 100

/** Whether an entry only reminds; its row is imported all the same. */
export function isNote(fault: Fault): boolean {
  return fault.code.includes('_note.')
}

/** Every fault in plain words, row by row, and apart from them the reminders. */
export function FaultList({ faults }: { faults: readonly Fault[] }) {
  const { t } = useLanguage()
  const [bad, notes] = [faults.filter((one) => !isNote(one)), faults.filter(isNote)]
  return (
    <>
      <Card title={t(IMPORTS.faults)}>
        {bad.length === 0 ? <p className="c-hint">{t(IMPORTS.noFaults)}</p> : <FaultTable faults={bad} />}
      </Card>
      {notes.length > 0 ? (
        <Card title={t(IMPORTS.notes)}>
          <FaultTable faults={notes} />
        </Card>
      ) : null}
    </>
  )
}

function FaultTable({ faults }: { faults: readonly Fault[] }) {
  const { t } = useLanguage()
  const [shown, setShown] = useState(PAGE)
  return (
    <>
      <table className="c-table">
        <thead>
          <tr>
            <th scope="col">{t(IMPORTS.row)}</th>
            <th scope="col">{t(IMPORTS.column)}</th>
            <th scope="col">{t(IMPORTS.fault)}</th>
          </tr>
        </thead>
        <tbody>
          {faults.slice(0, shown).map((fault) => (
            <tr key={`${fault.row} ${fault.column} ${fault.code}`}>
              <td data-title={t(IMPORTS.row)} className="c-number">
                {fault.row}
              </td>
              <td data-title={t(IMPORTS.column)}>{fault.column}</td>
              <td>{t(wordFor({ ...GRID_WORDS, ...PEOPLE_WORDS }, fault.code) ?? IMPORTS.unknownFault, fault.facts)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {faults.length > shown ? <Button onClick={() => setShown(shown + PAGE)}>{t(CONSOLE.moreRows)}</Button> : null}
    </>
  )
}
