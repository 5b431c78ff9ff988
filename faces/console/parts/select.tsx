import { Select as Library, type SelectProps } from 'antd'
import { type ReactNode, useLayoutEffect, useRef } from 'react'

/** The library's select with a name on its list of options, which it leaves out: the field's label, read to whoever listens. */
export function Select<V>(props: SelectProps<V>) {
  const { id, 'aria-label': label } = props
  return (
    <Library<V>
      {...props}
      popupRender={(menu) => (
        <NamedList id={id} label={label}>
          {menu}
        </NamedList>
      )}
    />
  )
}

function NamedList({ id, label, children }: { id?: string; label?: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const name = label ?? (id ? document.querySelector(`label[for="${CSS.escape(id)}"]`)?.textContent : null)
    if (name)
      for (const list of box.current?.querySelectorAll('[role=listbox]') ?? []) list.setAttribute('aria-label', name)
  })
  return <div ref={box}>{children}</div>
}
