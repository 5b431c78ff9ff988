import type { Word } from '../../../platform/pure/words.ts'

/** Words of the frame around the pages. */
export const SHELL = {
  keyDown: { zh: '下一件', en: 'Next case' },
  keyUp: { zh: '上一件', en: 'Case before' },
  keyOpen: { zh: '打开', en: 'Open' },
  keyChoose: { zh: '选中或取消这一件', en: 'Select this case, or not' },
  keyChooseOn: { zh: '接着往上、往下选', en: 'Select on, up or down' },
  keyLetGo: { zh: '取消选择', en: 'Clear the selection' },
  keySearch: { zh: '搜索', en: 'Search' },
  keyBack: { zh: '从一件回到列表', en: 'From a case back to the list' },
  keyNew: { zh: '显示新到的件', en: 'Show new arrivals' },
  keyHelp: { zh: '看这一页', en: 'This help' },
  keysOn: { zh: '启用快捷键', en: 'Use shortcuts' },
  bell: { zh: '消息', en: 'Messages' },
  bellUnread: { zh: '消息，{count}条未读', en: 'Messages, {count} unread' },
  mySettings: { zh: '消息设置', en: 'Message settings' },
  moreTitle: { zh: '更多', en: 'More' },
  signedInAs: { zh: '{name}，{posts}', en: '{name}, {posts}' },
  elderOn: { zh: '切换到长辈版（大字）', en: 'Switch to large text' },
  elderOff: { zh: '切换到标准版', en: 'Switch to normal text' },
  newPassword: { zh: '新密码', en: 'New password' },
  oldPassword: { zh: '现在的密码', en: 'Present password' },
  passwordHint: {
    zh: '至少 10 个字符，越长越好。不必混用符号。',
    en: 'At least 10 characters; longer is better. Symbols are not needed.',
  },
  passwordChanged: {
    zh: '密码已修改，其他设备上的登录已失效。',
    en: 'The password is changed; other devices are signed out.',
  },
  mustChangeTitle: { zh: '请先修改初始密码', en: 'Please change the first password' },
  mustChangeText: {
    zh: '这个账号还在用别人设的初始密码。换成只有您知道的密码，才能开始工作。',
    en: 'This account still uses a password that somebody else set. Choose one that only you know.',
  },
} as const satisfies Record<string, Word>
