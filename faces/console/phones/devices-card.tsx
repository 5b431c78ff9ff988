import { Button } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import { DEVICE_STATE_WORDS } from '../../../modules/sync/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { saySpan } from '../../../platform/pure/time.ts'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Card } from '../parts/page.tsx'
import { Awaiting, Empty } from '../parts/said.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { PHONES } from './words.ts'

type Device = OutputOf<Queries['sync.devices']>['devices'][number]

/** The phones in one's charge, and the way to revoke one that was lost. */
export function DevicesCard({ onSaid }: { onSaid: (said: string) => void }) {
  const { t, moment, language } = useLanguage()
  const read = useRead('sync.devices', {})
  const [revoking, setRevoking] = useState<Device | null>(null)
  const devices = read.data?.devices ?? []
  const skew = (seconds: number) =>
    t(seconds > 0 ? PHONES.skewAhead : PHONES.skewBehind, { span: saySpan(Math.abs(seconds) / 60, language) })
  return (
    <Card title={t(PHONES.devices)}>
      <p className="c-hint">{t(PHONES.devicesHint)}</p>
      <Awaiting read={read} lines={3} />
      {read.data && devices.length === 0 ? <Empty title={t(PHONES.noDevices)}>{t(PHONES.noDevicesHint)}</Empty> : null}
      {devices.length > 0 ? (
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{t(PHONES.holder)}</th>
              <th scope="col">{t(PHONES.phone)}</th>
              <th scope="col">{t(PHONES.grid)}</th>
              <th scope="col">{t(PHONES.lastContact)}</th>
              <th scope="col">{t(PHONES.state)}</th>
            </tr>
          </thead>
          <tbody>
            {devices.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  {one.personName} {one.isMine ? <span className="c-tag">{t(PHONES.mine)}</span> : null}
                </th>
                <td data-title={t(PHONES.phone)}>{one.label}</td>
                <td data-title={t(PHONES.grid)}>{one.gridName}</td>
                <td data-title={t(PHONES.lastContact)}>
                  {one.lastContactOn}
                  {one.unsent > 0 && one.state !== 'wiped' ? (
                    <p className="c-hint">{t(PHONES.unsent, { count: one.unsent })}</p>
                  ) : null}
                  {one.skewSeconds === null ? null : <p className="c-hint">{skew(one.skewSeconds)}</p>}
                </td>
                <td data-title={t(PHONES.state)}>
                  <span className="c-tag">{t(DEVICE_STATE_WORDS[one.state])}</span>
                  {one.unsent > 0 && one.state === 'wiped' ? (
                    <p className="c-hint">{t(PHONES.lost, { count: one.unsent })}</p>
                  ) : null}
                  {one.revokedAt ? <p className="c-hint">{moment(one.revokedAt)}</p> : null}
                  {one.mayRevoke ? (
                    <div className="c-rowtools">
                      <Button size="small" danger onClick={() => setRevoking(one)}>
                        {t(PHONES.revoke)}
                      </Button>
                    </div>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {revoking ? (
        <Revoke
          device={revoking}
          onClose={() => setRevoking(null)}
          onDone={() => {
            setRevoking(null)
            onSaid(t(PHONES.revoked))
          }}
        />
      ) : null}
    </Card>
  )
}

function Revoke({ device, onClose, onDone }: { device: Device; onClose: () => void; onDone: () => void }) {
  const { t } = useLanguage()
  const act = useAct('sync.revokeDevice')
  const revoke = async () => {
    if (!(await act.run({ deviceId: device.id }))) return
    refresh('sync.')
    onDone()
  }
  return (
    <Dialog
      title={t(PHONES.revokeTitle, { name: device.personName })}
      onClose={onClose}
      error={act.error}
      submit={{ label: t(PHONES.revoke), onSubmit: revoke, isBusy: act.isBusy, isDanger: true }}
    >
      <p>{device.label}</p>
      <p>{t(PHONES.revokeText)}</p>
    </Dialog>
  )
}
