import { type ShownCounts, SMALLEST_SHOWN } from '../contract.ts'
import { type Count, type Counts, hideCrossed, STAGES, summed } from '../rules.ts'

/** What is counted in a picture, gathered once: by line and by class. */
export type Gathered = {
  /** By the code of a line and the code of a class. */
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, Counts>>
  readonly lines: readonly string[]
  readonly classes: readonly string[]
}

export type Shown = {
  readonly total: ShownCounts
  readonly ofLine: (code: string) => ShownCounts
  readonly byClass: (code: string) => Record<string, number | null>
  readonly ofClass: (code: string) => ShownCounts
}

/** Everything, for who sees the cases behind it. */
export function shownWithin(gathered: Gathered, onlyClass: string | undefined): Shown {
  const line = (code: string) => countsOf(gathered, [code], onlyClass)
  return {
    total: countsOf(gathered, gathered.lines, onlyClass),
    ofLine: line,
    byClass: (code) =>
      Object.fromEntries([...(gathered.cells.get(code) ?? [])].map(([one, counts]) => [one, counts.received ?? 0])),
    ofClass: (one) => countsOf(gathered, gathered.lines, one),
  }
}

/** What of it is told outside the street: volumes, and of each kind only what is about several. */
export function shownOutside(gathered: Gathered, onlyClass: string | undefined): Shown {
  const { lines, classes } = gathered
  const byLine = new Map(lines.map((code) => [code, countsOf(gathered, [code], onlyClass)]))
  const total = countsOf(gathered, lines, onlyClass)
  const isOfKind = onlyClass !== undefined
  const table = (valuesOf: (code: string) => Record<string, number>, isSmall: boolean) =>
    hideCrossed(Object.fromEntries(lines.map((code) => [code, valuesOf(code)])), SMALLEST_SHOWN, isSmall)
  const received = table(
    (code) => Object.fromEntries(classes.map((one) => [one, gathered.cells.get(code)?.get(one)?.received ?? 0])),
    false,
  )
  const stages = table((code) => picked(byLine.get(code) ?? {}, STAGES), isOfKind)
  const single = (count: Count, isHidden: boolean) => {
    if (!isHidden) return { ofLine: (code: string) => byLine.get(code)?.[count] ?? 0, total: total[count] ?? 0 }
    const shown = table((code) => picked(byLine.get(code) ?? {}, [count]), true)
    return { ofLine: (code: string) => shown.rowSums[code] ?? null, total: shown.sum }
  }
  const volumes = { ended: single('ended', isOfKind), open_late: single('open_late', isOfKind) }
  const shares = { due: single('due', true), rated: single('rated', true) }
  /** A share is told where what it is a share of is told. */
  const sharesOf = (due: number | null, rated: number | null, counts: Counts): ShownCounts => ({
    due,
    due_on_time: due === null ? null : (counts.due_on_time ?? 0),
    rated,
    rated_content: rated === null ? null : (counts.rated_content ?? 0),
  })
  const urgent = total.open_urgent ?? 0
  return {
    total: {
      received: isOfKind ? cellOf(received.columnSums, onlyClass) : received.sum,
      ended: volumes.ended.total,
      open: stages.sum,
      open_late: volumes.open_late.total,
      open_urgent: urgent > 0 && urgent < SMALLEST_SHOWN ? null : urgent,
      ...stages.columnSums,
      ...sharesOf(shares.due.total, shares.rated.total, total),
    },
    ofLine: (code) => ({
      received: isOfKind ? cellOf(received.cells[code], onlyClass) : (received.rowSums[code] ?? null),
      ended: volumes.ended.ofLine(code),
      open: stages.rowSums[code] ?? null,
      open_late: volumes.open_late.ofLine(code),
      ...stages.cells[code],
      ...sharesOf(shares.due.ofLine(code), shares.rated.ofLine(code), byLine.get(code) ?? {}),
    }),
    byClass: (code) => received.cells[code] ?? {},
    ofClass: (one) => ({ received: cellOf(received.columnSums, one) }),
  }
}

/** A class that is not in a table was counted zero times. */
function cellOf(cells: Readonly<Record<string, number | null>> | undefined, key: string): number | null {
  return cells === undefined || !(key in cells) ? 0 : cells[key]
}

function picked(counts: Counts, among: readonly Count[]): Record<string, number> {
  return Object.fromEntries(among.map((count) => [count, counts[count] ?? 0]))
}

function countsOf({ cells }: Gathered, lines: readonly string[], onlyClass: string | undefined): Counts {
  return summed(
    lines.flatMap((code) => {
      const ofLine = cells.get(code)
      if (ofLine === undefined) return []
      return onlyClass === undefined ? [...ofLine.values()] : (ofLine.get(onlyClass) ?? [])
    }),
  )
}
