// `npm start`: install, build, and run the whole platform with sample data.
import './node-version.cjs'

import('./setup.mjs').then(({ ensureBuilt, ensureInstalled, handOver, main }) =>
  main(async () => {
    await ensureInstalled()
    await ensureBuilt()
    await handOver(['start', '--sample', ...process.argv.slice(2)])
  }),
)
