import { Button } from 'antd'
import { useState } from 'react'
import type { ImportRun } from '../../../modules/grids/contract.ts'
import { WORDS as GRID_REFUSALS } from '../../../modules/grids/words.ts'
import { WORDS as PEOPLE_REFUSALS } from '../../../modules/people/words.ts'
import { say, type Words } from '../../../platform/pure/words.ts'
import { api } from '../../kit/api.ts'
import { useLanguage } from '../../kit/language.ts'
import { ApiError } from '../../kit/problem.ts'
import { useTree } from '../grids/use-tree.ts'
import { Card, Page } from '../parts/page.tsx'
import { Note, Problem } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { CONSOLE } from '../words.ts'

const IMPORT = {
  lead: {
    zh: '先预览，看清会新增、变更什么，再执行。再导一次同样的文件不会重复。',
    en: 'Preview first, then run. The same file again changes nothing twice.',
  },
  community: { zh: '社区', en: 'Community' },
  what: { zh: '导入什么', en: 'What' },
  grids: { zh: '网格（GeoJSON）', en: 'Grids (GeoJSON)' },
  places: { zh: '楼栋和住户（XLSX）', en: 'Buildings and households (XLSX)' },
  members: { zh: '网格员（XLSX）', en: 'Grid members (XLSX)' },
  file: { zh: '文件', en: 'File' },
  preview: { zh: '预览', en: 'Preview' },
  run: { zh: '执行导入', en: 'Run the import' },
  counts: {
    zh: '共 {rows} 行：新增 {created}，变更 {changed}，不变 {unchanged}',
    en: '{rows} rows: {created} new, {changed} changed, {unchanged} the same',
  },
  faults: { zh: '{count} 处需要改正', en: '{count} to mend' },
  row: { zh: '第 {row} 行 {column}：', en: 'Row {row}, {column}: ' },
  done: { zh: '已完成', en: 'Done' },
  progress: { zh: '已处理 {done}/{rows} 行', en: '{done} of {rows} rows' },
} as const satisfies Words

type Kind = 'grids' | 'places' | 'members'

/** Brings registers in: preview with a reason per row, then run with progress. */
export default function ImportPage() {
  const { t } = useLanguage()
  const communities = useTree().communities.filter((one) => !one.code.endsWith('000'))
  const [wanted, setWanted] = useState('')
  const [kind, setKind] = useState<Kind>('places')
  const [file, setFile] = useState<File | null>(null)
  const [run, setRun] = useState<ImportRun | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  const [isBusy, setBusy] = useState(false)
  const communityId = wanted || communities[0]?.id
  const attempt = async (act: () => Promise<ImportRun>) => {
    setBusy(true)
    setError(null)
    try {
      setRun(await act())
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  const preview = () =>
    attempt(async () => {
      if (!file || !communityId) throw new Error('no file')
      const common = { communityId, fileName: file.name, content: await base64(file) }
      return kind === 'members'
        ? api.run('people.previewImport', common)
        : api.run('grids.previewImport', { ...common, kind })
    })
  const start = (importId: string) =>
    attempt(() => api.run(kind === 'members' ? 'people.runImport' : 'grids.runImport', { importId }))
  return (
    <Page title={t(CONSOLE.imports)} lead={t(IMPORT.lead)}>
      <Card title={t(IMPORT.what)}>
        <div className="c-tools">
          <label className="c-field">
            <span>{t(IMPORT.community)}</span>
            <select value={communityId ?? ''} onChange={(event) => setWanted(event.target.value)}>
              {communities.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
          <label className="c-field">
            <span>{t(IMPORT.what)}</span>
            <select value={kind} onChange={(event) => setKind(kindOf(event.target.value))}>
              <option value="places">{t(IMPORT.places)}</option>
              <option value="grids">{t(IMPORT.grids)}</option>
              <option value="members">{t(IMPORT.members)}</option>
            </select>
          </label>
          <label className="c-field">
            <span>{t(IMPORT.file)}</span>
            <input
              type="file"
              accept=".xlsx,.json,.geojson"
              onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            />
          </label>
          <Button type="primary" disabled={!file || !communityId} loading={isBusy} onClick={preview}>
            {t(IMPORT.preview)}
          </Button>
        </div>
        <Problem error={error} />
      </Card>
      {run ? <Result run={run} onRun={() => start(run.id)} isBusy={isBusy} /> : null}
    </Page>
  )
}

function Result({ run, onRun, isBusy }: { run: ImportRun; onRun: () => void; isBusy: boolean }) {
  const { t, language } = useLanguage()
  const { data } = useRead('grids.import', run.state === 'running' ? { importId: run.id } : null, { everyMillis: 1500 })
  const now = data ?? run
  return (
    <Card title={now.fileName}>
      <p>
        {t(IMPORT.counts, {
          rows: now.rowsTotal,
          created: now.created,
          changed: now.changed,
          unchanged: now.unchanged,
        })}
      </p>
      {now.faults.length > 0 ? (
        <>
          <Note tone="warning">{t(IMPORT.faults, { count: now.faults.length })}</Note>
          <ul className="c-plain">
            {now.faults.map((fault) => {
              const word = REFUSALS[fault.code]
              return (
                <li key={`${fault.row}/${fault.column}/${fault.code}`}>
                  {t(IMPORT.row, { row: fault.row, column: fault.column })}
                  {word ? say(word, language, fault.facts) : fault.code}
                </li>
              )
            })}
          </ul>
        </>
      ) : null}
      {now.state === 'previewed' ? (
        <Button type="primary" loading={isBusy} onClick={onRun}>
          {t(IMPORT.run)}
        </Button>
      ) : null}
      {now.state === 'running' ? (
        <p role="status">{t(IMPORT.progress, { done: now.rowsDone, rows: now.rowsTotal })}</p>
      ) : null}
      {now.state === 'done' ? (
        <p role="status">
          <strong>{t(IMPORT.done)}</strong>
        </p>
      ) : null}
    </Card>
  )
}

const REFUSALS: Words = { ...GRID_REFUSALS, ...PEOPLE_REFUSALS }

function kindOf(text: string): Kind {
  return text === 'grids' || text === 'members' ? text : 'places'
}

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let from = 0; from < bytes.length; from += 32_768)
    text += String.fromCharCode(...bytes.subarray(from, from + 32_768))
  return btoa(text)
}
