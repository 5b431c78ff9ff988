import { useState } from 'react'
import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { Labelled } from '../../parts/labelled.tsx'
import { Select } from '../../parts/select.tsx'
import { type BulkFormProps, BulkFrame } from './bulk-frame.tsx'
import { BULK } from './words.ts'

/** 并案: all into one of them, the earliest unless another is chosen. */
export function BulkMerge({ lines, ...props }: BulkFormProps) {
  const { t, moment } = useLanguage()
  const byAge = [...lines].sort((a, b) => a.reportedAt.localeCompare(b.reportedAt))
  const [intoCaseId, setInto] = useState(byAge[0]?.id ?? '')
  return (
    <BulkFrame
      {...props}
      lines={lines.filter((line) => line.id !== intoCaseId)}
      verb="merge"
      onSend={() => undefined}
      actFor={(line) => ({ name: 'cases.merge', input: { caseId: line.id, intoCaseId } })}
    >
      <Labelled label={t(BULK.mergeInto)} hint={t(FORM.mergeHint)}>
        {(control) => (
          <Select
            {...control}
            showSearch={{ optionFilterProp: 'label' }}
            value={intoCaseId}
            options={byAge.map((line) => ({
              value: line.id,
              label: `${line.number} ${line.summary} · ${line.placeName} · ${moment(line.reportedAt)}`,
            }))}
            onChange={(next: string) => setInto(next)}
          />
        )}
      </Labelled>
    </BulkFrame>
  )
}
