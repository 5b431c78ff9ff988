import type { Word } from '../../../platform/pure/words.ts'

/** Words of the page of a partner: an organization that was asked for a part of a case. */
export const PARTNER = {
  kicker: { zh: '{community} 请{organization}协助', en: '{community} asks {organization} for help' },
  title: { zh: '请您办这件事', en: 'What you are asked to do' },
  titleOver: { zh: '这次协助已结束', en: 'This request is over' },
  place: { zh: '地点', en: 'Place' },
  kind: { zh: '类别', en: 'Kind' },
  receiveBy: { zh: '请在{when}前接收', en: 'Please take it on by {when}' },
  dueAt: { zh: '请在{when}前办完', en: 'Please finish by {when}' },
  taken: { zh: '您在{when}接收', en: 'You took it on {when}' },
  contact: { zh: '可以联系', en: 'You may contact' },
  callContact: { zh: '拨打 {name}', en: 'Call {name}' },
  photos: { zh: '现场照片', en: 'Photos' },
  photo: { zh: '照片 {number}', en: 'Photo {number}' },
  thread: { zh: '来往的话', en: 'What was said' },
  us: { zh: '社区', en: 'Community' },
  you: { zh: '您', en: 'You' },
  take: { zh: '接收，由我们来办', en: 'Take it on' },
  ask: { zh: '有问题要问', en: 'Ask a question' },
  askLabel: { zh: '想问什么', en: 'Your question' },
  askSend: { zh: '发给社区', en: 'Send to the community' },
  asked: { zh: '问题已发给社区，答复会出现在这里。', en: 'Your question was sent; the reply will stand here.' },
  finish: { zh: '办完了', en: 'It is done' },
  finishLabel: { zh: '办得怎么样', en: 'What was done' },
  finishHint: { zh: '写一句就行，照片可有可无。', en: 'One sentence is enough; photos are optional.' },
  finishSend: { zh: '提交结果', en: 'Send the result' },
  sending: { zh: '照片还在上传，请稍等。', en: 'Photos are still on their way.' },
  decline: { zh: '不归我们办', en: 'Not ours' },
  declineWhy: { zh: '为什么', en: 'Why' },
  declineLabel: { zh: '说明一下', en: 'In a few words' },
  declineSend: { zh: '退回社区', en: 'Give it back to the community' },
  missing: { zh: '请写几个字', en: 'Please write a few words' },
  choose: { zh: '请选一个原因', en: 'Please choose a reason' },
  done: { zh: '已收到您的结果，谢谢。', en: 'We have your result. Thank you.' },
  call: { zh: '有疑问请联系', en: 'Questions? Please contact' },
  callThem: { zh: '拨打 {name} {phone}', en: 'Call {name}, {phone}' },
  callNobody: { zh: '请到{community}居委会当面询问，或拨打 12345。', en: 'Please ask at {community}, or call 12345.' },
  unknownTitle: { zh: '没有找到这个链接', en: 'This link was not found' },
  unknownText: {
    zh: '请检查链接是否完整，或联系发给您的社区。',
    en: 'Please check that it is complete, or contact the community that sent it.',
  },
  private: {
    zh: '这个链接只给您的单位，请不要转发。',
    en: 'This link is for your organization only. Please do not pass it on.',
  },
} as const satisfies Record<string, Word>

/** Why there is nothing to do any more. */
export const OVER = {
  declined: { zh: '您已退回这件事，谢谢告知。', en: 'You gave it back. Thank you for telling us.' },
  ended: { zh: '社区已结束这次协助，不用再办了。', en: 'The community has ended this; there is nothing left to do.' },
  closed: { zh: '这件事已经结束，谢谢您的帮助。', en: 'The matter is closed. Thank you for your help.' },
  expired: { zh: '这个链接已经过期。', en: 'This link has expired.' },
} as const satisfies Record<string, Word>
