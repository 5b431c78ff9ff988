import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { Commands, Queries } from '../../../modules/api.ts'
import {
  CODE_KIND_WORDS,
  PRINT_FORM_WORDS,
  PRINT_REASON_WORDS,
  PRINT_STATE_WORDS,
} from '../../../modules/grids/words.ts'
import type { InputOf, OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { isKeyOf, keysOf } from '../../kit/said.ts'
import { useMe } from '../me.ts'
import { Choice, Labelled } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Awaiting, Empty, Problem } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import type { Ground } from './codes-page.tsx'
import { CODES } from './words.ts'

type Asked = InputOf<Commands['grids.printCodes']>
type Run = OutputOf<Queries['grids.printRuns']>['runs'][number]
const ALL = 'all'

/** One file of all codes of a kind, made while the person does something else. */
export function PrintCard({ ground }: { ground: Ground }) {
  const { t } = useLanguage()
  const act = useAct('grids.printCodes')
  const [form, setForm] = useState<Asked['form']>('poster')
  const [kind, setKind] = useState<string>('building')
  const [isNew, setNew] = useState(true)
  const ask = async () => {
    const chosen = keysOf(CODE_KIND_WORDS).find((one) => one === kind) ?? null
    if (await act.run({ ...ground, form, which: { by: 'kind', kind: chosen, isNew } })) refresh('grids.printRuns')
  }
  return (
    <Card title={t(CODES.print)}>
      <p className="c-hint">{t(CODES.printText)}</p>
      <form
        noValidate
        className="c-form"
        onSubmit={(event) => {
          event.preventDefault()
          ask()
        }}
      >
        <Choice
          label={t(CODES.form)}
          options={keysOf(PRINT_FORM_WORDS).map((key) => ({ value: key, label: t(PRINT_FORM_WORDS[key]) }))}
          value={form}
          onChoose={setForm}
        />
        <Labelled label={t(CODES.whichCodes)}>
          {(control) => (
            <Select
              {...control}
              value={kind}
              options={[
                ...keysOf(CODE_KIND_WORDS).map((key) => ({ value: key as string, label: t(CODE_KIND_WORDS[key]) })),
                { value: ALL, label: t(CODES.allKinds) },
              ]}
              onChange={(next: string) => setKind(next)}
            />
          )}
        </Labelled>
        <Checkbox checked={isNew} onChange={(event) => setNew(event.target.checked)}>
          {t(CODES.onlyNew)}
        </Checkbox>
        <Problem error={act.error} />
        <div className="c-form-foot">
          <Button type="primary" htmlType="submit" loading={act.isBusy}>
            {t(CODES.makeFile)}
          </Button>
        </div>
      </form>
      <Runs communityId={ground.communityId} />
    </Card>
  )
}

const WHILE_MAKING = 2_000
const AT_REST = 30_000

/** The files asked for: how far each is, and the way to fetch it. */
function Runs({ communityId }: { communityId: string }) {
  const { t, moment } = useLanguage()
  const { tenant } = useMe()
  const [isMaking, setMaking] = useState(true)
  const read = useRead('grids.printRuns', { communityId }, { everyMillis: isMaking ? WHILE_MAKING : AT_REST })
  const runs = read.data?.runs ?? []
  const now = runs.some((one) => one.state === 'waiting' || one.state === 'running')
  if (read.data && now !== isMaking) setMaking(now)
  return (
    <section className="c-runs">
      <h3>{t(CODES.files)}</h3>
      <Awaiting read={read} lines={2} />
      {read.data && runs.length === 0 ? <Empty title={t(CODES.noFiles)} /> : null}
      {runs.length > 0 ? (
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{t(CODES.form)}</th>
              <th scope="col">{t(CODES.count)}</th>
              <th scope="col">{t(CODES.askedAt)}</th>
              <th scope="col">{t(CODES.state)}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                <th scope="row">{t(PRINT_FORM_WORDS[run.form])}</th>
                <td data-title={t(CODES.count)}>{run.total}</td>
                <td data-title={t(CODES.askedAt)}>{moment(run.askedAt)}</td>
                <td data-title={t(CODES.state)}>
                  <RunState run={run} />
                </td>
                <td>
                  {run.state === 'done' ? (
                    <a className="c-row-link" href={`/print-runs/${tenant}/${run.id}`} download>
                      {t(CODES.fetch)}{' '}
                      <span className="c-hint">{t(CODES.megabytes, { size: megabytes(run.bytes ?? 0) })}</span>
                    </a>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  )
}

function RunState({ run }: { run: Run }) {
  const { t } = useLanguage()
  if (run.state === 'running')
    return (
      <span className="c-under">
        <progress max={run.total} value={run.done} aria-label={t(PRINT_STATE_WORDS.running)} />
        {t(CODES.madeSoFar, { done: run.done, total: run.total })}
      </span>
    )
  if (run.state === 'failed' && isKeyOf(PRINT_REASON_WORDS, run.reason))
    return <span className="c-hint">{t(PRINT_REASON_WORDS[run.reason])}</span>
  return t(PRINT_STATE_WORDS[run.state])
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1)
}
