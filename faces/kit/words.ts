import type { Word } from '../../platform/pure/words.ts'

/** Words that every face needs. */
export const KIT = {
  back: { zh: '返回', en: 'Back' },
  close: { zh: '关闭', en: 'Close' },
  cancel: { zh: '取消', en: 'Cancel' },
  again: { zh: '再试一次', en: 'Try again' },
  loading: { zh: '正在打开…', en: 'Opening…' },
  optional: { zh: '选填', en: 'optional' },
  switchLanguage: { zh: 'English', en: '中文' },
  elder: { zh: '长辈版', en: 'Large text' },
  elderOff: { zh: '标准版', en: 'Normal text' },
  copied: { zh: '已复制', en: 'Copied' },
  copy: { zh: '复制', en: 'Copy' },
  copyLink: { zh: '复制查询网址', en: 'Copy the link' },
  call: { zh: '打电话给{name}', en: 'Call {name}' },
  left: { zh: '还可写 {count} 字', en: '{count|character|characters} left' },
  full: {
    zh: '已写满 {max} 字，多出的没有写上',
    en: 'That is all of {max|character|characters}; what was over is left out',
  },
  addPhotos: { zh: '拍照或选照片', en: 'Take or choose photos' },
  photosLeft: { zh: '还可加 {count} 张', en: 'up to {count} more' },
  photo: { zh: '第 {number} 张照片', en: 'Photo {number}' },
  removePhoto: { zh: '删除第 {number} 张照片', en: 'Remove photo {number}' },
  uploading: { zh: '上传中 {percent}%', en: '{percent}% sent' },
  zoomIn: { zh: '放大', en: 'Zoom in' },
  zoomOut: { zh: '缩小', en: 'Zoom out' },
  wholeMap: { zh: '看全图', en: 'Whole map' },
  map: {
    zh: '网格图。方向键移动，加减号缩放；下面的列表有同样的内容。',
    en: 'Map of grids. Arrow keys move, plus and minus zoom; the list below says the same.',
  },
  asList: { zh: '以列表查看', en: 'Show as a list' },
} as const satisfies Record<string, Word>

/** Words of signing in by a code sent to a phone. */
export const CODE = {
  phone: { zh: '手机号', en: 'Mobile number' },
  phoneWrong: { zh: '手机号应是 11 位数字，以 1 开头。', en: 'A mobile number has 11 digits and begins with 1.' },
  sendCode: { zh: '获取验证码', en: 'Send me a code' },
  sendAgain: { zh: '重新获取', en: 'Send again' },
  sendAgainIn: { zh: '{seconds} 秒后可重新获取', en: 'You can ask again in {seconds} s' },
  code: { zh: '验证码', en: 'Code' },
  codeHint: { zh: '6 位数字，已发到 {phone}', en: 'Six digits, sent to {phone}' },
  codeWrong: { zh: '验证码是 6 位数字。', en: 'The code has six digits.' },
  sample: { zh: '示例环境不发短信，验证码是 {code}', en: 'Sample mode sends no messages; the code is {code}' },
  signIn: { zh: '登录', en: 'Sign in' },
  otherNumber: { zh: '换一个手机号', en: 'Use another number' },
} as const satisfies Record<string, Word>

/** Words of choosing the kind of a matter. */
export const KIND = {
  because: { zh: '提到：{words}', en: 'Mentions: {words}' },
  past: {
    zh: '{of} 件相似的有 {count} 件归为此类：{numbers}',
    en: '{count} of {of} similar cases were sorted so: {numbers}',
  },
  pastAll: { zh: '{count} 件相似的都归为此类：{numbers}', en: 'All {count} similar cases were sorted so: {numbers}' },
  unsure: { zh: '不确定', en: 'Not sure' },
  unsureNote: { zh: '请工作人员来判断', en: 'Let staff decide' },
} as const satisfies Record<string, Word>

/** Danger to life comes before any form. */
export const EMERGENCY = {
  title: { zh: '有人有危险吗？请先打电话', en: 'Is anyone in danger? Call first' },
  text: {
    zh: '这里不能代替报警和急救。打完电话，再回来上报也不迟。',
    en: 'This page does not replace the emergency services. Call, then come back and report.',
  },
  call120: { zh: '120 急救', en: '120 ambulance' },
  call119: { zh: '119 火警', en: '119 fire' },
  call110: { zh: '110 报警', en: '110 police' },
  called: { zh: '已经打过了，继续上报', en: 'I have called; go on' },
  none: { zh: '没有人有危险，继续上报', en: 'Nobody is in danger; go on' },
  brief: {
    zh: '如果有人有危险，请先打 110、119 或 120。',
    en: 'If anyone is in danger, call 110, 119 or 120 first.',
  },
} as const satisfies Record<string, Word>

/** A report or an act on its way. */
export const SENDING = {
  sendingTitle: { zh: '正在提交…', en: 'Sending…' },
  sendingText: { zh: '请稍等，不用再点。', en: 'One moment, no need to tap again.' },
  waitingTitle: { zh: '还没有发出去', en: 'Not sent yet' },
  waitingText: {
    zh: '现在连不上网。您写的都在，有网后会自动再发，不会发两次。',
    en: 'No connection just now. Everything is kept and will be sent once you are online, never twice.',
  },
  sendAgain: { zh: '现在再发', en: 'Send now' },
  goneText: { zh: '这份上报已经在另一个窗口处理了。', en: 'This report was dealt with in another window.' },
  photosUnderWay: {
    zh: '还有照片在上传，传完就提交。',
    en: 'Photos are still being sent; the report follows at once.',
  },
  withoutPhotos: { zh: '不等照片，现在提交', en: 'Send now without them' },
  photosFailed: {
    zh: '有照片没有传上去。可以点照片再试，或不带它提交。',
    en: 'A photo was not sent. Tap it to try again, or send without it.',
  },
} as const satisfies Record<string, Word>

/** What happened when the server did not say yes, and what to do now. */
export const PROBLEM = {
  unreachable: {
    zh: '现在连不上网。您写的内容还在，有网后再试一次。',
    en: 'No connection just now. What you wrote is kept; try again when you are online.',
  },
  kept: {
    zh: '已经存在这部手机里，有网就自动发出。',
    en: 'Kept on this phone; it is sent by itself as soon as there is a network.',
  },
  invalid: {
    zh: '有内容没有填对：{fields}。请改一下再提交。',
    en: 'Something is not filled in right: {fields}. Please change it and send again.',
  },
  notFound: { zh: '没有找到，或者您不能查看。', en: 'Not found, or not for you to see.' },
  forbidden: { zh: '这件事您不能办。', en: 'This is not yours to do.' },
  forbiddenWho: { zh: '这件事您不能办，可以办的是：{who}。', en: 'This is not yours to do; who can: {who}.' },
  signedOut: { zh: '请先登录。', en: 'Please sign in first.' },
  tooMany: {
    zh: '操作太快了，请 {seconds} 秒后再试。',
    en: 'That was a lot at once; please try again in {seconds|second|seconds}.',
  },
  failed: {
    zh: '系统出了点问题，没有办成。请再试一次；还不行请打电话给网格员。',
    en: 'Something went wrong on our side. Please try again; if it fails again, call your grid member.',
  },
  failedWith: {
    zh: '系统出了点问题，没有办成。请再试一次；还不行请告诉工作人员编号 {commandId}。',
    en: 'Something went wrong on our side. Please try again; if it fails again, tell staff this number: {commandId}.',
  },
  refused: { zh: '现在不能这样办（{code}）。', en: 'This cannot be done now ({code}).' },
} as const satisfies Record<string, Word>

/** What went wrong with a picture. */
export const PHOTO_FAULT = {
  heic: {
    zh: '这种照片格式（HEIC）打不开，请在相机设置里改为“兼容性最佳”，或换一张。',
    en: 'This photo format (HEIC) cannot be read. Choose "Most compatible" in the camera settings, or take another.',
  },
  notPicture: {
    zh: '这不是照片，或已损坏，请换一张。',
    en: 'This is not a photo, or it is damaged; please choose another.',
  },
  tooMany: { zh: '最多 {max} 张照片，多选的没有加上。', en: 'At most {max|photo|photos}; the others were not added.' },
  tooBig: { zh: '这张照片太大（超过 20 MB）。', en: 'This photo is too big (over 20 MB).' },
  failed: { zh: '没有传上去，点一下再试。', en: 'Not sent; tap to try again.' },
} as const satisfies Record<string, Word>

/** A matter that was reported near by. */
export const NEARBY = {
  sameBuilding: { zh: '同一栋楼', en: 'same building' },
  sameGrid: { zh: '同一网格', en: 'same grid' },
  metres: { zh: '约 {metres} 米', en: 'about {metres} m away' },
  answerBy: { zh: '{by} 前答复', en: 'answer by {by}' },
  lookedAtBy: { zh: '{by} 前有下一步', en: 'next step by {by}' },
} as const satisfies Record<string, Word>
