// Loaded before anything else. In the oldest syntax, so that an old Node can read it and say what is wrong.
var parts = process.versions.node.split('.')
var major = Number(parts[0])
var minor = Number(parts[1])

var isSupported = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major > 22

if (process.platform === 'win32') {
  stop(
    'Weige runs on Linux and macOS; on Windows use WSL (https://learn.microsoft.com/windows/wsl) and start it there.',
    'Weige 在 Linux 和 macOS 上运行；在 Windows 上请安装 WSL，并在其中启动。',
  )
}
if (!isSupported) {
  stop(
    'Weige needs Node.js 20.19 or later (20.19+, 22.13+ or 24+), and this is ' +
      process.version +
      '. Install one from https://nodejs.org and start again.',
    'Weige 需要 Node.js 20.19 或更高版本（20.19+、22.13+ 或 24+），当前版本为 ' +
      process.version +
      '。请从 https://nodejs.org 安装后重新启动。',
  )
}

function stop(english, chinese) {
  console.error([english, chinese].join('\n'))
  process.exit(1)
}
