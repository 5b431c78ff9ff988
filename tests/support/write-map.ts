import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../architecture/sources.ts'
import { printMap } from './map.ts'

writeFileSync(join(ROOT, 'docs/map.md'), printMap())
