import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { ExportRoom } from '../../app/exporter.ts'
import { openWeb } from '../../app/web.ts'
import { reminderSweep } from '../../modules/cases/reminders.ts'
import { openFileRoom } from '../../platform/files.ts'
import { ROOT } from '../architecture/sources.ts'
import { signInAtConsole } from './at-the-console.ts'
import { DESK, openBrowser, PHONE, visitor } from './browser.ts'
import { MONDAY, openTestHouse, SYSTEM, type TestHouse } from './house.ts'
import { signInAtField } from './on-the-phone.ts'
import { cloneSample, SAMPLE_PASSWORD, sampleOf } from './sample.ts'
import { freePort, openTemporary } from './server.ts'
import { flowing, tellTime } from './story-clock.ts'
import { caseOf, codeOf, lettersAbout, nameOf, type Owner, ownerOf, type Stand, standOf } from './story-records.ts'

/** Somebody before a screen. */
export type Person = { readonly page: Page; readonly faults: string[] }

/**
 * A community with its own web server, and a browser: everything as built, but for the time, which the story moves. It begins
 * on a Monday morning within working hours, so that every date in it is the same on every run.
 */
export type Story = {
  readonly house: TestHouse
  readonly url: string
  /** For who needs a page of his own kind. */
  readonly browser: Browser
  readonly tenant: number
  /** Where files on their way out stand; a story makes them itself. */
  readonly exports: ExportRoom
  /** Printed at a door of the member's micro grid. */
  readonly code: string
  /** Somebody who is signed in nowhere. */
  visit(size?: typeof PHONE, locale?: 'zh-CN' | 'en-GB'): Promise<Person>
  /** Signed in to the members' app, on a phone. `who` is the last part of a log-in: member, committee, liaison … */
  member(who: string, locale?: 'zh-CN' | 'en-GB'): Promise<Person>
  /** Signed in to the console, at a desk. */
  officer(who: string, locale?: 'zh-CN' | 'en-GB'): Promise<Person>
  /** The id of a case, by its number. */
  caseOf(number: string): Promise<string>
  /** How a case stands in the database. */
  standOf(caseId: string): Promise<Stand>
  /** The one post that is accountable now, and who sits in it. */
  ownerOf(caseId: string): Promise<Owner>
  /** The one who is accountable now, signed in to the console; gets a log-in where he has none. */
  ownerAtConsole(caseId: string): Promise<Person>
  /** The name of the person behind a log-in. */
  nameOf(who: string): Promise<string>
  /** What text messages told of a case. */
  lettersAbout(caseId: string): Promise<string[]>
  /** Lets time pass, here and in every browser from its next page on, and has everybody reminded who is due. */
  pass(hours: number): Promise<void>
  /** No page broke and no request failed for anybody. */
  expectNoFaults(): void
  close(): Promise<void>
}

const HOUR = 3_600_000
/** So often the sweep looks while time passes. */
const QUARTER = HOUR / 4

/** Opens a story in a sample community, by its key: desheng, shuangfulu … */
export async function openStory(key: string): Promise<Story> {
  const database = await cloneSample('story', { key, now: MONDAY, share: 0 })
  const house = await openTestHouse({ clock: flowing(MONDAY), database })
  const tenant = Number(sampleOf(key).community.subdistrict.code)
  const code = await codeOf(house, tenant, `${key}.member`)
  return openStoryIn(house, { tenant, code, key, password: SAMPLE_PASSWORD })
}

/** Opens a story in a community that stands in a house: `key` is the first part of its log-ins. */
export async function openStoryIn(
  house: TestHouse,
  { tenant, code, key, password }: { tenant: number; code: string; key: string; password: string },
): Promise<Story> {
  const { running, clock } = house
  const folder = await openTemporary('weige-story-')
  const exports = { folder: join(folder, 'exports') }
  const web = await openWeb(running, {
    files: await openFileRoom(join(folder, 'files')),
    prints: { folder: join(folder, 'prints'), publicUrl: '' },
    exports,
    facesFolder: join(ROOT, 'dist/faces'),
    isSample: true,
    isSecure: false,
    // As behind a proxy, which says whence somebody comes: whoever lets hours pass in a minute is not one who asks too much.
    trustProxy: true,
    version: '0',
    publicUrl: '',
  })
  const url = await web.listen({ host: '127.0.0.1', port: await freePort() })
  const browser = await openBrowser()
  const people: Person[] = []
  const visit = async (size = PHONE, locale: 'zh-CN' | 'en-GB' = 'zh-CN') => {
    const person = await visitor(browser, size, locale)
    await tellTime(person.page, clock)
    people.push(person)
    return person
  }
  const login = (who: string) => `${key}.${who.toLowerCase()}`
  return {
    house,
    url,
    browser,
    tenant,
    exports,
    code,
    visit,
    member: async (who, locale) => {
      const person = await visit(PHONE, locale)
      await signInAtField(person.page, url, login(who), password)
      return person
    },
    officer: async (who, locale) => {
      const person = await visit(DESK, locale)
      await signInAtConsole(person.page, url, login(who), password)
      return person
    },
    caseOf: (number) => caseOf(house, tenant, number),
    standOf: (caseId) => standOf(house, tenant, caseId),
    ownerOf: (caseId) => ownerOf(house, tenant, caseId),
    ownerAtConsole: async (caseId) => {
      const owner = await ownerOf(house, tenant, caseId)
      const known = owner.login ?? login(owner.role)
      if (owner.login === null)
        await house.run(
          'people.openAccount',
          { personId: owner.personId, login: known, password },
          { as: SYSTEM, tenant },
        )
      const person = await visit(DESK)
      await signInAtConsole(person.page, url, known, password)
      return person
    },
    nameOf: (who) => nameOf(house, login(who)),
    lettersAbout: async (caseId) => {
      await house.settle()
      return lettersAbout(house, tenant, caseId)
    },
    pass: async (hours) => {
      for (let left = hours * HOUR; left > 0; left -= QUARTER) {
        clock.advance(Math.min(left, QUARTER))
        await running.sweep(reminderSweep, tenant)
      }
      await house.settle()
      await Promise.all(people.map(({ page }) => tellTime(page, clock)))
    },
    expectNoFaults: () => expect(people.flatMap((person) => person.faults)).toEqual([]),
    close: async () => {
      await browser.close()
      await web.close()
      await house.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
