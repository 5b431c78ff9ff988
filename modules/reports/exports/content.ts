import { type ServerActor, visibleTo } from '../../../platform/access.ts'
import type { Context } from '../../../platform/context.ts'
import { sheetTime } from '../../../platform/pure/time.ts'
import type { Language } from '../../../platform/pure/words.ts'
import { say } from '../../../platform/pure/words.ts'
import { harmless, REGISTER_COLUMNS, registerCells } from '../../cases/index.ts'
import { countedBatches, figuresOver, type Looking, scopeOf } from '../../dashboards/index.ts'
import { type AnyCounts, MEASURE_NAMES, measureOf } from '../../dashboards/rules.ts'
import { treeOf } from '../../grids/index.ts'
import { namesOf } from '../../people/index.ts'
import { answerOver } from '../ask/answer.ts'
import { ExportAsk } from '../contract.ts'
import { measured } from '../rules.ts'
import type { ExportRow } from '../store.ts'
import { dictionaryRows } from './dictionary.ts'
import type { FileContent } from './file.ts'
import { FILE_WORDS } from './words.ts'

/** Rows are read so many at a time: some megabytes, whatever the export holds. */
const BATCH = 1_000

/** What an export is made of, read as whoever asked sees it now; rows come while the file is written. */
export async function exportContent(ctx: Context & { actor: ServerActor }, row: ExportRow): Promise<FileContent> {
  const ask = ExportAsk.parse(row.ask)
  const { language } = row
  const looking: Looking = { scope: await scopeOf(ctx, ask.filter), sight: visibleTo(ctx.actor) }
  const names = await namesOf(ctx, [row.askedBy, ...(row.decidedBy ? [row.decidedBy] : [])])
  const place = (await treeOf(ctx)).get(row.gridId)?.name ?? ''
  const taker = names.get(row.askedBy)?.name ?? ''
  const { from } = ask.span
  const { span } = await figuresOver(ctx, looking, { filter: ask.filter, span: ask.span, groupBy: 'all' })
  const at = sheetTime(ctx.now.toISOString())
  const about = (count: number) =>
    [
      ...(ask.what === 'figures' && ask.title ? [ask.title] : []),
      say(FILE_WORDS.range, language, { place, from, until: span.until }),
      say(FILE_WORDS.count, language, { count }),
      say(FILE_WORDS.taker, language, { name: taker }),
      ...(row.decidedBy ? [say(FILE_WORDS.granter, language, { name: names.get(row.decidedBy)?.name ?? '' })] : []),
      say(FILE_WORDS.at, language, { at }),
      say(FILE_WORDS.reason, language, { reason: row.reason }),
      say(FILE_WORDS.id, language, { id: row.id }),
      FILE_WORDS.care[language],
    ].map(harmless)
  const shared = {
    mark: `${taker} ${at} ${row.id}`,
    about,
    dictionary: dictionaryRows(ask.what, language),
    language,
    now: ctx.now,
  }
  if (ask.what === 'figures') {
    const measures = ask.measures ?? MEASURE_NAMES
    const { lines, total, isVolumeOnly } = await answerOver(ctx, looking, { ...ask, measures })
    const cells = (counts: AnyCounts, isFew: boolean) => measures.map((name) => measured(name, counts, isFew))
    const rows = [
      ...lines.map((line) => [harmless(line.label[language]), ...cells(line.counts, line.isVolumeOnly)]),
      [FILE_WORDS.total[language], ...cells(total.counts, isVolumeOnly)],
    ]
    const columns = [
      { title: FILE_WORDS.group[language], width: 24 },
      ...measures.map((name) => ({ title: measureOf(name).label[language], width: 12 })),
    ]
    return { ...shared, columns, batches: once(rows) }
  }
  const columns = [
    ...REGISTER_COLUMNS.map(({ title, width }) => ({ title: title[language], width })),
    { title: FILE_WORDS.countedAt[language], width: 18 },
  ]
  return { ...shared, columns, batches: caseRows(ctx, looking, ask, language) }
}

async function* caseRows(
  ctx: Context,
  looking: Looking,
  ask: Extract<ExportAsk, { what: 'cases' }>,
  language: Language,
): AsyncGenerator<readonly string[][]> {
  for await (const batch of countedBatches(ctx, looking, ask, BATCH))
    yield batch.map(({ line, at }) => [...registerCells(line, language, ctx.now), sheetTime(at.toISOString())])
}

async function* once<Rows>(rows: Rows): AsyncGenerator<Rows> {
  yield rows
}
