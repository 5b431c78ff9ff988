// Rules 1 and 2 are made from modules/ranks.ts; the rest are the arrows of docs/map.md that must never exist.
const { readFileSync } = require('node:fs')

const source = readFileSync(`${__dirname}/modules/ranks.ts`, 'utf8')
const list = source.match(/ranks = (\[[\s\S]*?\]) as const/)[1]
const ranks = JSON.parse(list.replaceAll("'", '"').replace(/,(\s*\])/g, '$1'))
const PURE = '(index|contract|rules|access|words)'
const TESTS = '(\\.test\\.tsx?$|^tests/|/testing\\.ts$)'

const upward = ranks.flatMap((names, rank) =>
  names.map((name) => ({
    name: `${name}-never-calls-up`,
    severity: 'error',
    from: { path: `^modules/${name}/`, pathNot: TESTS },
    to: {
      path: `^modules/(${
        ranks
          .slice(rank)
          .flat()
          .filter((other) => other !== name)
          .join('|') || 'none'
      })/`,
    },
  })),
)

module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'front-door',
      severity: 'error',
      from: { path: '^modules/([^/]+)/', pathNot: TESTS },
      to: { path: '^modules/[^/]+/', pathNot: ['^modules/$1/', `/${PURE}\\.ts$`] },
    },
    {
      name: 'pure-files-stay-pure',
      severity: 'error',
      from: { path: '^modules/[^/]+/(contract|rules|access|words)\\.ts$' },
      to: { pathNot: ['^modules/', '^platform/pure/', '^node_modules/(zod|canonicalize)/'] },
    },
    {
      name: 'floor-knows-no-furniture',
      severity: 'error',
      from: { path: '^platform/', pathNot: TESTS },
      to: { path: '^(modules|faces|app|seeds)/' },
    },
    {
      name: 'modules-know-no-faces',
      severity: 'error',
      from: { path: '^modules/', pathNot: TESTS },
      to: { path: '^(faces|app|seeds)/' },
    },
    {
      name: 'faces-import-pure-files-only',
      severity: 'error',
      from: { path: '^faces/', pathNot: TESTS },
      to: {
        path: '^(modules|platform|app|seeds)/',
        pathNot: [
          '^modules/[^/]+/(contract|rules|access|words)\\.ts$',
          '^modules/(api|events)\\.ts$',
          '^platform/pure/',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'faces-do-not-share-but-through-kit',
      severity: 'error',
      from: { path: '^faces/([^/]+)/' },
      to: { path: '^faces/[^/]+/', pathNot: ['^faces/$1/', '^faces/kit/'] },
    },
    { name: 'kit-knows-no-face', severity: 'error', from: { path: '^faces/kit/' }, to: { path: '^faces/(?!kit/)' } },
    {
      name: 'pg-only-in-db',
      severity: 'error',
      from: { pathNot: ['^platform/(db/|archive\\.ts)', TESTS, '^bench/'] },
      to: { path: '^node_modules/(pg|pg-copy-streams)/' },
    },
    {
      name: 'fastify-only-in-http',
      severity: 'error',
      from: { pathNot: ['^platform/http\\.ts$', '^app/'] },
      to: { path: '^node_modules/fastify/' },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { path: '^(platform|modules|faces|app|seeds)/', pathNot: TESTS },
      to: { path: '^tests/' },
    },
    {
      name: 'only-app-imports-seeds',
      severity: 'error',
      from: { path: '^(platform|modules|faces)/', pathNot: TESTS },
      to: { path: '^seeds/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist/|^\\.local/)' },
  },
}
