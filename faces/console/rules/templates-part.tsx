import { Button } from 'antd'
import { useState } from 'react'
import { TEMPLATE_KEEPERS } from '../../../modules/cases/access.ts'
import type { Template } from '../../../modules/cases/contract.ts'
import { OUTCOME_WORDS, VERB_WORDS } from '../../../modules/cases/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { useTree } from '../grids/use-tree.ts'
import { homeOf, useMay, useMe } from '../me.ts'
import { useCategoryName } from '../parts/category-name.ts'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Card } from '../parts/page.tsx'
import { Empty, Pending, Problem } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { useStarters } from './starters.ts'
import { RemoveTemplateDialog, TemplateDialog } from './template-dialog.tsx'
import { TEMPLATES } from './words.ts'

/** The texts kept for answers, in one grid: its own, which its leads change, and those from above. */
export function TemplatesPart() {
  const { t } = useLanguage()
  const me = useMe()
  const tree = useTree()
  const may = useMay()
  const [chosen, setChosen] = useState<string | null>(null)
  const grid = tree.get(chosen) ?? homeOf(me, tree)
  const [edited, setEdited] = useState<Template | 'new' | null>(null)
  const [removed, setRemoved] = useState<Template | null>(null)
  const { data, isPending, problem, again } = useRead('cases.templates', grid ? { gridId: grid.id } : null)
  const starters = useStarters(grid?.id)
  if (!grid) return <Pending lines={6} />
  const isKeeper = may(TEMPLATE_KEEPERS, grid.id)
  return (
    <Card
      title={t(TEMPLATES.title)}
      tools={
        isKeeper ? (
          <Button type="primary" onClick={() => setEdited('new')}>
            {t(TEMPLATES.add)}
          </Button>
        ) : null
      }
    >
      <GridPicker className="c-narrow" placeholder={t(TEMPLATES.grid)} value={grid.id} onChange={setChosen} />
      {isPending && !problem ? <Pending lines={6} /> : null}
      <Problem error={problem} onAgain={again} />
      <Problem error={starters.error} />
      {data?.templates.length === 0 ? (
        <Empty title={t(TEMPLATES.none)}>
          <p>{t(isKeeper ? TEMPLATES.noneKeeper : TEMPLATES.noneOther)}</p>
          {isKeeper ? (
            <Button loading={starters.isBusy} onClick={starters.lay}>
              {t(TEMPLATES.starters)}
            </Button>
          ) : null}
        </Empty>
      ) : null}
      <ul className="c-template-list">
        {data?.templates.map((one) => (
          <TemplateRow
            key={one.templateId}
            template={one}
            from={one.gridId === grid.id ? null : (tree.get(one.gridId)?.name ?? t(TEMPLATES.above))}
            onEdit={isKeeper && one.gridId === grid.id ? () => setEdited(one) : null}
            onRemove={() => setRemoved(one)}
          />
        ))}
      </ul>
      {edited ? (
        <TemplateDialog gridId={grid.id} template={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      ) : null}
      {removed ? <RemoveTemplateDialog template={removed} onClose={() => setRemoved(null)} /> : null}
    </Card>
  )
}

type TemplateRowProps = { template: Template; from: string | null; onEdit: (() => void) | null; onRemove: () => void }

function TemplateRow({ template, from, onEdit, onRemove }: TemplateRowProps) {
  const { t } = useLanguage()
  const category = useCategoryName(template.categoryPrefix, template.categoryPrefix)
  const fits = [
    category,
    template.verb ? t(VERB_WORDS[template.verb]) : null,
    template.outcome ? t(OUTCOME_WORDS[template.outcome]) : null,
  ].filter(Boolean)
  return (
    <li>
      <div>
        <strong>{template.title}</strong>
        <p className="c-hint">
          {fits.length === 0 ? t(TEMPLATES.fitsAll) : fits.join(' · ')}
          {from ? ` · ${t(TEMPLATES.from, { grid: from })}` : ''}
        </p>
        <p>{template.text}</p>
      </div>
      {onEdit ? (
        <div className="c-tools">
          <Button size="small" aria-label={t(TEMPLATES.editOne, { title: template.title })} onClick={onEdit}>
            {t(TEMPLATES.edit)}
          </Button>
          <Button size="small" aria-label={t(TEMPLATES.removeOne, { title: template.title })} onClick={onRemove}>
            {t(TEMPLATES.remove)}
          </Button>
        </div>
      ) : null}
    </li>
  )
}
