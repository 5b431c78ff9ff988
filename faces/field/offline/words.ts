import type { Word } from '../../../platform/pure/words.ts'

/** Words of working without a network. */
export const OFFLINE = {
  title: { zh: '离线工作', en: 'Work without a network' },
  rowNote: {
    zh: '没有网也能看、能报、能办，有网自动发出',
    en: 'Look, report and act without a network; sent later by itself',
  },
  rowOn: { zh: '已开启', en: 'On' },
  what: {
    zh: '开启后，您范围内的网格、楼栋、住户门牌、在办的件、要走的门和诉求原话会加密存在这部手机里。没有网时照常看、照常上报和办理，有网时自动发出。',
    en: 'Your grids, buildings, doors, what is due at them, open cases and the words of reports are kept encrypted on this phone. Without a network you look, report and act as usual; it is sent by itself later.',
  },
  notWhat: {
    zh: '不记考勤，不记轨迹，不排名次。手机上没有当事人的姓名和电话。',
    en: 'No attendance, no track, no ranking. Names and numbers of residents are not on the phone.',
  },
  pin: { zh: '六位口令', en: 'PIN of six digits' },
  pinHint: {
    zh: '每次打开要输入。别用生日和 123456。',
    en: 'Asked for each time it is opened. No birthday, no 123456.',
  },
  pinAgain: { zh: '再输一遍', en: 'Once more' },
  pinWrong: { zh: '请填六位数字。', en: 'Please give six digits.' },
  pinEasy: { zh: '这个口令太好猜，换一个。', en: 'This one is too easy to guess; please take another.' },
  pinDiffers: { zh: '两遍不一样，请再输。', en: 'The two differ; please try again.' },
  turnOn: { zh: '开启', en: 'Turn on' },
  turningOn: { zh: '正在加密，请等几秒', en: 'Encrypting; a few seconds' },
  cannot: {
    zh: '这个浏览器不能离线工作。请用手机自带的浏览器或 Chrome，并从 https 网址打开。',
    en: 'This browser cannot work offline. Please use the phone’s own browser or Chrome, from an https address.',
  },
  on: { zh: '离线工作已开启', en: 'Working offline is on' },
  installing: {
    zh: '正在把页面存到手机，存好之前请留在有网的地方。',
    en: 'The pages are still being kept on this phone; until then please stay where there is a network.',
  },
  rows: { zh: '存了 {count} 条', en: '{count|row is|rows are} kept' },
  heard: { zh: '上次更新：{at}', en: 'Last brought up to date: {at}' },
  heardNever: {
    zh: '还没有下载完，请在有网的地方打开一会儿。',
    en: 'Not downloaded yet; please leave it open where there is a network.',
  },
  persisted: { zh: '浏览器答应不清掉这些内容。', en: 'The browser has promised to keep this.' },
  notPersisted: {
    zh: '浏览器没有答应一直保留。请把“微格”添加到主屏幕，并常打开。',
    en: 'The browser has not promised to keep this. Please add Weige to the home screen and open it often.',
  },
  install: { zh: '安装到主屏幕', en: 'Add to the home screen' },
  refresh: { zh: '现在更新', en: 'Update now' },
  turnOff: { zh: '关闭并清空这部手机', en: 'Turn off and clear this phone' },
  turnOffTitle: { zh: '关闭离线工作？', en: 'Turn off offline work?' },
  turnOffText: {
    zh: '手机上存的内容会全部清掉，服务器上的不受影响。写了一半的会留着，不再加密。',
    en: 'Everything kept on this phone is cleared; the server is not touched. What you have begun to write stays, no longer encrypted.',
  },
  turnOffUnsent: {
    zh: '还有 {count} 条没发出，清掉就没有了。先去待发箱看看。',
    en: '{count} are not sent yet and would be lost. Look at the outbox first.',
  },
  keep: { zh: '先不关', en: 'Leave it on' },
  // The lock
  locked: { zh: '请输入口令', en: 'Please enter the PIN' },
  lockedOf: { zh: '{name}的离线内容', en: 'Offline work of {name}' },
  open: { zh: '打开', en: 'Open' },
  opening: { zh: '正在打开', en: 'Opening' },
  wrong: {
    zh: '口令不对。再错 {left} 次，这部手机上的内容会清空。',
    en: 'Wrong PIN. After {left} more misses this phone is cleared.',
  },
  wiped: {
    zh: '口令错得太多，手机上的内容已经清空。请重新登录。',
    en: 'Too many misses: this phone has been cleared. Please sign in again.',
  },
  lost: {
    zh: '{since}以来没发出的 {count} 条没有了，网格长会看到这个数。请想一想做过什么，登录后补做一遍。',
    en: '{count|act|acts} not sent since {since} {count|is|are} gone; your lead sees the number. Please think what you did and do it again after signing in.',
  },
  lockedUnsent: {
    zh: '这里面有 {count} 条没发出，最早是{since}做的。输对口令就接着发，一条也不会少。',
    en: '{count|act waits|acts wait} here, the oldest of {since}. With the right PIN all of it is sent.',
  },
  forgot: { zh: '忘了口令', en: 'I forgot the PIN' },
  forgotText: {
    zh: '口令找不回来，只能清空这部手机、重新登录。写了一半的也一起清掉。',
    en: 'A PIN cannot be recovered: this phone is cleared, and you sign in again. What you have begun to write goes too.',
  },
  forgotUnsent: { zh: '还有 {count} 条没发出，清空后就没有了。', en: '{count} are not sent yet and would be lost.' },
  forgotLost: {
    zh: '还有 {count} 条没发出（最早是{since}做的）。它们用口令加密，谁也打不开，清空后就没有了。先别急：还可以试 {left} 次。',
    en: '{count} are not sent yet (the oldest of {since}). They are encrypted with the PIN, nobody can open them, and clearing loses them. No hurry: {left|try is|tries are} left.',
  },
  forgotKnown: {
    zh: '我知道这 {count} 条没有了，要补做',
    en: 'I know that these {count} are lost and must be done again',
  },
  tryAgain: { zh: '再试试口令', en: 'Try the PIN again' },
  clear: { zh: '清空并重新登录', en: 'Clear and sign in again' },
  otherTitle: { zh: '这部手机上是{name}的离线内容', en: 'This phone carries the offline work of {name}' },
  otherText: { zh: '清空后才能由您使用。', en: 'It must be cleared before you can use it.' },
  // The line in every screen
  unsent: { zh: '{count} 条没发出，最早 {age}前', en: '{count} not sent, the oldest {age} old' },
  stopped: { zh: '{count} 条没能发出，要您看一下', en: '{count} could not be sent; please have a look' },
  noNetwork: { zh: '现在没有网，看到的是手机里存的', en: 'No network: you see what is kept on the phone' },
  signInToSend: { zh: '登录过期了，登录后接着发', en: 'Signed out; sign in to go on sending' },
  tooOld: { zh: '版本太旧，请点这里更新', en: 'This version is too old; tap to update' },
  byWifi: { zh: '照片和语音只用无线网传', en: 'Photos and voices by Wi-Fi only' },
  byWifiNote: {
    zh: '文字照样马上发；有的手机分不清是不是无线网，就照常传。',
    en: 'Words go at once. Where the phone cannot tell Wi-Fi from mobile data, they are sent as usual.',
  },
  nearlyFull: { zh: '手机里快存满了', en: 'This phone is nearly full' },
  room: { zh: '离线内容占 {size} MB，已用 {percent}%', en: 'Offline work takes {size} MB, {percent}% of the room' },
  roomLabel: { zh: '离线空间用了多少', en: 'How much of the room is used' },
  nearlyFullText: {
    zh: '快存满了：请到有网的地方把没发出的发掉，再清一清手机里的照片和视频。',
    en: 'Nearly full: go where there is a network to send what waits, then clear photos and videos from this phone.',
  },
  // What cannot wait
  awayDuty: {
    zh: '现在没有网。请假、交接、值班、技能和倾诉都要对方当场看到，有网才能办；走访、上报、办件照常做，有网自动发出。',
    en: 'No network. Absences, hand-overs, shifts, skills and talks must be seen by the others at once. Visits, reports and cases go on as usual and are sent later.',
  },
  awayHelp: {
    zh: '现在没有网。邻里互助要当场对上人，姓名电话不在手机上，有网才能办。看到难处可以先上报，有网自动发出。',
    en: 'No network. Neighbours are brought together on the spot, and their names are not on the phone. What you see can be reported now and is sent later.',
  },
  awayFamily: {
    zh: '现在没有网。登记家人要核对姓名和电话，手机上不存，有网才能办。',
    en: 'No network. Registering a relative needs names and numbers, which are not on the phone.',
  },
  // The outbox
  outbox: { zh: '待发箱', en: 'Outbox' },
  outboxNote: { zh: '没发出的都在这里', en: 'What is not sent yet' },
  empty: { zh: '都发出去了', en: 'Everything is sent' },
  emptyText: {
    zh: '没有网时做的事会先放在这里，有网自动发出。',
    en: 'What you do without a network waits here and is sent by itself.',
  },
  sendNow: { zh: '现在发', en: 'Send now' },
  saveFile: { zh: '存成文件', en: 'Save as a file' },
  made: { zh: '{age}前', en: '{age} ago' },
  tries: { zh: '试了 {count} 次', en: 'tried {count|time|times}' },
  photosLeft: {
    zh: '内容已送到，还有 {count} 张照片在传',
    en: 'The words have arrived; {count|photo is|photos are} on the way',
  },
  waits: { zh: '等着发出', en: 'Waiting to be sent' },
  behind: { zh: '等前面那条', en: 'Waiting for the one before' },
  refusedTitle: { zh: '没能发出', en: 'Could not be sent' },
  rescued: {
    zh: '您已经没有这项权限，内容已转给网格长处理',
    en: 'This is no longer yours to do; it was handed to your lead',
  },
  retry: { zh: '再发一次', en: 'Send again' },
  toLead: { zh: '交给网格长', en: 'Hand to my lead' },
  discard: { zh: '不要了', en: 'Discard' },
  discardTitle: { zh: '不发了，删掉？', en: 'Discard it?' },
  discardText: { zh: '删掉以后找不回来。', en: 'It cannot be brought back.' },
  understood: { zh: '知道了', en: 'Understood' },
  photoCount: { zh: '照片 {count} 张', en: '{count|photo|photos}' },
  report: { zh: '上报', en: 'Report' },
  visit: { zh: '走访', en: 'Visit' },
  task: { zh: '任务', en: 'Task' },
  pending: { zh: '待发出', en: 'Waiting to be sent' },
  pendingOn: { zh: '这件事上您做的还没发出：{verbs}', en: 'What you did here is not sent yet: {verbs}' },
  // After a report or an act without a network
  keptTitle: { zh: '存好了，有网就发', en: 'Kept; sent as soon as there is a network' },
  keptText: {
    zh: '内容和照片已经加密存在这部手机里，不用再填一遍。',
    en: 'Words and photos are kept encrypted on this phone; you need not enter them again.',
  },
  toOutbox: { zh: '看待发箱', en: 'Look at the outbox' },
  spoken: { zh: '（语音上报，录音随后传到）', en: '(Spoken report; the voice follows)' },
  leaveUnsent: {
    zh: '还有 {count} 条没发出。现在退出，这部手机上的内容会清空，没发出的就没有了。',
    en: '{count} are not sent yet. Signing out clears this phone, and they would be lost.',
  },
  leaveAnyway: { zh: '不要了，退出', en: 'Discard them and sign out' },
} as const satisfies Record<string, Word>
