// What the command `weige` does: set up whatever is missing, then hand over to the program with the operator's words.
import { ensureBuilt, ensureInstalled, handOver, main, speakOnStderr } from './setup.mjs'

main(async () => {
  speakOnStderr()
  await ensureInstalled()
  await ensureBuilt()
  await handOver(process.argv.slice(2))
})
