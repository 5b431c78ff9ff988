/** One appointment as a calendar takes it. */
export type Appointment = {
  readonly id: string
  readonly title: string
  readonly place: string
  readonly startsAt: string
  readonly endsAt: string
}

/** A calendar file (RFC 5545) with one appointment and a reminder an hour before. Taken in again, it is the same appointment. */
export function calendarFile(one: Appointment, now: Date): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Weige//Bookings//ZH',
    'BEGIN:VEVENT',
    `UID:${one.id}@weige`,
    `DTSTAMP:${stamp(now.toISOString())}`,
    `DTSTART:${stamp(one.startsAt)}`,
    `DTEND:${stamp(one.endsAt)}`,
    `SUMMARY:${escaped(one.title)}`,
    `LOCATION:${escaped(one.place)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:-PT1H',
    `DESCRIPTION:${escaped(one.title)}`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')
}

/** Hands the file to the phone. */
export function saveCalendarFile(one: Appointment): void {
  const url = URL.createObjectURL(new Blob([calendarFile(one, new Date())], { type: 'text/calendar;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'booking.ics'
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

function stamp(iso: string): string {
  return `${iso.replace(/[-:]/g, '').slice(0, 15)}Z`
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n')
}

const MOST_BYTES = 73

/** Long lines go on in the next, after a blank: at most 75 bytes each, and no character is cut. */
function folded(line: string): string {
  const bytes = new TextEncoder()
  const parts: string[] = []
  let part = ''
  for (const sign of line) {
    if (bytes.encode(part + sign).length > MOST_BYTES) {
      parts.push(part)
      part = ''
    }
    part += sign
  }
  return [...parts, part].join('\r\n ')
}
