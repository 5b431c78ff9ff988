import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import { KIND_RULES } from '../../../modules/notifications/rules.ts'
import { GROUP_WORDS, kindWord, TEXT_CHANNEL_WORDS } from '../../../modules/notifications/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { isKeyOf, keysOf } from '../../kit/said.ts'
import { useTree } from '../grids/use-tree.ts'
import { communitiesOf, useMe } from '../me.ts'
import { Labelled } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Awaiting, Pending } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { useRead } from '../reads.ts'
import { hrefOf, Link, usePlace } from '../router.tsx'
import { TextEditor } from './text-editor.tsx'
import './texts.css'
import { TEXTS_PART } from './words.ts'

export type Texts = OutputOf<Queries['notifications.templates']>

/** The texts of messages of a community: the list of kinds, or one of them open for writing. */
export function TextsPart() {
  const { t } = useLanguage()
  const { query } = usePlace()
  const me = useMe()
  const tree = useTree()
  const communities = communitiesOf(me, tree)
  const [chosen, setChosen] = useState<string | null>(null)
  const community = communities.find((one) => one.id === chosen) ?? communities[0]
  const read = useRead('notifications.templates', community ? { communityId: community.id } : null)
  if (!community) return <Pending lines={6} />
  const asked = query.get('kind')
  const kind = isKeyOf(KIND_RULES, asked) ? asked : null
  if (kind && read.data)
    return <TextEditor key={`${community.id} ${kind}`} communityId={community.id} kind={kind} texts={read.data} />
  return (
    <>
      {communities.length > 1 ? (
        <Card>
          <Labelled label={t(TEXTS_PART.community)}>
            {(control) => (
              <Select
                {...control}
                className="c-narrow"
                showSearch
                optionFilterProp="label"
                value={community.id}
                options={communities.map((one) => ({ value: one.id, label: one.name }))}
                onChange={setChosen}
              />
            )}
          </Labelled>
        </Card>
      ) : null}
      <Awaiting read={read} lines={8} />
      {read.data ? <Kinds texts={read.data} /> : null}
    </>
  )
}

function Kinds({ texts }: { texts: Texts }) {
  const { t, list, language } = useLanguage()
  const where = (kind: string) => [
    ...new Set(texts.published.filter((one) => one.kind === kind).map((one) => t(TEXT_CHANNEL_WORDS[one.channel]))),
  ]
  return keysOf(GROUP_WORDS).map((group) => (
    <Card key={group} title={t(GROUP_WORDS[group])}>
      <table className="c-table c-texts">
        <thead>
          <tr>
            <th scope="col">{t(TEXTS_PART.kind)}</th>
            <th scope="col">{t(TEXTS_PART.text)}</th>
            <th scope="col">{t(TEXTS_PART.now)}</th>
          </tr>
        </thead>
        <tbody>
          {texts.kinds
            .filter((one) => one.group === group)
            .map((one) => {
              const own = where(one.kind)
              return (
                <tr key={one.kind}>
                  <th scope="row">
                    <Link href={hrefOf('/rules', { part: 'messages', kind: one.kind })}>{t(kindWord(one.kind))}</Link>
                    {one.matters ? <div className="c-hint">{t(TEXTS_PART.bySms)}</div> : null}
                  </th>
                  <td data-title={t(TEXTS_PART.text)}>{one.builtIn[language].text}</td>
                  <td data-title={t(TEXTS_PART.now)}>
                    {own.length === 0 ? (
                      <span className="c-hint">{t(TEXTS_PART.builtIn)}</span>
                    ) : (
                      t(TEXTS_PART.own, { where: list(own) })
                    )}
                  </td>
                </tr>
              )
            })}
        </tbody>
      </table>
    </Card>
  ))
}
