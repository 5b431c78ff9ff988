import { type ReactNode, useEffect } from 'react'
import { createPortal } from 'react-dom'
import './print-sheet.css'

/** A sheet on A4, laid beside the page for the printer alone; the dialog of the printer opens by itself. */
export function PrintSheet({ children, onDone }: { children: ReactNode; onDone: () => void }) {
  useEffect(() => {
    document.body.dataset.printing = 'sheet'
    const done = () => onDone()
    addEventListener('afterprint', done)
    print()
    return () => {
      removeEventListener('afterprint', done)
      delete document.body.dataset.printing
    }
  }, [onDone])
  return createPortal(<div className="c-sheet">{children}</div>, document.body)
}
