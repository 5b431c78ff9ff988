import { Button } from 'antd'
import { useState } from 'react'
import { ACCESS } from '../../../modules/help/access.ts'
import { DESK_LISTS, type DeskList } from '../../../modules/help/rules.ts'
import { DESK_LIST_WORDS } from '../../../modules/help/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { mayAnywhere, useMe } from '../me.ts'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Choice } from '../parts/labelled.tsx'
import { Card, Page } from '../parts/page.tsx'
import { Awaiting, Empty, Note } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { CONSOLE } from '../words.ts'
import { EnterDialog } from './enter-dialog.tsx'
import { FiguresCard } from './figures-card.tsx'
import './help.css'
import { OffersTable } from './offers-table.tsx'
import { RequestsTable } from './requests-table.tsx'
import { HELP } from './words.ts'

/** Neighbour help as staff see it: what is open, waits long, was reported or entered for somebody, and a month in figures. */
export default function HelpPage() {
  const { t } = useLanguage()
  const me = useMe()
  const [list, setList] = useState<DeskList>('open')
  const [gridId, setGridId] = useState<string | null>(null)
  const [entering, setEntering] = useState<'request' | 'offer' | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const read = useRead('help.desk', { list, gridId }, { keepsFormer: true })
  const isEmpty = read.data?.requests.length === 0 && read.data.offers.length === 0
  return (
    <Page
      isWide
      title={t(CONSOLE.help)}
      lead={t(HELP.lead)}
      tools={
        <>
          <Button type="primary" onClick={() => setEntering('request')}>
            {t(HELP.enterRequest)}
          </Button>
          <Button onClick={() => setEntering('offer')}>{t(HELP.enterOffer)}</Button>
        </>
      }
    >
      {said ? (
        <Note tone="success" isNews>
          {said}
        </Note>
      ) : null}
      <Card className="c-form">
        <Choice
          label={t(HELP.lists)}
          options={DESK_LISTS.map((value) => ({ value, label: t(DESK_LIST_WORDS[value]) }))}
          value={list}
          onChoose={(next) => {
            setSaid(null)
            setList(next)
          }}
        />
        <GridPicker className="c-help-grid" placeholder={t(HELP.allGrids)} value={gridId} onChange={setGridId} />
        <Awaiting read={read} lines={6} />
        {isEmpty ? <Empty title={t(HELP.empty)}>{t(HELP.emptyHint)}</Empty> : null}
        {read.data && read.data.requests.length > 0 ? (
          <RequestsTable requests={read.data.requests} onSaid={setSaid} />
        ) : null}
        {read.data && read.data.offers.length > 0 ? <OffersTable offers={read.data.offers} onSaid={setSaid} /> : null}
        {read.data?.isCut ? <p className="c-hint">{t(HELP.cut)}</p> : null}
      </Card>
      {mayAnywhere(me, ACCESS.figures) ? <FiguresCard /> : null}
      {entering ? (
        <EnterDialog
          key={entering}
          what={entering}
          onClose={() => setEntering(null)}
          onDone={() => {
            setEntering(null)
            setSaid(t(HELP.entered))
          }}
        />
      ) : null}
    </Page>
  )
}
