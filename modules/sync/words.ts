import type { Word, Words } from '../../platform/pure/words.ts'
import type { DeviceState, RescueState } from './contract.ts'

export const DEVICE_STATE_WORDS = {
  active: { zh: '在用', en: 'In use' },
  revoked: { zh: '已停用，等它联系时清空', en: 'Revoked; wiped at its next contact' },
  wiped: { zh: '已停用，已清空', en: 'Revoked and wiped' },
} as const satisfies Record<DeviceState, Word>

export const RESCUE_STATE_WORDS = {
  held: { zh: '待处理', en: 'Waiting' },
  entered: { zh: '已另行录入', en: 'Entered anew' },
  dismissed: { zh: '不需要', en: 'Not needed' },
} as const satisfies Record<RescueState, Word>

/** Why something could not be taken in, by the kind of the refusal; any other code has the sentence of its module. */
export const WHY_WORDS: Words = {
  not_found: { zh: '已不在本人的范围里', en: 'No longer in the sender’s sight' },
  forbidden: { zh: '本人已没有这项权限', en: 'The sender may no longer do this' },
  revoked: { zh: '手机已停用', en: 'The phone was revoked' },
  given_up: { zh: '本人放弃发送，交给网格长', en: 'Given up by the sender and handed to the lead' },
}

/** The sentence for every refusal of this module. */
export const WORDS: Words = {
  'device.too_many': {
    zh: '一个人最多登记{most}部手机，请先停用不用的。',
    en: 'A person has at most {most|phone|phones}; please revoke one first.',
  },
  'device.other': { zh: '这部手机登记在别人名下。', en: 'This phone is enrolled for somebody else.' },
  'device.revoked': {
    zh: '这部手机已经停用，要重新设置离线。',
    en: 'This phone was revoked; set up offline work anew.',
  },
  'device.no_post': { zh: '有岗位的人才能离线工作。', en: 'Only who holds a post can work offline.' },
  'rescue.too_late': {
    zh: '手机停用太久，没发出的内容不再收。',
    en: 'The phone was revoked too long ago to hand anything over.',
  },
  'rescue.ended': { zh: '这一条已经处理过了。', en: 'This has been settled already.' },
  'rescue.too_big': { zh: '这一条太大，存不下。', en: 'This is too big to keep.' },
}

/** Words of what is kept of a person. */
export const PERSONAL_WORDS = {
  device: { zh: '我的离线手机', en: 'My phone' },
  rescue: { zh: '抢救回来的我没发出的内容', en: 'Unsent work of mine that was rescued' },
} as const satisfies Record<string, Word>
