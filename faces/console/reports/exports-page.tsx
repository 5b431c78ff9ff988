import { Button } from 'antd'
import { useState } from 'react'
import { firstDay, stepped } from '../../../modules/dashboards/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { useNow } from '../../kit/use-now.ts'
import { DICTIONARY } from '../dictionary/words.ts'
import { Choice } from '../parts/labelled.tsx'
import { Card, Page } from '../parts/page.tsx'
import { Awaiting, Empty, Problem } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { Runs } from './export-runs.tsx'
import { EXPORTS } from './export-words.ts'
import { useFileAsk } from './use-file-ask.tsx'
import './reports.css'

const WHILE_MAKING = 2_000
const AT_REST = 30_000

/** Files that leave the house: one's own, and those of others that wait for one's word. */
export default function ExportsPage() {
  const { t } = useLanguage()
  const [isMaking, setMaking] = useState(false)
  const read = useRead('reports.exports', {}, { everyMillis: isMaking ? WHILE_MAKING : AT_REST })
  const mine = read.data?.mine ?? []
  const toApprove = read.data?.toApprove ?? []
  const now = mine.some((one) => one.state === 'waiting' || one.state === 'running')
  if (read.data && now !== isMaking) setMaking(now)
  return (
    <Page
      isWide
      title={t(EXPORTS.title)}
      lead={t(EXPORTS.lead)}
      tools={<Link href={hrefOf('/dictionary')}>{t(DICTIONARY.title)}</Link>}
    >
      <AskCard />
      {toApprove.length > 0 ? (
        <Card title={t(EXPORTS.toApprove)}>
          <Runs runs={toApprove} isOthers />
        </Card>
      ) : null}
      <Card title={t(EXPORTS.mine)}>
        <Awaiting read={read} lines={3} />
        {read.data && mine.length === 0 ? <Empty title={t(EXPORTS.none)} /> : null}
        {mine.length > 0 ? <Runs runs={mine} /> : null}
      </Card>
    </Page>
  )
}

function AskCard() {
  const { t } = useLanguage()
  const now = useNow()
  const file = useFileAsk([EXPORTS.reasonMonth, EXPORTS.reasonMeeting])
  const [which, setWhich] = useState<'this' | 'last'>('last')
  const ask = () => {
    const present = firstDay('month', new Date(now))
    const from = which === 'this' ? present : stepped('month', present, -1)
    return file.send({ what: 'cases', span: { period: 'month', from }, count: 'received', filter: {} })
  }
  return (
    <Card title={t(EXPORTS.ask)}>
      <form
        noValidate
        className="c-form"
        onSubmit={(event) => {
          event.preventDefault()
          ask()
        }}
      >
        <Choice
          label={t(EXPORTS.period)}
          options={[
            { value: 'last', label: t(EXPORTS.lastMonth) },
            { value: 'this', label: t(EXPORTS.month) },
          ]}
          value={which}
          onChoose={setWhich}
        />
        {file.fields}
        <Problem error={file.error} />
        <div className="c-form-foot">
          <Link href={hrefOf('/figures')}>{t(EXPORTS.others)}</Link>
          <Button type="primary" htmlType="submit" loading={file.isBusy}>
            {t(EXPORTS.send)}
          </Button>
        </div>
      </form>
    </Card>
  )
}
