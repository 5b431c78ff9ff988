import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { POST_QUERIES } from './post-queries.ts'

type Stated = { kind?: string; name?: string; method?: string }

test('the POST queries are exactly those whose contracts say so', async () => {
  const folders = readdirSync('modules', { withFileTypes: true }).filter((one) => one.isDirectory())
  const stated: Stated[] = []
  for (const { name } of folders) {
    const contract: Record<string, Stated> = await import(`../../modules/${name}/contract.ts`)
    stated.push(...Object.values(contract))
  }
  const byPost = stated.filter((one) => one.kind === 'query' && one.method === 'POST').map((one) => one.name)
  expect(byPost.length).toBeGreaterThan(0)
  expect([...POST_QUERIES].sort()).toEqual(byPost.sort())
})
