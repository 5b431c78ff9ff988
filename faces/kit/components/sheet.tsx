import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { useLanguage } from '../language.ts'
import { KIT } from '../words.ts'
import { Icon } from './icon.tsx'

/** A dialog that rises from the bottom on phones. The browser keeps the focus inside and closes it with Escape. */
export function Sheet({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const { t } = useLanguage()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const shown = dialog.current
    // Browsers before 2022 lack showModal; there the sheet stands in the page.
    if (shown?.showModal) shown.showModal()
    else shown?.setAttribute('open', '')
    // Else the button that closes has it, and the first blank that is typed closes the sheet.
    shown?.querySelector('textarea')?.focus()
    // Before the element goes: only then the browser gives the focus back to where it was.
    return () => shown?.close?.()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a tap beside the sheet closes it; keys do so by Escape and the button.
    <dialog
      ref={dialog}
      className="k-sheet"
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      <div className="k-sheet-inner">
        <div className="k-sheet-head">
          <h2 id={id}>{title}</h2>
          <button type="button" className="k-sheet-close" aria-label={t(KIT.close)} onClick={onClose}>
            <Icon name="close" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  )
}
