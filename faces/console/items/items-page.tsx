import { Button } from 'antd'
import { useState } from 'react'
import type { Template } from '../../../modules/tasks/contract.ts'
import { KIND_WORDS } from '../../../modules/tasks/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { isKeyOf, keysOf } from '../../kit/said.ts'
import { useTreeRead } from '../grids/use-tree.ts'
import { communitiesOf, useMe } from '../me.ts'
import { Card, Page } from '../parts/page.tsx'
import { Awaiting, Empty, Note } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { useRead } from '../reads.ts'
import { hrefOf, Link, navigate, usePlace } from '../router.tsx'
import { CONSOLE } from '../words.ts'
import { AgreeDialog } from './agree-dialog.tsx'
import { ItemDialog } from './item-dialog.tsx'
import { ItemPart } from './item-part.tsx'
import './items.css'
import { sayFrequency, sayTarget, sayValidity } from './say-item.ts'
import { StateMark } from './state-mark.tsx'
import { ITEMS } from './words.ts'

const LISTS = { inForce: ITEMS.inForce, undecided: ITEMS.undecided, over: ITEMS.over } as const
const STATES: Record<keyof typeof LISTS, readonly Template['state'][]> = {
  inForce: ['admitted', 'coming'],
  undecided: ['draft', 'submitted'],
  over: ['refused', 'withdrawn', 'ended', 'replaced', 'expired'],
}

/** The admission register of a community (事项准入): the list, or one item. */
export default function ItemsPage() {
  const { t } = useLanguage()
  const me = useMe()
  const { query } = usePlace()
  const treeRead = useTreeRead(false)
  const communities = communitiesOf(me, treeRead.tree).filter((one) => !one.code.endsWith('000'))
  const community = communities.find((one) => one.id === query.get('community')) ?? communities[0]
  const read = useRead('tasks.register', community ? { communityId: community.id } : null)
  const [isDrafting, setDrafting] = useState(false)
  const [isAgreeing, setAgreeing] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const itemId = query.get('item')
  const open = (item: string | undefined) =>
    navigate(hrefOf('/items', { ...Object.fromEntries(query), item }), { replace: false })
  const { data } = read
  return (
    <Page
      isWide
      title={t(CONSOLE.items)}
      lead={t(ITEMS.lead)}
      tools={
        data?.maySave ? (
          <Button type="primary" onClick={() => setDrafting(true)}>
            {t(ITEMS.add)}
          </Button>
        ) : null
      }
    >
      <Awaiting read={treeRead} lines={4} />
      {communities.length > 1 && community ? (
        <Select
          className="c-narrow"
          aria-label={t(ITEMS.community)}
          value={community.id}
          options={communities.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(id: string) => navigate(hrefOf('/items', { community: id }), { replace: true })}
        />
      ) : null}
      {said ? (
        <Note tone="success" isNews>
          {said}
        </Note>
      ) : null}
      {itemId !== null ? (
        <ItemPart key={itemId} templateId={itemId} onSaid={setSaid} onOpen={open} />
      ) : (
        <>
          {community ? <Awaiting read={read} lines={6} /> : null}
          {data ? (
            <>
              <p className="c-item-load">
                <strong>
                  {data.agreedMinutes === null ? t(ITEMS.agreedNone) : t(ITEMS.agreed, { minutes: data.agreedMinutes })}
                </strong>
                <span>{t(ITEMS.standing, { most: data.mostMinutes })}</span>
                {data.gridsOver > 0 ? (
                  <span className="c-vacant">{t(ITEMS.gridsOver, { grids: data.gridsOver })}</span>
                ) : null}
                {data.mayAgree ? (
                  <Button size="small" onClick={() => setAgreeing(true)}>
                    {t(ITEMS.agree)}
                  </Button>
                ) : null}
              </p>
              <Register templates={data.templates} />
            </>
          ) : null}
        </>
      )}
      {isDrafting && community ? (
        <ItemDialog
          communityId={community.id}
          from={null}
          onClose={() => setDrafting(false)}
          onDone={(templateId) => {
            setDrafting(false)
            setSaid(t(ITEMS.savedSaid))
            open(templateId)
          }}
        />
      ) : null}
      {isAgreeing && community && data ? (
        <AgreeDialog
          communityId={community.id}
          minutes={data.agreedMinutes}
          onClose={() => setAgreeing(false)}
          onDone={() => {
            setAgreeing(false)
            setSaid(t(ITEMS.agreedSaid))
          }}
        />
      ) : null}
    </Page>
  )
}

function Register({ templates }: { templates: readonly Template[] }) {
  const speech = useLanguage()
  const { t, pick } = speech
  const { query } = usePlace()
  const asked = query.get('list')
  const list = isKeyOf(LISTS, asked) ? asked : 'inForce'
  const of = (key: keyof typeof LISTS) => templates.filter((one) => STATES[key].includes(one.state))
  const shown = of(list)
  const titles = [ITEMS.source, ITEMS.howOften, ITEMS.whom, ITEMS.minutes, ITEMS.validity, ITEMS.state]
  return (
    <Card>
      <fieldset className="c-pills">
        <legend className="k-offscreen">{t(ITEMS.lists)}</legend>
        {keysOf(LISTS).map((key) => (
          <button
            key={key}
            type="button"
            className="c-pill"
            aria-pressed={key === list}
            onClick={() => navigate(hrefOf('/items', { ...Object.fromEntries(query), list: key }), { replace: true })}
          >
            {t(LISTS[key])} <span className="c-count">{of(key).length}</span>
          </button>
        ))}
      </fieldset>
      {shown.length === 0 ? (
        <Empty title={t(ITEMS.none)}>
          <p>{t(ITEMS.noneHint)}</p>
        </Empty>
      ) : (
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{t(ITEMS.item)}</th>
              {titles.map((word) => (
                <th key={word.en} scope="col">
                  {t(word)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <Link href={hrefOf('/items', { ...Object.fromEntries(query), item: one.id })}>
                    {pick(one.nameZh, one.nameEn)}
                  </Link>
                  <p className="c-hint">
                    {t(KIND_WORDS[one.kind])}
                    {one.version > 1 ? ` · ${t(ITEMS.version, { version: one.version })}` : ''}
                  </p>
                </th>
                <td data-title={t(ITEMS.source)}>{one.sourceDepartment}</td>
                <td data-title={t(ITEMS.howOften)}>{sayFrequency(one.frequency, speech)}</td>
                <td data-title={t(ITEMS.whom)}>{sayTarget(one, speech)}</td>
                <td data-title={t(ITEMS.minutes)} className="c-number">
                  {one.minutes}
                </td>
                <td data-title={t(ITEMS.validity)} className="c-number">
                  {sayValidity(one, speech)}
                </td>
                <td data-title={t(ITEMS.state)}>
                  <StateMark state={one.state} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}
