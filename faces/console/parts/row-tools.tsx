import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { Icon } from '../../kit/components/icon.tsx'
import { useLanguage } from '../../kit/language.ts'
import { PARTS } from './words.ts'

/** Something that can be done in a row of a table. */
export type RowTool = {
  readonly key: string
  readonly label: string
  /** Of whom or what: read out behind the label. */
  readonly about: string
  readonly onPress: () => void
  readonly isDanger?: boolean
}

/** So many stand side by side. */
const BESIDE = 2

/** What can be done in a row: one or two buttons; of more, the first is a button and the others wait behind «更多». */
export function RowTools({ tools, about }: { tools: readonly RowTool[]; about: string }) {
  const { t } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const shown = tools.length > BESIDE ? tools.slice(0, 1) : tools
  const folded = tools.slice(shown.length)
  return (
    <div className="c-rowtools">
      {shown.map((tool) => (
        <Button key={tool.key} size="small" danger={tool.isDanger} onClick={tool.onPress}>
          {tool.label}
          <span className="k-offscreen"> {tool.about}</span>
        </Button>
      ))}
      {folded.length > 0 ? (
        <Dropdown
          trigger={['click']}
          autoFocus
          open={isOpen}
          onOpenChange={setOpen}
          menu={{
            items: folded.map(({ key, label, isDanger }) => ({ key, label, danger: isDanger })),
            onClick: ({ key }) => folded.find((tool) => tool.key === key)?.onPress(),
          }}
        >
          <Button size="small" aria-haspopup="menu" aria-expanded={isOpen}>
            {t(PARTS.more)}
            <span className="k-offscreen"> {about}</span>
            <Icon name="more" />
          </Button>
        </Dropdown>
      ) : null}
    </div>
  )
}
