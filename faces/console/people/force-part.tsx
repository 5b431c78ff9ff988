import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Community } from '../../../modules/grids/contract.ts'
import { ACCESS } from '../../../modules/people/access.ts'
import { ORGANIZATION_WORDS, ROLE_WORDS, TAG_WORDS } from '../../../modules/people/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { mayAnywhere, useMe } from '../me.ts'
import { Bars } from '../parts/bars.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Note, Pending, Problem } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { ForceGrids } from './force-grids.tsx'
import { PEOPLE } from './words.ts'

/** What the force of a community is made of: origins, posts, organizations. */
export function ForcePart({ community }: { community: Community }) {
  const { t } = useLanguage()
  const me = useMe()
  const { data, problem, again } = useRead('people.composition', { communityId: community.id })
  const [isRegistering, setRegistering] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  if (problem) return <Problem error={problem} onAgain={again} />
  if (!data) return <Pending lines={8} />
  const tags = [...data.tags].sort((a, b) => (b.people ?? 0) - (a.people ?? 0))
  return (
    <>
      <div className="c-two">
        <Card title={t(PEOPLE.people, { count: data.people })}>
          <p className="c-hint">{t(data.isMasked ? PEOPLE.countedMasked : PEOPLE.counted)}</p>
          <Bars
            title={t(PEOPLE.byTag)}
            bars={tags.map((one) => ({
              key: one.tag,
              label: t(TAG_WORDS[one.tag]),
              value: one.people ?? 0,
              note: one.people === null ? t(PEOPLE.fewerThanFive) : undefined,
            }))}
          />
        </Card>
        <Card>
          <Bars
            title={t(PEOPLE.byRole)}
            bars={data.roles.map((one) => ({
              key: one.role,
              label: t(ROLE_WORDS[one.role]),
              value: one.posts,
              note: one.vacant > 0 ? t(PEOPLE.vacantOf, { vacant: one.vacant }) : undefined,
            }))}
          />
        </Card>
      </div>
      <Card title={t(PEOPLE.byGrid)}>
        <p className="c-hint">{t(PEOPLE.byGridText)}</p>
        <ForceGrids grids={data.grids} />
      </Card>
      <Card title={t(PEOPLE.byOrganization)}>
        {said ? (
          <Note tone="success" isNews>
            {said}
          </Note>
        ) : null}
        {data.organizations.length === 0 ? <p className="c-hint">{t(PEOPLE.noOrganizations)}</p> : null}
        <Bars
          isTitleHidden
          title={t(PEOPLE.byOrganization)}
          bars={data.organizations.map((one) => ({
            key: one.kind,
            label: t(ORGANIZATION_WORDS[one.kind]),
            value: one.count,
          }))}
        />
        {mayAnywhere(me, ACCESS.registerOrganization) ? (
          <div>
            <Button onClick={() => setRegistering(true)}>{t(PEOPLE.registerOrganization)}</Button>
          </div>
        ) : null}
      </Card>
      {isRegistering ? (
        <RegisterOrganization community={community} onClose={() => setRegistering(false)} onDone={setSaid} />
      ) : null}
    </>
  )
}

type RegisterOrganizationProps = { community: Community; onClose: () => void; onDone: (said: string) => void }

function RegisterOrganization({ community, onClose, onDone }: RegisterOrganizationProps) {
  const { t } = useLanguage()
  const act = useAct('people.registerOrganization')
  const [name, setName] = useState('')
  const [kind, setKind] = useState(keysOf(ORGANIZATION_WORDS)[0])
  const [wasSent, setSent] = useState(false)
  const send = async () => {
    setSent(true)
    if (name.trim() === '' || !(await act.run({ communityId: community.id, name: name.trim(), kind }))) return
    refresh('people.composition')
    onDone(t(PEOPLE.organizationDone, { name: name.trim() }))
    onClose()
  }
  return (
    <Dialog
      title={t(PEOPLE.registerOrganization)}
      onClose={onClose}
      submit={{ label: t(PEOPLE.registerOrganization), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <Labelled label={t(PEOPLE.organizationName)} fault={wasSent && name.trim() === '' ? t(CONSOLE.pleaseFill) : null}>
        {(control) => (
          <Input {...control} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Labelled>
      <Labelled label={t(PEOPLE.organizationKind)}>
        {(control) => (
          <Select
            {...control}
            value={kind}
            options={keysOf(ORGANIZATION_WORDS).map((key) => ({ value: key, label: t(ORGANIZATION_WORDS[key]) }))}
            onChange={setKind}
          />
        )}
      </Labelled>
    </Dialog>
  )
}
