import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { modules } from '../../app/modules.ts'
import { EVENTS } from '../../modules/events.ts'
import { ranks } from '../../modules/ranks.ts'
import { OWNERS } from '../architecture/ownership.ts'
import { code, ROOT, sources } from '../architecture/sources.ts'

/** docs/map.md, printed from the code: the ranks, what each module is for, whom it calls, what it announces and follows, which tables it writes. */
export function printMap(): string {
  const parts = modules.map(({ name, commands, queries, follows, sweeps }) => {
    const files = sources([`modules/${name}`], (path) => !/\.test(-support)?\.tsx?$/.test(path))
    const texts = files.map((file) => code(file.text)).join('\n')
    const calls = [...texts.matchAll(/from '(?:\.\.\/)+([a-z]+)\/index\.ts'/g)].map((found) => found[1])
    return {
      name,
      purpose: purposeOf(name),
      calls: unique(calls).filter((one) => modules.some((other) => other.name === one && one !== name)),
      announces: Object.keys(EVENTS).filter((event) => announced(texts).has(event)),
      follows: Object.keys(follows ?? {}),
      sweeps: (sweeps ?? []).map((sweep) => sweep.name),
      commands: commands.map((one) => one.contract.name.split('.')[1]),
      queries: queries.map((one) => one.contract.name.split('.')[1]),
      tables: OWNERS[`modules/${name}`] ?? [],
    }
  })
  const rank = (name: string) => ranks.findIndex((row) => row.some((one) => one === name))
  return `# Map of the house

Printed from the code by \`npm run map\`; a test compares the two. A module calls only modules of a lower rank and announces upward
(docs/decisions/0002-ranks.md).

\`\`\`
${[...ranks.entries()]
  .reverse()
  .map(([at, row]) => `rank ${at}   ${row.join('   ')}`)
  .join('\n')}
\`\`\`

| Rank | Module | For | Calls | Follows |
|---|---|---|---|---|
${parts
  .map(
    (one) =>
      `| ${rank(one.name)} | [${one.name}](../modules/${one.name}/README.md) | ${one.purpose} | ${list(one.calls)} | ${list(one.follows)} |`,
  )
  .join('\n')}

${parts
  .map(
    (one) => `## ${one.name}

- **Commands** ${list(one.commands)}
- **Queries** ${list(one.queries)}
- **Announces** ${list(one.announces)}
- **Sweeps** ${list(one.sweeps)}
- **Writes** ${list(one.tables)}
`,
  )
  .join('\n')}
## platform

- **Writes** ${list(OWNERS.platform)}
`
}

/** The first paragraph of its README. */
function purposeOf(name: string): string {
  return readFileSync(join(ROOT, 'modules', name, 'README.md'), 'utf8')
    .split('\n\n')[1]
    .replaceAll('\n', ' ')
}

/** The facts that stand as the first argument of an announcement. */
function announced(text: string): Set<string> {
  const first = [...text.matchAll(/announce(?:All)?\(([^,]*),/g)].map((found) => found[1])
  return new Set(first.flatMap((argument) => [...argument.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map((found) => found[1])))
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort()
}

function list(names: readonly string[]): string {
  return names.length === 0 ? '–' : names.join(', ')
}
