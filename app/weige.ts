import { inspect } from 'node:util'
import { backup, restore } from './cli/backup.ts'
import { doctor } from './cli/doctor.ts'
import { figures } from './cli/figures.ts'
import { importFile } from './cli/import.ts'
import { migrateOnly } from './cli/migrate.ts'
import { officer } from './cli/officer.ts'
import { recount } from './cli/recount.ts'
import { seed } from './cli/seed.ts'
import { sentenceOf } from './cli/sentences.ts'
import { start } from './cli/start.ts'
import { verify } from './cli/verify.ts'
import { type Config, OperatorError, readConfig } from './config.ts'

const HELP = `weige – 微网格 · community grid governance

  weige start [--sample] [--lan]      启动 start the platform
  weige migrate                       升级数据库结构 bring the schema up to date
  weige seed --sample                 在空库里生成样例 make the sample in an empty database
  weige import <file> --community …   导入网格、楼栋、网格员 import grids, places or members
  weige officer --community … --role … --name … --login …
                                      开通第一位工作人员 the first officer's login
  weige verify [--against heads.json] 验证历史未被改写 prove that history was not rewritten
  weige recount <topic>               重新计票 count a published vote again
  weige figures [--rebuild]           核对统计,或重新汇总 hold the figures against the history, or make them again
  weige backup <folder> [--keys]      备份 back up
  weige restore <folder>              恢复到空库 restore into an empty database
  weige doctor                        体检 look for what is wrong

  HOST PORT DATABASE_URL WEIGE_DATA WEIGE_URL 环境变量见 docs/running.md`

const say = (line: string) => {
  process.stdout.write(`${line}\n`)
}

async function main(argv: readonly string[]): Promise<void> {
  const { config, words, options } = readConfig(argv, process.env)
  const [verb = 'help', ...rest] = words
  const verbs: Record<string, (config: Config) => Promise<void>> = {
    start: (c) => start(c, say),
    migrate: (c) => migrateOnly(c, say),
    seed: (c) => seed(c, say),
    import: (c) => importFile(c, rest[0], options.community, say),
    officer: (c) => officer(c, options, say),
    verify: (c) => verify(c, options.against, say),
    recount: (c) => recount(c, rest[0], say),
    figures: (c) => figures(c, options.rebuild, say),
    backup: (c) => backup(c, rest[0], options.keys, say),
    restore: (c) => restore(c, rest[0], say),
    doctor: (c) => doctor(c, say),
    help: async () => {
      say(HELP)
    },
  }
  const run = verbs[verb]
  if (!run) throw new OperatorError(`没有「${verb}」这个命令。There is no command "${verb}".\n\n${HELP}`, 2)
  await run(config)
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`\n${sentenceOf(error) ?? inspect(error)}\n`)
  process.exit(error instanceof OperatorError ? error.exitCode : 1)
})
