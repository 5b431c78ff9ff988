import { Input } from 'antd'
import { useState } from 'react'
import type { Grid, Shape } from '../../../modules/grids/contract.ts'
import { DEDICATED_KIND_WORDS, KIND_WORDS, LEVEL_WORDS } from '../../../modules/grids/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { isKeyOf, keysOf } from '../../kit/said.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Choice, Labelled } from '../parts/labelled.tsx'
import { Select } from '../parts/select.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { levelsUnder } from './levels.ts'
import { ShapeField } from './shape-field.tsx'
import type { GridTree } from './tree.ts'
import { GRIDS } from './words.ts'

type DrawGridProps = { parent: Grid; tree: GridTree; onClose: () => void; onDone: (said: string) => void }

/** A new grid under another one. The server gives it the next free code. */
export function DrawGrid({ parent, tree, onClose, onDone }: DrawGridProps) {
  const { t } = useLanguage()
  const act = useAct('grids.drawGrid')
  const levels = levelsUnder(parent)
  const [level, setLevel] = useState(levels[0])
  const [kind, setKind] = useState<Grid['kind']>('residential')
  const [dedicatedKind, setDedicatedKind] = useState('')
  const [name, setName] = useState('')
  const [shape, setShape] = useState<Shape | null>(null)
  const [wasSent, setSent] = useState(false)
  const isDedicated = level === 'ordinary' && kind === 'dedicated'
  const purpose = isKeyOf(DEDICATED_KIND_WORDS, dedicatedKind) ? dedicatedKind : null
  const send = async () => {
    setSent(true)
    if (name.trim() === '' || (isDedicated && !purpose)) return
    const made = await act.run({
      communityId: parent.communityId,
      parentId: parent.id,
      level,
      kind: isDedicated ? 'dedicated' : 'residential',
      dedicatedKind: isDedicated ? purpose : null,
      name: name.trim(),
      shape,
      isSynthetic: parent.isSynthetic,
    })
    if (!made) return
    refresh('grids.')
    onDone(t(GRIDS.drawn, { name: made.name, code: made.code }))
    onClose()
  }
  return (
    <Dialog
      title={t(GRIDS.drawTitle, { name: parent.name })}
      onClose={onClose}
      width={760}
      submit={{ label: t(CONSOLE.save), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <Labelled label={t(GRIDS.name)} fault={wasSent && name.trim() === '' ? t(CONSOLE.pleaseFill) : null}>
        {(control) => (
          <Input {...control} maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Labelled>
      {levels.length > 1 ? (
        <Choice
          label={t(GRIDS.level)}
          options={levels.map((one) => ({ value: one, label: t(LEVEL_WORDS[one]) }))}
          value={level}
          onChoose={setLevel}
        />
      ) : null}
      {level === 'ordinary' ? (
        <Choice
          label={t(GRIDS.kind)}
          options={keysOf(KIND_WORDS).map((one) => ({ value: one, label: t(KIND_WORDS[one]) }))}
          value={kind}
          onChoose={setKind}
        />
      ) : null}
      {isDedicated ? (
        <Labelled label={t(GRIDS.dedicatedKind)} fault={wasSent && !purpose ? t(CONSOLE.pleaseChoose) : null}>
          {(control) => (
            <Select
              {...control}
              value={dedicatedKind || null}
              options={keysOf(DEDICATED_KIND_WORDS).map((key) => ({ value: key, label: t(DEDICATED_KIND_WORDS[key]) }))}
              onChange={(key: string) => setDedicatedKind(key)}
            />
          )}
        </Labelled>
      ) : null}
      <ShapeField shape={shape} onChange={setShape} around={[parent, ...tree.childrenOf(parent.id)]} />
    </Dialog>
  )
}
