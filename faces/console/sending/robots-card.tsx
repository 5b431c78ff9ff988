import { Button } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import { ACCESS } from '../../../modules/notifications/access.ts'
import { ROBOT_GROUP_WORDS } from '../../../modules/notifications/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { useTree } from '../grids/use-tree.ts'
import { homeOf, useMay, useMe } from '../me.ts'
import { Dialog } from '../parts/dialog.tsx'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Card } from '../parts/page.tsx'
import { Awaiting, Empty, Note, Problem } from '../parts/said.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { SetRobot } from './set-robot.tsx'
import { SENDING_PART } from './words.ts'

type Robot = OutputOf<Queries['notifications.robots']>['robots'][number]

/** The groups of WeCom that are tied to a grid, for those who may. */
export function RobotsCard() {
  const { t } = useLanguage()
  const me = useMe()
  const tree = useTree()
  const may = useMay()
  const [chosen, setChosen] = useState<string | null>(null)
  const [isSetting, setSetting] = useState(false)
  const [removed, setRemoved] = useState<Robot | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const home = homeOf(me, tree)
  const first = home && may(ACCESS.robots, home.id) ? home : tree.all.find((one) => may(ACCESS.robots, one.id))
  const grid = tree.get(chosen) ?? first
  const read = useRead('notifications.robots', grid ? { gridId: grid.id } : null)
  if (!grid) return null
  return (
    <Card
      title={t(SENDING_PART.robots)}
      tools={<Button onClick={() => setSetting(true)}>{t(SENDING_PART.addRobot)}</Button>}
    >
      <p className="c-hint">{t(SENDING_PART.robotsNote)}</p>
      <GridPicker
        className="c-narrow"
        placeholder={t(SENDING_PART.grid)}
        among={(one) => may(ACCESS.robots, one.id)}
        value={grid.id}
        onChange={setChosen}
      />
      {said ? (
        <Note tone="success" isNews>
          {said}
        </Note>
      ) : null}
      <Awaiting read={read} />
      {read.data && !read.data.isSetUp ? <Note tone="warning">{t(SENDING_PART.robotsOff)}</Note> : null}
      {read.data?.robots.length === 0 ? (
        <Empty title={t(SENDING_PART.noRobots)}>
          <p>{t(SENDING_PART.noRobotsText)}</p>
        </Empty>
      ) : null}
      <ul className="c-robots">
        {read.data?.robots.map((robot) => (
          <RobotRow
            key={robot.id}
            robot={robot}
            isSetUp={read.data?.isSetUp ?? false}
            onTested={() => setSaid(t(SENDING_PART.tested, { name: robot.name }))}
            onRemove={() => setRemoved(robot)}
          />
        ))}
      </ul>
      {isSetting ? (
        <SetRobot
          gridId={grid.id}
          gridName={grid.name}
          onClose={() => setSetting(false)}
          onDone={() => setSaid(t(SENDING_PART.wasSet))}
        />
      ) : null}
      {removed ? <RemoveRobot robot={removed} onClose={() => setRemoved(null)} /> : null}
    </Card>
  )
}

type RobotRowProps = { robot: Robot; isSetUp: boolean; onTested: () => void; onRemove: () => void }

function RobotRow({ robot, isSetUp, onTested, onRemove }: RobotRowProps) {
  const { t, list } = useLanguage()
  const act = useAct('notifications.testRobot')
  const test = async () => {
    if (await act.run({ robotId: robot.id })) onTested()
  }
  return (
    <li>
      <div>
        <strong>{robot.name}</strong>
        <p className="c-hint">
          {list(robot.groups.map((one) => t(ROBOT_GROUP_WORDS[one])))} · {t(SENDING_PART.since, { at: robot.setAt })}
        </p>
      </div>
      <div className="c-tools">
        {isSetUp ? (
          <Button loading={act.isBusy} aria-label={`${t(SENDING_PART.test)} ${robot.name}`} onClick={test}>
            {t(SENDING_PART.test)}
          </Button>
        ) : null}
        <Button aria-label={`${t(SENDING_PART.remove)} ${robot.name}`} onClick={onRemove}>
          {t(SENDING_PART.remove)}
        </Button>
      </div>
      <Problem error={act.error} />
    </li>
  )
}

function RemoveRobot({ robot, onClose }: { robot: Robot; onClose: () => void }) {
  const { t } = useLanguage()
  const act = useAct('notifications.removeRobot')
  const remove = async () => {
    if (!(await act.run({ robotId: robot.id }))) return
    refresh('notifications.robots')
    onClose()
  }
  return (
    <Dialog
      title={t(SENDING_PART.remove)}
      onClose={onClose}
      submit={{ label: t(SENDING_PART.remove), onSubmit: remove, isBusy: act.isBusy, isDanger: true }}
      error={act.error}
    >
      <p>{t(SENDING_PART.removeText, { name: robot.name })}</p>
    </Dialog>
  )
}
