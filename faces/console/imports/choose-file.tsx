import { Button } from 'antd'
import { useState } from 'react'
import type { ImportRun } from '../../../modules/grids/contract.ts'
import { copyText } from '../../kit/copy-text.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { KIT } from '../../kit/words.ts'
import { useTreeRead } from '../grids/use-tree.ts'
import { communitiesOf, useMe } from '../me.ts'
import { Choice, Labelled } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Pending, Problem } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { type ImportKind, KINDS } from './kinds.ts'
import { IMPORTS } from './words.ts'

const MOST_BYTES = 8 * 1024 * 1024

/** What to import, into which community, and the file itself. */
export function ChooseFile({ onPreviewed }: { onPreviewed: (run: ImportRun) => void }) {
  const { t } = useLanguage()
  const me = useMe()
  const { tree, isPending, problem, again } = useTreeRead(false)
  const [kind, setKind] = useState<ImportKind>('grids')
  const [chosenId, setCommunity] = useState<string | null>(null)
  const [file, setFile] = useState<File | null>(null)
  const [wasSent, setSent] = useState(false)
  const ofGround = useAct('grids.previewImport')
  const ofMembers = useAct('people.previewImport')
  const act = kind === 'members' ? ofMembers : ofGround
  const communities = communitiesOf(me, tree)
  const communityId = chosenId ?? communities[0]?.id
  const isTooLarge = file !== null && file.size > MOST_BYTES
  const send = async () => {
    setSent(true)
    if (!file || isTooLarge || !communityId) return
    const content = await base64Of(file)
    const fileName = file.name.slice(0, 200)
    const run =
      kind === 'members'
        ? await ofMembers.run({ communityId, fileName, content })
        : await ofGround.run({ communityId, kind, fileName, content })
    if (run) onPreviewed(run)
  }
  if (isPending && !problem) return <Pending lines={6} />
  return (
    <form
      noValidate
      className="c-form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Problem error={problem} onAgain={again} />
      <Card className="c-form">
        <Choice
          label={t(IMPORTS.what)}
          options={keysOf(KINDS).map((key) => ({ value: key, label: t(KINDS[key].word) }))}
          value={kind}
          onChoose={(next) => {
            setKind(next)
            setFile(null)
            setSent(false)
          }}
        />
        {communities.length > 1 ? (
          <Labelled label={t(IMPORTS.community)}>
            {(control) => (
              <Select
                {...control}
                className="c-narrow"
                value={communityId}
                options={communities.map((one) => ({ value: one.id, label: one.name }))}
                onChange={(id: string) => setCommunity(id)}
              />
            )}
          </Labelled>
        ) : null}
        <FileField
          key={kind}
          kind={kind}
          file={file}
          onFile={setFile}
          fault={isTooLarge ? t(IMPORTS.tooLarge) : wasSent && !file ? t(CONSOLE.pleaseChoose) : null}
        />
        <Problem error={act.error} />
        <div className="c-form-foot">
          <Button type="primary" htmlType="submit" loading={act.isBusy}>
            {t(IMPORTS.preview)}
          </Button>
        </div>
      </Card>
      <Columns key={`columns ${kind}`} kind={kind} />
    </form>
  )
}

type FileFieldProps = { kind: ImportKind; file: File | null; onFile: (file: File | null) => void; fault: string | null }

function FileField({ kind, file, onFile, fault }: FileFieldProps) {
  const { t } = useLanguage()
  return (
    <Labelled label={t(IMPORTS.file)} hint={t(IMPORTS.mostSize)} fault={fault}>
      {(control) => (
        <div className="c-file">
          <input
            {...control}
            type="file"
            accept={KINDS[kind].accept}
            onChange={(event) => onFile(event.currentTarget.files?.[0] ?? null)}
          />
          <span aria-hidden="true">
            {file ? t(IMPORTS.chosen, { name: file.name, size: Math.ceil(file.size / 1024) }) : t(IMPORTS.chooseFile)}
          </span>
        </div>
      )}
    </Labelled>
  )
}

/** What must stand in the file. */
function Columns({ kind }: { kind: ImportKind }) {
  const { t } = useLanguage()
  const [isCopied, setCopied] = useState(false)
  const { columns } = KINDS[kind]
  const heading = columns.map((column) => column.name).join('\t')
  return (
    <Card title={t(kind === 'grids' ? IMPORTS.properties : IMPORTS.columns)}>
      <table className="c-table">
        <tbody>
          {columns.map((column) => (
            <tr key={column.name}>
              <th scope="row">{column.name}</th>
              <td>{t(column.word)}</td>
              <td>{'isNeeded' in column && column.isNeeded ? t(IMPORTS.needed) : t(KIT.optional)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {kind === 'grids' ? null : (
        <div className="c-tools">
          <Button href={`/templates/${kind}.xlsx`}>{t(IMPORTS.template)}</Button>
          <Button onClick={async () => setCopied(await copyText(heading))}>{t(IMPORTS.copyColumns)}</Button>
          <span role="status" className="c-hint">
            {isCopied ? t(KIT.copied) : ''}
          </span>
        </div>
      )}
    </Card>
  )
}

function base64Of(file: File): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader()
    reader.onload = () => done(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => fail(reader.error)
    reader.readAsDataURL(file)
  })
}
