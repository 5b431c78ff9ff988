import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { modules } from '../../app/modules.ts'
import { EVENTS } from '../../modules/events.ts'
import { ranks } from '../../modules/ranks.ts'
import { PLATFORM_WORDS } from '../../platform/pure/platform-words.ts'
import { OWNERS } from './ownership.ts'
import { code, ROOT, sources } from './sources.ts'

const isTest = (path: string) => /\.test\.tsx?$/.test(path)
const server = sources(['platform', 'modules', 'app'], (path) => !isTest(path) && !path.endsWith('schema.ts'))

describe('ownership', () => {
  test('tables are written only by their owner', () => {
    const offenders = server.flatMap(({ path, text }) => {
      const owner = path.startsWith('modules/') ? path.split('/').slice(0, 2).join('/') : path.split('/')[0]
      const written = [
        ...code(text).matchAll(
          /(?:insertInto|updateTable|deleteFrom)\(\s*'([a-z_]+)|(?:INSERT INTO|UPDATE|DELETE FROM)\s+([a-z_]+)\b(?!\s*\()?/g,
        ),
      ].map((match) => match[1] ?? match[2])
      const tables = new Set(Object.values(OWNERS).flat())
      return written
        .filter((table) => tables.has(table) && !OWNERS[owner]?.includes(table))
        .map((table) => `${path} writes ${table}`)
    })
    expect(offenders).toEqual([])
  })

  test('every table has an owner', () => {
    const schema = readFileSync(join(ROOT, 'platform/db/schema.ts'), 'utf8')
    const all = [...schema.slice(schema.indexOf('export interface DB ')).matchAll(/^\s+([a-z_]+):/gm)].map(
      (match) => match[1],
    )
    expect(all.filter((table) => !Object.values(OWNERS).flat().includes(table))).toEqual([])
  })
})

describe('purity', () => {
  test('pure files take time and chance as arguments', () => {
    const pure = sources(
      ['platform/pure', 'modules'],
      (path) =>
        !isTest(path) &&
        (path.startsWith('platform/pure/') ||
          /\/((contract|rules|access|words)\.ts|(contract|rules)\/[\w-]+\.ts)$/.test(path)),
    )
    const offenders = pure
      .filter(({ text }) => /Date\.now\(|new Date\(\)|Math\.random\(/.test(code(text)))
      .map(({ path }) => path)
    expect(offenders).toEqual([])
  })

  test('statements take their moment as a parameter', () => {
    const offenders = server.filter(({ text }) =>
      /(?<![.\w])(now\(\)|current_timestamp|current_date|clock_timestamp\(\))/i.test(
        [...code(text).matchAll(/`[^`]*\b(SELECT|INSERT INTO|UPDATE|DELETE FROM)\b[^`]*`/g)]
          .map((match) => match[0])
          .join('\n'),
      ),
    )
    expect(offenders.map(({ path }) => path)).toEqual([])
  })

  test('errors of the database are told apart by SQLSTATE only', () => {
    expect(server.filter(({ text }) => /\.constraint\b/.test(code(text))).map(({ path }) => path)).toEqual([])
  })
})

describe('words', () => {
  const BANNED = /\b(incident|ticket|workOrder|work_order|microgrid|informant|kase|caseItem|wangge|shequ|jiedao)\b/i
  const BRANDS = /蓉e报|智慧蓉城|小武生活|大联动|馨生活|爱馨拍|蜂格巢/

  test('names that the glossary bans do not appear', () => {
    expect(
      server
        .filter(({ text }) => BANNED.test(code(text)))
        .map(({ path, text }) => `${path}: ${BANNED.exec(code(text))?.[0]}`),
    ).toEqual([])
  })

  test('brands are data, not code', () => {
    const offenders = server.filter(
      ({ path, text }) =>
        !path.startsWith('modules/integrations') && !/data\.ts$|-reports\.ts$/.test(path) && BRANDS.test(code(text)),
    )
    expect(offenders.map(({ path }) => path)).toEqual([])
  })

  test('ranks 1 to 4 do not branch on the emergency mode', () => {
    const low = new Set(
      ranks
        .slice(1, 5)
        .flat()
        .map((name) => `modules/${name}/`),
    )
    const offenders = server.filter(
      ({ path, text }) => [...low].some((folder) => path.startsWith(folder)) && /'emergency'/.test(code(text)),
    )
    expect(offenders.map(({ path }) => path)).toEqual([])
  })
})

describe('completeness', () => {
  const tests = sources(['platform', 'modules', 'app', 'tests'], isTest)
    .map(({ text }) => text)
    .join('\n')
  const commands = modules.flatMap((module) => module.commands.map((one) => one.contract))

  test('every module of the ranks exists, and no other', () => {
    expect(modules.map((module) => module.name).sort()).toEqual(ranks.slice(1).flat().sort())
  })

  test('every command and query has a label in both languages', () => {
    const contracts = modules.flatMap((module) => [...module.commands, ...module.queries].map((one) => one.contract))
    expect(contracts.filter((one) => one.label.zh === '' || one.label.en === '').map((one) => one.name)).toEqual([])
  })

  test('every command is named by a test', () => {
    const constants = new Map(
      sources(['modules'], (path) => /\/contract(\.ts|\/[\w-]+\.ts)$/.test(path)).flatMap(({ text }) =>
        [...text.matchAll(/export const (\w+) = defineCommand\('([\w.]+)'/g)].map(([, name, of]) => [of, name]),
      ),
    )
    const isNamed = (name: string) =>
      new RegExp(`'${name}'|\\b(?:run|outcomeOf\\(house\\.run)\\(\\s*${constants.get(name)}\\b`).test(tests)
    expect(commands.map((one) => one.name).filter((name) => !isNamed(name))).toEqual([])
  })

  test('every refusal that code throws has its sentence in both languages', () => {
    const known = new Set(
      modules.flatMap((module) =>
        Object.entries(module.words).flatMap(([key, word]) => (word.zh && word.en ? [key] : [])),
      ),
    )
    for (const key of Object.keys(PLATFORM_WORDS)) known.add(key)
    const thrown = server.flatMap(({ text }) =>
      [...code(text).matchAll(/new Refusal\(\s*'([a-z_.]+)'/g)].map((match) => match[1]),
    )
    expect([...new Set(thrown)].filter((key) => !known.has(key)).sort()).toEqual([])
  })

  test('every event of the catalogue has exactly one module that announces it', () => {
    const announcers = (name: string) =>
      new Set(
        server
          .filter(
            ({ path, text }) =>
              path.startsWith('modules/') &&
              path !== 'modules/events.ts' &&
              new RegExp(`announce\\(\\s*'${name.replace('.', '\\.')}'`).test(code(text)),
          )
          .map(({ path }) => path.split('/')[1]),
      )
    const wrong = Object.keys(EVENTS)
      .map((name) => [name, [...announcers(name)]] as const)
      .filter(([, by]) => by.length !== 1)
    expect(wrong).toEqual([])
  })
})
