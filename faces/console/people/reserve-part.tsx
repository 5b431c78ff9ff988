import { Button } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { Community } from '../../../modules/grids/contract.ts'
import { RESERVE_SOURCE_WORDS, RESERVE_STATE_WORDS, ROLE_WORDS } from '../../../modules/people/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { sayDay } from '../../../platform/pure/time.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { useTree } from '../grids/use-tree.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Choice, Labelled } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Awaiting, Empty } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { PersonPicker } from './person-picker.tsx'
import { RESERVE } from './reserve-words.ts'

type Member = OutputOf<Queries['people.reserve']>['members'][number]
type Doing = 'add' | { readonly what: 'keep' | 'appoint'; readonly one: Member }

/** The young who are trained to take posts. */
export function ReservePart({ community }: { community: Community }) {
  const { t, language } = useLanguage()
  const read = useRead('people.reserve', { communityId: community.id })
  const [doing, setDoing] = useState<Doing | null>(null)
  const members = read.data?.members ?? []
  const close = () => setDoing(null)
  return (
    <Card title={t(RESERVE.title)} tools={<Button onClick={() => setDoing('add')}>{t(RESERVE.add)}</Button>}>
      <Awaiting read={read} />
      {read.data && members.length === 0 ? (
        <Empty title={t(RESERVE.none)}>
          <p>{t(RESERVE.noneText)}</p>
        </Empty>
      ) : null}
      {members.length > 0 ? (
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{t(RESERVE.name)}</th>
              <th scope="col">{t(RESERVE.source)}</th>
              <th scope="col">{t(RESERVE.mentor)}</th>
              <th scope="col">{t(RESERVE.state)}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {members.map((one) => (
              <tr key={one.personId}>
                <th scope="row">
                  {one.name} <small className="c-hint">{one.phoneMasked}</small>
                </th>
                <td data-title={t(RESERVE.source)}>{t(RESERVE_SOURCE_WORDS[one.source])}</td>
                <td data-title={t(RESERVE.mentor)}>{one.mentor?.name ?? t(RESERVE.noMentor)}</td>
                <td data-title={t(RESERVE.state)}>
                  {t(RESERVE_STATE_WORDS[one.state])}{' '}
                  <small className="c-hint">
                    {t(RESERVE.since, { day: sayDay(new Date(one.stateAt), language, new Date()) })}
                  </small>
                </td>
                <td>
                  <div className="c-rowtools">
                    <Button size="small" onClick={() => setDoing({ what: 'keep', one })}>
                      {t(RESERVE.keep)}
                      <span className="k-offscreen"> {one.name}</span>
                    </Button>
                    {one.state === 'ready' || one.state === 'in_training' ? (
                      <Button size="small" onClick={() => setDoing({ what: 'appoint', one })}>
                        {t(RESERVE.appoint)}
                        <span className="k-offscreen"> {one.name}</span>
                      </Button>
                    ) : null}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {doing === 'add' ? <Keep community={community} onClose={close} /> : null}
      {doing !== null && doing !== 'add' && doing.what === 'keep' ? (
        <Keep community={community} one={doing.one} onClose={close} />
      ) : null}
      {doing !== null && doing !== 'add' && doing.what === 'appoint' ? (
        <Appoint community={community} one={doing.one} onClose={close} />
      ) : null}
    </Card>
  )
}

const KEPT = ['in_training', 'ready', 'left'] as const

function Keep({ community, one, onClose }: { community: Community; one?: Member; onClose: () => void }) {
  const { t } = useLanguage()
  const act = useAct('people.keepReserve')
  const [personId, setPerson] = useState<string | null>(one?.personId ?? null)
  const [mentorId, setMentor] = useState<string | null>(one?.mentor?.personId ?? null)
  const [source, setSource] = useState<Member['source']>(one?.source ?? 'recommended')
  const [state, setState] = useState<(typeof KEPT)[number]>(KEPT.find((known) => known === one?.state) ?? 'in_training')
  const [wasSent, setSent] = useState(false)
  const send = async () => {
    setSent(true)
    if (!personId) return
    if (!(await act.run({ communityId: community.id, personId, source, mentorId, state }))) return
    refresh('people.')
    onClose()
  }
  return (
    <Dialog
      title={one ? one.name : t(RESERVE.add)}
      onClose={onClose}
      submit={{ label: t(RESERVE.save), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      {one ? null : (
        <PersonPicker
          communityId={community.id}
          value={personId}
          onChange={setPerson}
          fault={wasSent && !personId ? t(CONSOLE.pleaseChoose) : null}
        />
      )}
      <Choice
        label={t(RESERVE.source)}
        options={keysOf(RESERVE_SOURCE_WORDS).map((key) => ({ value: key, label: t(RESERVE_SOURCE_WORDS[key]) }))}
        value={source}
        onChoose={setSource}
      />
      <Choice
        label={t(RESERVE.state)}
        options={KEPT.filter((key) => one || key !== 'left').map((key) => ({
          value: key,
          label: t(RESERVE_STATE_WORDS[key]),
        }))}
        value={state}
        onChoose={setState}
      />
      <fieldset className="c-field">
        <legend>{t(RESERVE.mentor)}</legend>
        {one?.mentor && mentorId === one.mentor.personId ? <p>{one.mentor.name}</p> : null}
        <PersonPicker communityId={community.id} value={mentorId} onChange={setMentor} fault={null} />
      </fieldset>
    </Dialog>
  )
}

function Appoint({ community, one, onClose }: { community: Community; one: Member; onClose: () => void }) {
  const { t } = useLanguage()
  const act = useAct('people.appointReserve')
  const main = useTree().all.find((grid) => grid.communityId === community.id && grid.level === 'main')
  const read = useRead('people.posts', main ? { gridId: main.id, under: true } : null)
  const [postId, setPost] = useState<string | null>(null)
  const [wasSent, setSent] = useState(false)
  const vacant = read.data?.posts.filter((post) => !post.holders.some((one) => one.holdsAs === 'holder')) ?? []
  const send = async () => {
    setSent(true)
    if (!postId || !(await act.run({ personId: one.personId, postId }))) return
    refresh('people.', 'cases.')
    onClose()
  }
  return (
    <Dialog
      title={t(RESERVE.appointTitle, { name: one.name })}
      onClose={onClose}
      submit={{ label: t(RESERVE.appoint), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <Labelled
        label={t(RESERVE.vacant)}
        hint={read.data && vacant.length === 0 ? t(RESERVE.noVacant) : undefined}
        fault={wasSent && !postId ? t(CONSOLE.pleaseChoose) : null}
      >
        {(control) => (
          <Select
            {...control}
            showSearch={{ optionFilterProp: 'label' }}
            value={postId}
            options={vacant.map((post) => ({ value: post.id, label: `${post.gridName} ${t(ROLE_WORDS[post.role])}` }))}
            onChange={(id: string) => setPost(id)}
          />
        )}
      </Labelled>
    </Dialog>
  )
}
