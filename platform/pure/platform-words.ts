import type { Words } from './words.ts'

/** The sentences for what the floor itself refuses. */
export const PLATFORM_WORDS: Words = {
  'command.id_reused': {
    zh: '这次提交的编号已经用过，请刷新页面再试。',
    en: 'This submission number was used before; please reload the page and try again.',
  },
  'file.not_a_photo': {
    zh: '这不是照片，或者照片已损坏。请用 JPG、PNG 或 WebP。',
    en: 'This is not a photo, or it is damaged. Please use JPG, PNG or WebP.',
  },
  'file.heic': {
    zh: '这是 HEIC 格式。请在手机相机设置里选「兼容性最佳」，或发送截图。',
    en: 'This is a HEIC photo. Set the camera to "most compatible", or send a screenshot.',
  },
  'file.too_large': { zh: '照片太大，请不超过 20 MB。', en: 'The photo is too large; 20 MB at most.' },
  'file.unknown': { zh: '有照片没有传完，请重新添加。', en: 'A photo did not finish uploading; please add it again.' },
}
