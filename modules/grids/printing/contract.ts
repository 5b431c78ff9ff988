import { z } from 'zod'
import { defineCommand, defineQuery } from '../../../platform/pure/contract.ts'

/** Kinds of which all that lack a valid code can be given one at once; stations and what stands nowhere are named one by one. */
export const BULK_KINDS = ['grid_board', 'building', 'entrance', 'household', 'dedicated'] as const
/** How a code is printed: A4 poster, door sign (four A6 on A4), sticker (24 of 70 × 37 mm on A4). */
export const PRINT_FORMS = ['poster', 'sign', 'sticker'] as const
/** Codes in one file. */
export const MOST_PRINTED = 5000
/** Codes given out in one act; the face goes on until none is missing. */
export const MOST_ISSUED = 500

const id = z.uuid()
const moment = z.iso.datetime()
const day = z.iso.date()
const kind = z.enum(BULK_KINDS)
const form = z.enum(PRINT_FORMS)

export const PrintRun = z.object({
  id,
  gridId: id,
  form,
  total: z.number(),
  done: z.number(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'expired']),
  askedAt: moment,
  finishedAt: moment.nullable(),
  bytes: z.number().nullable(),
  /** Why it failed: a code with words. */
  reason: z.string().nullable(),
})
export type PrintRun = z.infer<typeof PrintRun>

export const CountMissingCodes = defineQuery('grids.missingCodes', {
  label: { zh: '还没有码的地方', en: 'Places without a code' },
  input: z.object({ communityId: id, gridId: id }),
  output: z.object({ missing: z.array(z.object({ kind, count: z.number() })) }),
})

export const IssueMissingCodes = defineCommand('grids.issueMissingCodes', {
  label: { zh: '补发所有缺的码', en: 'Issue all missing codes' },
  input: z.object({ communityId: id, gridId: id, kind }),
  /** `left`: so many still lack one; then it is run again. */
  output: z.object({ issued: z.number(), left: z.number() }),
})

export const PrintCodes = defineCommand('grids.printCodes', {
  label: { zh: '批量制码', en: 'Print many codes' },
  input: z.object({
    communityId: id,
    gridId: id,
    form,
    /** Chosen codes, or all valid ones of a kind. */
    which: z.discriminatedUnion('by', [
      z.object({ by: z.literal('chosen'), codeIds: z.array(id).min(1).max(MOST_PRINTED) }),
      z.object({
        by: z.literal('kind'),
        kind: z.enum([...BULK_KINDS, 'station']).nullable(),
        /** Only those never printed. */ isNew: z.boolean(),
      }),
    ]),
  }),
  output: PrintRun,
})

export const ListPrintRuns = defineQuery('grids.printRuns', {
  label: { zh: '制码记录', en: 'Print runs' },
  input: z.object({ communityId: id }),
  output: z.object({ runs: z.array(PrintRun) }),
})

const count = z.number().nullable()

/** Scanned, opened, sent: how often, of whom nothing. Null: fewer than five, hidden from whoever stands outside the community. */
export const CodeFigures = defineQuery('grids.codeFigures', {
  label: { zh: '扫码效果', en: 'Use of the codes' },
  input: z.object({
    communityId: id,
    gridId: id.optional(),
    from: day,
    to: day,
    by: z.enum(['code', 'building', 'grid', 'kind']),
  }),
  output: z.object({
    lines: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        kind: z.string().nullable(),
        codes: z.number(),
        scanned: count,
        opened: count,
        sent: count,
      }),
    ),
    total: z.object({ codes: z.number(), scanned: z.number(), opened: z.number(), sent: z.number() }),
    /** Valid codes that nobody scanned in this time. */
    silent: z.number(),
    /** Whether small numbers are hidden here. */
    isMasked: z.boolean(),
    isCut: z.boolean(),
  }),
})

export const printingContract = [CountMissingCodes, IssueMissingCodes, PrintCodes, ListPrintRuns, CodeFigures] as const
