import type { Outcome, REJECT_REASONS, RESOLVE_OUTCOMES } from '../../../modules/cases/contract.ts'
import type { Word } from '../../../platform/pure/words.ts'

/** Outcomes a handler may choose, in the order in which they are hoped for. */
export type ResolveOutcome = Extract<Outcome, (typeof RESOLVE_OUTCOMES)[number]>

const CLOSING: readonly Word[] = [
  { zh: '如果再出现，请随时告诉我们。', en: 'If it happens again, please tell us at any time.' },
  { zh: '谢谢您的提醒。', en: 'Thank you for telling us.' },
]

/** Phrases for answers, by outcome. Whole sentences without blanks, so that none is sent half filled. */
export const ANSWER_PHRASES = {
  solved: [
    { zh: '您反映的问题已经到现场处理完毕。', en: 'We went there, and what you reported is dealt with.' },
    { zh: '已联系物业修复，现在恢复正常。', en: 'The property manager has repaired it; it works again.' },
    { zh: '已当面沟通，对方答应立即改正。', en: 'We spoke with them; they agreed to put it right at once.' },
    ...CLOSING,
  ],
  solved_in_part: [
    { zh: '已先处理了紧急的部分。', en: 'The urgent part is done.' },
    { zh: '余下的部分还要继续跟进，有进展会再告诉您。', en: 'We go on with the rest and will tell you.' },
    ...CLOSING,
  ],
  explained: [
    { zh: '已向您当面说明情况和依据。', en: 'We explained the matter and the rules to you in person.' },
    { zh: '按现行规定可以这样办。', en: 'The present rules allow this.' },
    ...CLOSING,
  ],
  not_ours: [
    {
      zh: '这件事不归社区管，已为您转告主管单位。',
      en: 'This is not the community’s to decide; we passed it on to the body in charge.',
    },
    { zh: '也可以拨打 12345 询问办理进度。', en: 'You can also ask how it stands at 12345.' },
  ],
  planned: [
    { zh: '已列入计划，安排好日期会通知您。', en: 'It is planned; you will be told the date.' },
    { zh: '在此之前已设置提示，请注意安全。', en: 'Until then a warning is in place; please take care.' },
  ],
  not_possible: [
    { zh: '经现场查看，目前不具备解决条件。', en: 'We looked on site: it cannot be solved at present.' },
    { zh: '条件具备时我们会再联系您。', en: 'We will contact you as soon as it can.' },
  ],
} as const satisfies Record<ResolveOutcome, readonly Word[]>

/** Phrases for not taking a report up, by reason. */
export const REJECT_PHRASES = {
  secret: [
    {
      zh: '您反映的内容涉及秘密，请不要在网上传播，可到社区当面说明。',
      en: 'This touches secrets: please do not spread it online; you can tell us in person.',
    },
  ],
  legal_process: [
    { zh: '这件事已进入法定程序，请以该程序的结果为准。', en: 'This is in a legal process, whose result decides.' },
  ],
  police_matter: [
    {
      zh: '情况紧急请立即拨打 110、119 或 120，我们已同时转报。',
      en: 'If it is urgent please call 110, 119 or 120 now; we have passed it on as well.',
    },
  ],
  no_substance: [
    {
      zh: '没有看到具体的事项。请补充时间、地点和经过，再报一次。',
      en: 'We found no concrete matter. Please report again with time, place and what happened.',
    },
  ],
  malicious_repeat: [
    { zh: '同一件事已经答复过，请看之前的答复。', en: 'This was answered before; please see that answer.' },
  ],
  out_of_area: [
    {
      zh: '这个地点不在我们的辖区，请向所在社区反映，或拨打 12345。',
      en: 'This place is outside our area: please tell the community there, or call 12345.',
    },
  ],
  other: [],
} as const satisfies Record<(typeof REJECT_REASONS)[number], readonly Word[]>

/** A phrase after what was written, with a blank between Latin words. */
export function joined(text: string, phrase: string): string {
  const isLatin = /[a-z.]$/i.test(text.trimEnd()) && /^[a-z]/i.test(phrase)
  return text.trim() === '' ? phrase : `${text.trimEnd()}${isLatin ? ' ' : ''}${phrase}`
}
