import { describe, expect, test } from 'vitest'
import { EmbeddedError, explain } from './errors.ts'

/** An error as Node's file system gives it. */
function fileError(code: string, message: string): Error {
  return Object.assign(new Error(`${code}: ${message}`), { code })
}

describe('explain', () => {
  test.each([
    ['the file system', fileError('ENOSPC', 'no space left on device, write')],
    ['a quota', fileError('EDQUOT', 'unknown error, write')],
    ['initdb', 'initdb: error: could not write to file "/data/pg_wal/xlogtemp.1": No space left on device'],
    ['postgres', 'FATAL:  could not write lock file "postmaster.pid": No space left on device'],
    ['postgres under a quota', 'PANIC:  could not write to file "pg_wal/xlogtemp.9": Disk quota exceeded'],
  ])('says that the disk is full when %s does', (_who, problem) => {
    const error = explain(problem, '/srv/weige/.local/db')
    expect(error.code).toBe('disk_full')
    expect(error.message).toMatch(/The disk that holds \/srv\/weige\/\.local\/db is full\. Free/)
  })

  test.each(['EACCES', 'EPERM', 'EROFS'])('says what to do about a folder that cannot be used (%s)', (code) => {
    const error = explain(fileError(code, 'mkdir'), '/srv/data')
    expect(error.code).toBe('unreachable_folder')
    expect(error.message).toContain('/srv/data cannot be used by this user')
  })

  test('says that another server has the data', () => {
    const text = 'FATAL:  lock file "postmaster.pid" already exists\nHINT:  Is another postmaster (PID 3) running?'
    expect(explain(text, '/srv/data').code).toBe('already_running')
  })

  test('repeats what PostgreSQL marked as the reason', () => {
    const text = 'LOG:  starting\nFATAL:  invalid value for parameter "shared_buffers": "many"\nLOG:  shut down\nbye'
    const error = explain(text, '/srv/data')
    expect(error.code).toBe('failed')
    expect(error.message).toContain('invalid value for parameter "shared_buffers"')
    expect(error.message).not.toContain('bye')
  })

  test('leaves a sentence that is one already', () => {
    const error = new EmbeddedError('no_binaries', 'Install them.')
    expect(explain(error, '/srv/data')).toBe(error)
  })
})
