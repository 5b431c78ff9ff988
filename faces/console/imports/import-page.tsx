import { useState } from 'react'
import type { ImportRun } from '../../../modules/grids/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Page } from '../parts/page.tsx'
import { ChooseFile } from './choose-file.tsx'
import './imports.css'
import { ImportResult } from './import-result.tsx'
import { IMPORTS } from './words.ts'

/** Choosing a file, looking at what it would do, doing it, and seeing how it went. */
export default function ImportPage() {
  const { t } = useLanguage()
  const [run, setRun] = useState<ImportRun | null>(null)
  return (
    <Page title={t(IMPORTS.title)} lead={t(IMPORTS.lead)}>
      {run ? (
        <ImportResult key={run.id} first={run} onAnother={() => setRun(null)} />
      ) : (
        <ChooseFile onPreviewed={setRun} />
      )}
    </Page>
  )
}
