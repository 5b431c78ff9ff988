import type { Template } from '../contract/templates.ts'

/** A text before it stands on a grid. */
export type Starter = Omit<Template, 'templateId' | 'gridId'>

const any = { categoryPrefix: null, verb: null, outcome: null } as const

/** Texts that every office can begin with; its leads change them to their own way of speaking. */
export const STARTERS: readonly Starter[] = [
  {
    ...any,
    verb: 'resolve',
    outcome: 'solved',
    title: '已到现场处理',
    text: '您反映的{place}的问题，我们已到现场处理完毕。如再出现，请随时联系我们（编号 {number}）。',
  },
  {
    ...any,
    verb: 'resolve',
    outcome: 'solved_in_part',
    title: '先处理了急的部分',
    text: '{place}的情况已先处理紧急部分，其余正在继续办理，有进展会告诉您（编号 {number}）。',
  },
  {
    ...any,
    verb: 'resolve',
    outcome: 'explained',
    title: '已当面说明',
    text: '关于{place}的问题，已向您当面说明情况和依据。还有疑问可到社区党群服务中心找我们。',
  },
  {
    ...any,
    verb: 'resolve',
    outcome: 'planned',
    title: '已列入计划',
    text: '{place}的问题需要统一安排，已列入计划。确定日期后会通知您，在此之前请注意安全。',
  },
  {
    ...any,
    verb: 'ask',
    title: '请补充位置和照片',
    text: '收到您反映的{place}的问题。为了尽快找到地方，请补充具体位置（楼栋、单元、楼层），方便的话拍一张照片。',
  },
  {
    ...any,
    verb: 'ask',
    title: '请补充时间',
    text: '请告诉我们这种情况一般在什么时间出现、持续了多久，我们好安排人到场。',
  },
  {
    ...any,
    verb: 'sendBack',
    title: '不在本网格',
    text: '已到现场核对，{place}不在本网格范围内，请改派到所在网格。',
  },
  {
    ...any,
    verb: 'reject',
    title: '请补充后再报',
    text: '您的反映里没有看到具体事项，暂时无法办理。请补充时间、地点和经过后再报一次。',
  },
  { ...any, verb: 'note', title: '已联系物业', text: '已联系物业到{place}查看，物业答应尽快处理，我们继续跟进。' },
  { ...any, verb: 'urge', title: '即将到期', text: '这件事的期限是{due}，请尽快办理，或说明进展和困难。' },
]
