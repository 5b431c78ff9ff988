import type { Word } from '../../platform/pure/words.ts'

/** Words of recording and listening. */
export const VOICE = {
  title: { zh: '语音', en: 'Voice' },
  record: { zh: '按一下，开始说话', en: 'Press and speak' },
  recordNote: { zh: '最长 60 秒；按住说话、松开结束也可以', en: 'Up to 60 seconds; or hold while you speak' },
  asking: {
    zh: '手机可能会问能不能用麦克风，请点“允许”',
    en: 'Your phone may ask for the microphone: please allow it',
  },
  stop: { zh: '说完了，停止', en: 'Done, stop' },
  running: { zh: '正在录音 {seconds} 秒，最长 60 秒', en: 'Recording: {seconds} of 60 seconds' },
  started: { zh: '开始录音，请说话，最长 60 秒', en: 'Recording. Please speak, up to 60 seconds' },
  soonOver: { zh: '还剩 10 秒', en: '10 seconds left' },
  kept: { zh: '录好了，{seconds} 秒', en: 'Recorded: {seconds|second|seconds}' },
  play: { zh: '听录音，{seconds} 秒', en: 'Listen, {seconds|second|seconds}' },
  pause: { zh: '暂停', en: 'Pause' },
  time: { zh: '{now} / {all} 秒', en: '{now} / {all} s' },
  again: { zh: '重新录', en: 'Record again' },
  remove: { zh: '删掉', en: 'Delete it' },
  chooseFile: { zh: '选一个录音文件', en: 'Choose a sound file' },
  sent: { zh: '录音已传好', en: 'The recording has been sent' },
  sending: { zh: '录音上传中 {percent}%', en: 'Sending the recording: {percent}%' },
  underWay: { zh: '录音还在上传，传完就提交。', en: 'The recording is still being sent; the report follows at once.' },
  without: { zh: '不等录音，现在提交', en: 'Send now without it' },
  retry: { zh: '再传一次', en: 'Send again' },
  cannotPlay: {
    zh: '这台设备放不了这种录音，可以存下来用别的播放器听。',
    en: 'This device cannot play it. You can save it and listen with another player.',
  },
  save: { zh: '存下录音', en: 'Save the recording' },
  notFetched: { zh: '录音没有打开，请刷新页面再试。', en: 'The recording did not open; please load the page again.' },
  heard: { zh: '听到的话', en: 'What was heard' },
  heardBy: { zh: '{name}听写，{at}', en: 'Written down by {name}, {at}' },
  heardAt: { zh: '工作人员听写，{at}', en: 'Written down by staff, {at}' },
  write: { zh: '把听到的写下来', en: 'Write down what you hear' },
  writeHint: {
    zh: '写下原话，录音一直保留；写错了可以再写一次。',
    en: 'Write it as it was said. The recording stays; you can write it again.',
  },
  writeSend: { zh: '记下', en: 'Keep' },
  writeAgain: { zh: '再写一次', en: 'Write it again' },
  writeMissing: { zh: '请写下听到的话。', en: 'Please write what you hear.' },
} as const satisfies Record<string, Word>

/** What went wrong with a voice, and what to do. */
export const VOICE_FAULT = {
  refused: {
    zh: '没有允许使用麦克风。请在浏览器的网站设置里允许麦克风再试；也可以选录音文件，或者写下来。',
    en: 'The microphone was not allowed. Allow it in the browser’s settings for this site and try again; or choose a sound file, or write.',
  },
  noMicrophone: {
    zh: '没有找到麦克风，或正被别的程序占用。可以选录音文件，或者写下来。',
    en: 'No microphone was found, or something else uses it. You can choose a sound file, or write.',
  },
  cannotRecord: {
    zh: '这个网页里不能直接录音。请用手机的“录音机”录好，再选那个文件；也可以写下来。',
    en: 'This page cannot record here. Record with your phone’s recorder and choose that file; or write.',
  },
  tooShort: { zh: '太短了，没有录到话，请再录一次。', en: 'That was too short; please record again.' },
  tooLong: {
    zh: '录音超过 60 秒，请分短一点。',
    en: 'The recording is longer than 60 seconds; please make it shorter.',
  },
  tooBig: { zh: '录音文件太大（超过 3 MB）。', en: 'The sound file is too big (over 3 MB).' },
  notSound: { zh: '这不是录音，或已损坏，请换一个。', en: 'This is not a recording, or it is damaged.' },
  failed: { zh: '录音没有传上去。', en: 'The recording was not sent.' },
} as const satisfies Record<string, Word>

/** The server's refusals of a voice. */
export const VOICE_REFUSED: Readonly<Record<string, Word>> = {
  'file.sound_too_long': VOICE_FAULT.tooLong,
  'file.sound_too_short': VOICE_FAULT.tooShort,
  'file.sound_too_big': VOICE_FAULT.tooBig,
  'file.not_a_sound': VOICE_FAULT.notSound,
}
