import { useEffect, useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { Field } from '../../kit/components/field.tsx'
import { ErrorNotice, Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { tidyCode } from '../../kit/place-code.ts'
import { useRead } from '../reads.ts'
import { ScanSheet } from './scan-sheet.tsx'
import { canScan } from './scanning.ts'
import type { PlaceProps } from './step-where.tsx'
import { REPORT } from './words.ts'

/** A code shorter than this is still being typed. */
const SHORTEST = 11

/** A printed code, scanned where the phone can, or typed; the place it stands for is said at once. */
export function PlaceByCode({ draft, change, faults }: PlaceProps) {
  const { t } = useLanguage()
  const [isScanning, setScanning] = useState(false)
  const code = tidyCode(draft.code)
  const { data, error, reload } = useRead('intake.openPlace', code.length >= SHORTEST ? { code } : null)
  const place = data?.state === 'active' && data.code === code ? data.placeName : ''
  useEffect(() => {
    if (place !== draft.codePlace) change({ codePlace: place })
  }, [place, draft.codePlace, change])
  return (
    <>
      {canScan() ? (
        <Button icon="scan" isWide onPress={() => setScanning(true)}>
          {t(REPORT.scan)}
        </Button>
      ) : null}
      <Field
        label={t(REPORT.code)}
        hint={t(REPORT.codeHint)}
        value={draft.code}
        onChange={(next) => change({ code: next })}
        fault={faults.code}
        autoComplete="off"
        autoCapitalize="characters"
        maxLength={20}
      />
      <ErrorNotice error={error} onAgain={error?.problem.kind === 'refused' ? undefined : reload} />
      {place !== '' && data ? (
        <Notice tone="good" isNews>
          {t(REPORT.codeFound, { place, grid: data.gridName })}
        </Notice>
      ) : null}
      {data?.state === 'revoked' && data.code === code ? (
        <Notice tone="warm" isNews>
          {t(REPORT.codeRevoked)}
        </Notice>
      ) : null}
      {isScanning ? (
        <ScanSheet
          onFound={(found) => {
            change({ code: found })
            setScanning(false)
          }}
          onClose={() => setScanning(false)}
        />
      ) : null}
    </>
  )
}
