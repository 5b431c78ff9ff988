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
  left: { zh: '还可写 {count} 字', en: '{count} characters left' },
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

/** What happened when the server did not say yes, and what to do now. */
export const PROBLEM = {
  unreachable: {
    zh: '现在连不上网。您写的内容还在，有网后再试一次。',
    en: 'No connection just now. What you wrote is kept; try again when you are online.',
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
    en: 'That was a lot at once; please try again in {seconds} seconds.',
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
  notPicture: { zh: '这不是照片。', en: 'This is not a photo.' },
  tooBig: { zh: '这张照片太大（超过 20 MB）。', en: 'This photo is too big (over 20 MB).' },
  failed: { zh: '没有传上去，点一下再试。', en: 'Not sent; tap to try again.' },
} as const satisfies Record<string, Word>
