import { pino } from 'pino'

/** What the platform tells its operator. Ids and codes only: no names, phones, texts or secrets. */
export type Log = {
  info(facts: Record<string, unknown>, text: string): void
  warn(facts: Record<string, unknown>, text: string): void
  error(facts: Record<string, unknown>, text: string): void
}

/** A log of JSON lines on standard error; whatever looks like personal data or a secret is blotted out. */
export function openLog(level: 'silent' | 'info' | 'warn' | 'error'): Log {
  return pino(
    {
      level,
      base: undefined,
      redact: {
        paths: [
          'phone',
          'name',
          'text',
          'password',
          'code',
          '*.phone',
          '*.name',
          '*.text',
          '*.password',
          '*.code',
          'req.headers',
        ],
        censor: '…',
      },
    },
    pino.destination(2),
  )
}
