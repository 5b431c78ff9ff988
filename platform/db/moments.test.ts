import fc from 'fast-check'
import pg from 'pg'
import { expect, test } from 'vitest'
import { momentOf } from './moments.ts'

const two = (n: number) => String(n).padStart(2, '0')

test('a moment is read as the driver reads it, with any fraction of a second and any offset', () => {
  const driver: (text: string) => Date = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ)
  const part = (min: number, max: number) => fc.integer({ min, max })
  fc.assert(
    fc.property(
      fc.tuple(part(1901, 2199), part(1, 12), part(1, 28), part(0, 23), part(0, 59), part(0, 59)),
      part(0, 999_999),
      fc.constantFrom('+08', '+00', '-03', '+05:30', '+08:05'),
      ([year, month, day, hour, minute, second], micros, offset) => {
        const fraction = micros === 0 ? '' : `.${String(micros).padStart(6, '0').replace(/0+$/, '')}`
        const text = `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}${fraction}${offset}`
        expect(momentOf(text), text).toEqual(driver(text))
      },
    ),
    { numRuns: 2000 },
  )
})
