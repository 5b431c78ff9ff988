import { Button } from 'antd'
import { useState } from 'react'
import type { Grid, Shape } from '../../../modules/grids/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Note } from '../parts/said.tsx'
import { cornersOfPlain, readGeoJson, shapeOf } from './drawing.ts'
import { ShapeDrawer } from './shape-drawer.tsx'
import { GRIDS } from './words.ts'

type ShapeFieldProps = {
  shape: Shape | null
  onChange: (shape: Shape | null) => void
  /** Grids shown behind the drawing; their corners are what new ones snap to. */
  around: readonly Grid[]
}

/** A border: drawn on the map, read from a file, or none. */
export function ShapeField({ shape, onChange, around }: ShapeFieldProps) {
  const { t } = useLanguage()
  const [isDrawing, setDrawing] = useState(false)
  const [fault, setFault] = useState<'file' | 'intricate' | null>(null)
  const corners = cornersOfPlain(shape)
  const read = async (file: File | undefined) => {
    if (!file) return
    const found = readGeoJson(await file.text())
    setFault(found ? null : 'file')
    if (found) onChange(found)
  }
  return (
    <fieldset className="c-field">
      <legend>{t(GRIDS.border)}</legend>
      <p className="c-hint">
        {shape
          ? t(GRIDS.borderCorners, { parts: shape.length, count: shape.flat(2).length - shape.flat(1).length })
          : t(GRIDS.borderNone)}
      </p>
      <div className="c-tools">
        <Button
          aria-expanded={isDrawing}
          onClick={() => {
            setFault(corners ? null : 'intricate')
            setDrawing(corners !== null && !isDrawing)
          }}
        >
          {t(GRIDS.drawOnMap)}
        </Button>
        <label className="c-file-button">
          {t(GRIDS.fromFile)}
          <input
            type="file"
            accept=".json,.geojson,application/geo+json"
            onChange={(event) => read(event.currentTarget.files?.[0])}
          />
        </label>
        {shape ? <Button onClick={() => onChange(null)}>{t(GRIDS.clearBorder)}</Button> : null}
      </div>
      {fault ? (
        <Note tone="error" isNews>
          {t(fault === 'file' ? GRIDS.badFile : GRIDS.tooIntricate)}
        </Note>
      ) : null}
      {isDrawing && corners ? (
        <ShapeDrawer first={corners} around={around} onChange={(next) => onChange(shapeOf(next))} />
      ) : null}
    </fieldset>
  )
}
