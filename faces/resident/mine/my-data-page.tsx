import { useState } from 'react'
import { DATA_REQUEST_WORDS } from '../../../modules/admin/words.ts'
import type { Queries } from '../../../modules/api.ts'
import { PLAIN_STATE_WORDS } from '../../../modules/cases/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { Button } from '../../kit/components/button.tsx'
import { Icon } from '../../kit/components/icon.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { useCommand } from '../../kit/use-command.ts'
import { TextSheet } from '../follow/text-sheet.tsx'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import { MY_DATA } from './words.ts'

type MyData = OutputOf<Queries['admin.myData']>
type Kind = MyData['requests'][number]['kind']

/** All that is kept of the signed-in person, to see, to take along, and – at a code, which says whose it is to handle – to have corrected or deleted. */
export function MyDataPage({ code }: { code: string | null }) {
  const { t } = useLanguage()
  const { data, error, reload } = useAsk('admin.myData', {})
  const request = useCommand('admin.requestData')
  const [asking, setAsking] = useState<Kind | null>(null)
  const [sent, setSent] = useState<string | null>(null)
  const ask = async (text: string) => {
    const receipt = asking && code && (await request.run({ kind: asking, code, text }))
    if (!receipt) return false
    setSent(receipt.number)
    reload()
    return true
  }
  return (
    <Screen title={t(MY_DATA.title)} onBack={() => go('mine')}>
      <p className="k-soft">{t(MY_DATA.lead)}</p>
      <ErrorNotice error={error} onAgain={reload} />
      {data ? null : error ? null : <Loading />}
      {sent ? (
        <Notice tone="good" isNews>
          {t(MY_DATA.sent, { number: sent })}
        </Notice>
      ) : null}
      {data ? <Requests requests={data.requests} /> : null}
      {data ? <Records records={data.records} /> : null}
      {data ? (
        <div className="k-stack">
          <Button isWide onPress={() => keepCopy(data)}>
            {t(MY_DATA.copy)}
          </Button>
          {code === null ? (
            <Notice>{t(MY_DATA.needsCode)}</Notice>
          ) : (
            <>
              <Button isWide onPress={() => setAsking('correct')}>
                {t(MY_DATA.correct)}
              </Button>
              <Button look="quiet" isWide onPress={() => setAsking('erase')}>
                {t(MY_DATA.erase)}
              </Button>
            </>
          )}
        </div>
      ) : null}
      {asking ? (
        <TextSheet
          draftKey={`data:${asking}`}
          title={t(MY_DATA[asking])}
          label={t(asking === 'correct' ? MY_DATA.correctLabel : MY_DATA.eraseLabel)}
          hint={t(asking === 'correct' ? MY_DATA.correctHint : MY_DATA.eraseHint)}
          send={t(MY_DATA.send)}
          least={2}
          most={1000}
          isBusy={request.isBusy}
          error={request.error}
          onSend={ask}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </Screen>
  )
}

/** What she asked for, each a case to follow. */
function Requests({ requests }: { requests: MyData['requests'] }) {
  const { t } = useLanguage()
  if (requests.length === 0) return null
  return (
    <section className="k-stack">
      <h2 className="k-small-title">{t(MY_DATA.requests)}</h2>
      <ul className="k-rows">
        {requests.map((one) => (
          <li key={one.caseId}>
            <a className="k-row" href={`#/mine/${one.caseId}`}>
              <span>
                <span className="k-tag" data-done={one.doneAt ? '' : undefined}>
                  {one.doneAt ? t(MY_DATA.done) : t(PLAIN_STATE_WORDS[one.state])}
                </span>
                <strong>{t(DATA_REQUEST_WORDS[one.kind])}</strong>
                <small>
                  {one.number}
                  {one.dueAt && !one.doneAt ? ` · ${t(MY_DATA.by, { by: one.dueAt })}` : ''}
                </small>
              </span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Each kind of thing once, with what is kept of it below. */
function Records({ records }: { records: MyData['records'] }) {
  const { t, moment } = useLanguage()
  const kinds = [...new Map(records.map(({ what }) => [what.zh, what])).values()]
  return (
    <section className="k-card k-stack">
      <h2 className="k-small-title">{t(MY_DATA.kept)}</h2>
      <dl className="k-facts">
        {kinds.map((kind) => (
          <div key={kind.zh}>
            <dt>{t(kind)}</dt>
            {records
              .filter(({ what }) => what.zh === kind.zh)
              .map((one, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: what is kept has no id, and the list does not change in place.
                <dd key={index} className="k-words">
                  {one.text}
                  {one.at ? <small className="k-soft"> {moment(one.at)}</small> : null}
                </dd>
              ))}
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Puts everything into a file on the person's own device, for people and programs to read. */
function keepCopy(data: MyData): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'my-data.json'
  link.click()
  URL.revokeObjectURL(url)
}
