import EditOutlined from '@ant-design/icons/es/icons/EditOutlined'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { SavedView } from '../../../../modules/cases/contract.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useRead } from '../../reads.ts'
import { usePlace } from '../../router.tsx'
import { type Filter, filterOf, isSameList, unkept } from '../filter.ts'
import { ViewDialog } from './view-dialog.tsx'
import { VIEWS } from './words.ts'

type ViewChipsProps = { filter: Filter; onChange: (next: Partial<Filter>) => void }

/** The account's named lists; the one on show can be changed, another list be kept. */
export function ViewChips({ filter, onChange }: ViewChipsProps) {
  const { t } = useLanguage()
  const { data } = useRead('cases.views', {})
  const [editing, setEditing] = useState<SavedView | 'new' | null>(null)
  useStart(data?.views, onChange)
  if (!data) return null
  if (data.views.length === 0 && isSameList(filter, USUAL)) return null
  const current = data.views.find((view) => isSameList(filter, unkept(view.filter)))
  return (
    <fieldset className="c-groups">
      <legend className="k-offscreen">{t(VIEWS.title)}</legend>
      {data.views.map((view) => (
        <button
          key={view.viewId}
          type="button"
          className="c-pill"
          aria-pressed={view === current}
          onClick={() => onChange(unkept(view.filter))}
        >
          {view.name}
          {view.isStart ? <small>{t(VIEWS.start)}</small> : null}
        </button>
      ))}
      {current ? (
        <Button
          size="small"
          type="text"
          icon={<EditOutlined aria-hidden="true" />}
          aria-label={t(VIEWS.edit, { name: current.name })}
          onClick={() => setEditing(current)}
        />
      ) : (
        <Button size="small" type="text" onClick={() => setEditing('new')}>
          {t(VIEWS.save)}
        </Button>
      )}
      {editing ? (
        <ViewDialog view={editing === 'new' ? null : editing} filter={filter} onClose={() => setEditing(null)} />
      ) : null}
    </fieldset>
  )
}

const USUAL = filterOf(new URLSearchParams())
let isOpening = true

/** Opens the desk with the view that the person chose for it: once per page, and only where the address says nothing else. */
function useStart(views: readonly SavedView[] | undefined, onChange: (next: Partial<Filter>) => void): void {
  const { path, query } = usePlace()
  useEffect(() => {
    if (!views || !isOpening) return
    isOpening = false
    const start = views.find((view) => view.isStart)
    if (start && path === '/' && query.size === 0) onChange(unkept(start.filter))
  }, [views, path, query, onChange])
}
