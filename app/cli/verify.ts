import { join } from 'node:path'
import { loadKeys } from '../../platform/keys.ts'
import type { RowDefect } from '../../platform/module.ts'
import { type Defect, verifyChains, verifyRows } from '../../platform/proof.ts'
import { type Config, OperatorError } from '../config.ts'
import { openDatabase } from '../database.ts'
import { modules } from '../modules.ts'
import { readHeads } from './heads.ts'

const WHAT: Record<Defect['what'], string> = {
  hash: '内容与哈希不符 its hash does not fit',
  gap: '前面缺了事件 events before it are missing',
  columns: '列与正文不符 its columns do not fit its body',
  head: '链头与最后一个事件不符 the head does not fit the last event',
  missing_chain: '整条链不见了 the whole chain is gone',
  rewritten: '与签名的链头不符,这条链被改写过 it differs from the signed heads: the chain was rewritten',
  signature: '签名不是本装置的 the signature is not of this installation',
}

const ROW_WHAT: Record<RowDefect['what'], string> = {
  seal: '与历史里的封记不符 does not fit its seal in the history',
  gone: '历史里有,表里没有了 is in the history and gone from the table',
  added: '表里有,历史里没有 is in the table and not in the history',
  count: '公布的结果与票不符 the published result does not fit the ballots',
}

/** `weige verify [--against heads.json]`: proves the history from its first event on. Ends with 4 when something does not fit. */
export async function verify(config: Config, against: string | undefined, say: (line: string) => void): Promise<void> {
  const signed = against ? await readHeads(against) : undefined
  const keys = await loadKeys(join(config.localDir, 'keys'))
  const opened = await openDatabase(config, new Date(), () => undefined)
  try {
    const proof = await verifyChains(opened.db, keys, signed)
    for (const defect of proof.defects) {
      say(`✗ ${defect.chainId} 第 ${defect.seq} 个事件 event ${defect.eventId ?? '—'}: ${WHAT[defect.what]}`)
    }
    const rows = await verifyRows(
      opened.db,
      keys,
      modules.flatMap((one) => one.proof ?? []),
    )
    for (const defect of rows.defects) say(`✗ ${defect.table} ${defect.id}: ${ROW_WHAT[defect.what]}`)
    const wrong = proof.defects.length + rows.defects.length
    if (wrong > 0) throw new OperatorError(`历史对不上:${wrong} 处。The history does not fit in ${wrong} place(s).`, 4)
    say(
      `✓ ${proof.chains} 条链、${proof.events} 个事件全部相符${signed ? ',与签名的链头一致' : ''}。${proof.chains} chains, ${proof.events} events: all fit${signed ? ', as signed' : ''}.${rows.rows > 0 ? ` 议题、意见和票 ${rows.rows} 行与历史相符。${rows.rows} rows fit their seals.` : ''}`,
    )
  } finally {
    await opened.close()
  }
}
