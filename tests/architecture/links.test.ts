import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './sources.ts'

test('links in the documents lead somewhere', () => {
  const pages = [
    '.',
    'docs',
    'docs/decisions',
    'docs/flows',
    'platform',
    ...readdirSync(join(ROOT, 'modules')).map((name) => `modules/${name}`),
  ]
    .map((folder) => join(ROOT, folder))
    .filter((folder) => existsSync(folder) && !folder.endsWith('.ts'))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.md'))
        .map((name) => join(folder, name)),
    )
  const broken = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#\s]+)\)/g)]
      .map((match) => match[1])
      .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(dirname(page), target)))
      .map((target) => `${relative(ROOT, page)} → ${target}`),
  )
  expect(broken).toEqual([])
})
