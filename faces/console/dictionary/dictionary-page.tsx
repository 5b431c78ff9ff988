import { Button, Input } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { FIGURES } from '../figures/words.ts'
import { Labelled } from '../parts/labelled.tsx'
import { Card, Page } from '../parts/page.tsx'
import { Awaiting, Empty } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { CONSOLE } from '../words.ts'
import { DICTIONARY } from './words.ts'

const AN_HOUR = 3_600_000

/** What stands in an exported file, to be read before one is asked for. */
export default function DictionaryPage() {
  const { t } = useLanguage()
  const read = useRead('reports.dictionary', {}, { freshMillis: AN_HOUR })
  const [typed, setTyped] = useState('')
  const wanted = typed.trim().toLowerCase()
  const says = (...texts: readonly string[]) => texts.some((text) => text.toLowerCase().includes(wanted))
  const measures = (read.data?.measures ?? []).filter((one) => says(t(one.title), t(one.means)))
  const columns = (read.data?.columns ?? []).filter((one) => says(t(one.title), t(one.means)))
  return (
    <Page
      isWide
      title={t(DICTIONARY.title)}
      lead={t(DICTIONARY.lead)}
      tools={
        <div className="c-tools c-no-print">
          <Link href={hrefOf('/exports')}>{t(DICTIONARY.toExports)}</Link>
          <Button onClick={() => print()}>{t(CONSOLE.print)}</Button>
        </div>
      }
    >
      <div className="c-no-print">
        <Labelled label={t(DICTIONARY.find)}>
          {(control) => (
            <Input
              {...control}
              allowClear
              type="search"
              value={typed}
              style={{ maxWidth: 320 }}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Labelled>
      </div>
      <Awaiting read={read} lines={8} />
      {read.data && measures.length + columns.length === 0 ? (
        <Empty title={t(DICTIONARY.nothing, { what: typed.trim() })} />
      ) : null}
      {measures.length > 0 ? (
        <Card title={t(DICTIONARY.measures)}>
          <table className="c-table">
            <thead>
              <tr>
                <th scope="col">{t(DICTIONARY.name)}</th>
                <th scope="col">{t(DICTIONARY.means)}</th>
                <th scope="col">{t(DICTIONARY.excludes)}</th>
                <th scope="col">{t(DICTIONARY.version)}</th>
              </tr>
            </thead>
            <tbody>
              {measures.map((one) => (
                <tr key={one.title.en}>
                  <th scope="row">{t(one.title)}</th>
                  <td data-title={t(DICTIONARY.means)}>{t(one.means)}</td>
                  <td data-title={t(DICTIONARY.excludes)}>{one.excludes ? t(one.excludes) : '—'}</td>
                  <td data-title={t(DICTIONARY.version)} className="c-number">
                    {t(FIGURES.version, one.version)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
      ) : null}
      {columns.length > 0 ? (
        <Card title={t(DICTIONARY.columns)}>
          <table className="c-table">
            <thead>
              <tr>
                <th scope="col">{t(DICTIONARY.name)}</th>
                <th scope="col">{t(DICTIONARY.means)}</th>
              </tr>
            </thead>
            <tbody>
              {columns.map((one) => (
                <tr key={one.title.en}>
                  <th scope="row">{t(one.title)}</th>
                  <td data-title={t(DICTIONARY.means)}>{t(one.means)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
      ) : null}
    </Page>
  )
}
