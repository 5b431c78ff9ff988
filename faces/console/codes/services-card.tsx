import { Button, Input, Switch } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Labelled } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Awaiting, Note, Problem } from '../parts/said.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { CODES } from './words.ts'

type Service = OutputOf<Queries['intake.services']>['services'][number]
type Field = 'nameZh' | 'nameEn' | 'noteZh' | 'noteEn'

/** As long as the contract allows. */
const FIELDS = [
  ['nameZh', 8],
  ['noteZh', 24],
  ['nameEn', 24],
  ['noteEn', 60],
] as const satisfies readonly (readonly [Field, number])[]

/** What the services are called, in which order they stand, and which are open. */
export function ServicesCard({ communityId }: { communityId: string }) {
  const { t } = useLanguage()
  const read = useRead('intake.services', { communityId })
  return (
    <Card title={t(CODES.services)}>
      <p className="c-hint">{t(CODES.servicesLead)}</p>
      <Awaiting read={read} lines={6} />
      {read.data ? (
        <>
          {read.data.isArranged ? null : <Note>{t(CODES.startingOnes)}</Note>}
          <ServicesForm key={communityId} communityId={communityId} services={read.data.services} />
        </>
      ) : null}
    </Card>
  )
}

function ServicesForm({ communityId, services }: { communityId: string; services: readonly Service[] }) {
  const { t, pick } = useLanguage()
  const act = useAct('intake.arrangeServices')
  const [rows, setRows] = useState(services)
  const [said, setSaid] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const focusOn = useRef<string | null>(null)
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (focusOn.current) list.current?.querySelector<HTMLElement>(`#service-${focusOn.current}`)?.focus()
    focusOn.current = null
  })
  const change = (key: string, next: Partial<Service>) => {
    setSaid(null)
    setRows((now) => now.map((one) => (one.key === key ? { ...one, ...next } : one)))
  }
  const move = (from: number, by: -1 | 1) => {
    const to = from + by
    const one = rows[from]
    const other = rows[to]
    if (!one || !other) return
    focusOn.current = one.key
    setRows(rows.map((row, i) => (i === to ? one : i === from ? other : row)))
    setSaid(t(CODES.movedTo, { name: pick(one.nameZh, one.nameEn), position: to + 1 }))
  }
  const isEmpty = (one: Service) => FIELDS.some(([field]) => one[field].trim() === '')
  const save = async () => {
    setTried(true)
    if (rows.some(isEmpty)) return
    const sent = rows.map(({ works: _works, ...one }) => one)
    if (!(await act.run({ communityId, services: sent }))) return
    setTried(false)
    setSaid(t(CODES.savedServices))
    refresh('intake.services')
  }
  return (
    <form
      noValidate
      className="c-form"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <ol className="c-services" ref={list}>
        {rows.map((one, i) => (
          <li
            key={one.key}
            onKeyDown={(event) => {
              const by = event.altKey ? ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key as 'ArrowUp'] : undefined
              if (by === undefined) return
              event.preventDefault()
              move(i, by)
            }}
          >
            <ServiceRow
              one={one}
              isFirst={i === 0}
              isLast={i === rows.length - 1}
              isTried={isTried}
              onChange={(next) => change(one.key, next)}
              onMove={(by) => move(i, by)}
            />
          </li>
        ))}
      </ol>
      <p className="c-hint">{t(CODES.keysHint)}</p>
      <p role="status">{said}</p>
      <Problem error={act.error} />
      <div className="c-form-foot">
        <Button type="primary" htmlType="submit" loading={act.isBusy}>
          {t(CODES.save)}
        </Button>
      </div>
    </form>
  )
}

type ServiceRowProps = {
  one: Service
  isFirst: boolean
  isLast: boolean
  isTried: boolean
  onChange: (next: Partial<Service>) => void
  onMove: (by: -1 | 1) => void
}

function ServiceRow({ one, isFirst, isLast, isTried, onChange, onMove }: ServiceRowProps) {
  const { t, pick } = useLanguage()
  const name = pick(one.nameZh, one.nameEn)
  const isReport = one.key === 'report'
  return (
    <fieldset className="c-service">
      <legend>{name || one.key}</legend>
      <div className="c-service-fields">
        {FIELDS.map(([field, most]) => (
          <Labelled
            key={field}
            label={t(CODES[field])}
            fault={isTried && one[field].trim() === '' ? t(CONSOLE.pleaseFill) : null}
          >
            {(control) => (
              <Input
                {...control}
                maxLength={most}
                value={one[field]}
                onChange={(event) => onChange({ [field]: event.target.value })}
              />
            )}
          </Labelled>
        ))}
      </div>
      <div className="c-service-tools">
        <div className="c-switch">
          <Switch
            checked={one.isOpen}
            disabled={isReport || !one.works}
            onChange={(isOpen) => onChange({ isOpen })}
            aria-label={`${t(CODES.isOpen)} ${name}`}
          />
          <span>{t(isReport ? CODES.staysOpen : one.works ? CODES.isOpen : CODES.notBuilt)}</span>
        </div>
        <Button id={`service-${one.key}`} size="small" disabled={isFirst} onClick={() => onMove(-1)}>
          {t(CODES.up)}
          <span className="k-offscreen"> {name}</span>
        </Button>
        <Button size="small" disabled={isLast} onClick={() => onMove(1)}>
          {t(CODES.down)}
          <span className="k-offscreen"> {name}</span>
        </Button>
      </div>
    </fieldset>
  )
}
