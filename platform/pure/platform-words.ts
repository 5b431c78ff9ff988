import type { Words } from './words.ts'

/** The sentences for what the floor itself refuses. */
export const PLATFORM_WORDS: Words = {
  'command.id_reused': {
    zh: '这次提交的编号已经用过，请刷新页面再试。',
    en: 'This submission number was used before; please reload the page and try again.',
  },
  'app.too_old': {
    zh: '手机上的版本太旧了。请联网后重新打开；没发出的内容都还在。',
    en: 'The app on this phone is too old. Open it again with a network; what is not sent yet is kept.',
  },
  'file.broken': { zh: '传输中出了错，会再传一次。', en: 'Something went wrong on the way; it is sent once more.' },
  'file.not_a_photo': {
    zh: '这不是照片，或者照片已损坏。请用 JPG、PNG 或 WebP。',
    en: 'This is not a photo, or it is damaged. Please use JPG, PNG or WebP.',
  },
  'file.heic': {
    zh: '这是 HEIC 格式。请在手机相机设置里选「兼容性最佳」，或发送截图。',
    en: 'This is a HEIC photo. Set the camera to "most compatible", or send a screenshot.',
  },
  'file.too_large': { zh: '照片太大，请不超过 20 MB。', en: 'The photo is too large; 20 MB at most.' },
  'file.not_a_sound': {
    zh: '这不是录音，或者录音已损坏。请重新录一段，或换一个声音文件。',
    en: 'This is not a recording, or it is damaged. Please record again or choose another sound file.',
  },
  'file.sound_too_long': {
    zh: '录音超过 60 秒，请分短一点再录，或写下来。',
    en: 'The recording is longer than 60 seconds. Please record a shorter one, or write it down.',
  },
  'file.sound_too_short': {
    zh: '录音太短，没有录到话，请再录一次。',
    en: 'The recording is too short to hold a word; please record again.',
  },
  'file.sound_too_big': {
    zh: '录音文件太大，请不超过 3 MB。',
    en: 'The sound file is too large; 3 MB at most.',
  },
  'file.unknown': {
    zh: '有照片或录音没有传完，请重新添加。',
    en: 'A photo or recording did not finish uploading; please add it again.',
  },
}
