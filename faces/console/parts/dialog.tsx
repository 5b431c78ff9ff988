import { Button, Modal } from 'antd'
import type { ReactNode } from 'react'
import { useLanguage } from '../../kit/language.ts'
import type { ApiError } from '../../kit/problem.ts'
import { KIT } from '../../kit/words.ts'
import { Problem } from './said.tsx'

type DialogProps = {
  title: string
  onClose: () => void
  children: ReactNode
  /** What the main button does; without it the dialog only shows. */
  submit?: { label: string; onSubmit: () => void; isBusy?: boolean; isDanger?: boolean }
  error?: ApiError | null
  width?: number
}

/** A dialog with one form. Enter sends it, Escape closes it, the focus stays inside and goes back afterwards. */
export function Dialog({ title, onClose, children, submit, error = null, width = 560 }: DialogProps) {
  const { t } = useLanguage()
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      footer={null}
      width={width}
      mask={{ closable: !submit }}
      destroyOnHidden
    >
      <form
        noValidate
        className="c-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!submit?.isBusy) submit?.onSubmit()
        }}
      >
        {children}
        <Problem error={error} />
        {submit ? (
          <div className="c-form-foot">
            <Button onClick={onClose}>{t(KIT.cancel)}</Button>
            <Button type="primary" htmlType="submit" danger={submit.isDanger} loading={submit.isBusy}>
              {submit.label}
            </Button>
          </div>
        ) : null}
      </form>
    </Modal>
  )
}
