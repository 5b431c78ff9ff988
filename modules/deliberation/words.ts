import type { Word, Words } from '../../platform/pure/words.ts'
import type {
  Ballot,
  HiddenReason,
  HideReason,
  MandateState,
  OutcomeReason,
  PaperState,
  Quorum,
  Stance,
  Threshold,
  ThresholdBase,
  TopicKind,
  TopicOutcome,
  TopicState,
  VoteWay,
} from './contract.ts'

export const KIND_WORDS = {
  opinion: { zh: '征求意见', en: 'Asks for opinions' },
  vote: { zh: '按户表决', en: 'Vote by household' },
} as const satisfies Record<TopicKind, Word>

export const STATE_WORDS = {
  announced: { zh: '即将开始', en: 'To come' },
  open: { zh: '进行中', en: 'Open' },
  closed: { zh: '已结束', en: 'Over' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<TopicState, Word>

export const COUNTING_WORD = { zh: '投票已截止，等待计票', en: 'Voting is over; to be counted' } as const satisfies Word

export const OUTCOME_WORDS = {
  adopted: { zh: '通过', en: 'Adopted' },
  failed: { zh: '未通过', en: 'Not adopted' },
  held: { zh: '暂缓公布', en: 'Held' },
  heard: { zh: '意见已收齐', en: 'Heard' },
} as const satisfies Record<TopicOutcome, Word>

/** Why it ended so, in a sentence. */
export const REASON_WORDS = {
  passed: { zh: '参与户数和得票都达到了要求。', en: 'Enough households took part, and enough of them agreed.' },
  no_votes: { zh: '没有一户投票。', en: 'No household voted.' },
  no_quorum: { zh: '参与的户数没有达到要求。', en: 'Too few households took part.' },
  below_threshold: { zh: '没有选项达到需要的得票。', en: 'No option had enough votes.' },
  rejected: { zh: '多数户不同意。', en: 'Most households were against it.' },
  tie: { zh: '得票相同，分不出结果。', en: 'The votes were equal.' },
  unfit: {
    zh: '有票与历史记录对不上，结果先不公布，正在核查。',
    en: 'Some ballots do not fit the history; the result is held until it is looked into.',
  },
  heard: { zh: '意见征求结束，社区正在汇总。', en: 'The time for opinions is over.' },
} as const satisfies Record<OutcomeReason, Word>

export const BALLOT_WORDS = {
  open: { zh: '记名', en: 'Open' },
  secret: { zh: '无记名', en: 'Secret' },
} as const satisfies Record<Ballot, Word>

/** What it means for who votes. */
export const BALLOT_SENTENCES = {
  open: {
    zh: '记名表决：计票后，本议题范围内的住户能看到每户的选择。',
    en: 'Open vote: after the count, those who live in its scope see the choice of every household.',
  },
  secret: {
    zh: '无记名表决：计票前选择加密封存，计票后公开的票上没有户，封存的对应关系随即销毁。谁投过票可以看到，投了什么看不到。',
    en: 'Secret vote: choices are sealed until the count; published ballots carry no household, and what joined them is destroyed. That a household voted can be seen, how it voted cannot.',
  },
} as const satisfies Record<Ballot, Word>

export const QUORUM_WORDS = {
  none: { zh: '不限参与户数', en: 'Any number of households' },
  over_half: { zh: '过半数户参与', en: 'More than half of the households take part' },
  two_thirds: { zh: '三分之二以上户参与', en: 'At least two thirds of the households take part' },
} as const satisfies Record<Quorum, Word>

export const THRESHOLD_WORDS = {
  most: { zh: '得票最多的通过', en: 'Most votes' },
  over_half: { zh: '过半数同意', en: 'More than half agree' },
  two_thirds: { zh: '三分之二以上同意', en: 'At least two thirds agree' },
  three_quarters: { zh: '四分之三以上同意', en: 'At least three quarters agree' },
} as const satisfies Record<Threshold, Word>

export const BASE_WORDS = {
  cast: { zh: '按参与表决的户数计算', en: 'of the households that voted' },
  all: { zh: '按全部户数计算', en: 'of all households' },
} as const satisfies Record<ThresholdBase, Word>

export const STANCE_WORDS = {
  for: { zh: '当选即通过', en: 'Adopted if it wins' },
  against: { zh: '反对', en: 'Against' },
  abstain: { zh: '弃权', en: 'Abstain' },
} as const satisfies Record<Stance, Word>

export const WAY_WORDS = {
  phone: { zh: '手机', en: 'By phone' },
  proxy: { zh: '书面委托', en: 'By proxy' },
  paper: { zh: '纸质票', en: 'On paper' },
} as const satisfies Record<VoteWay, Word>

export const PAPER_WORDS = {
  waiting: { zh: '等第二人录入', en: 'Waits for a second person' },
  differing: { zh: '两次录入不一致，请第三人看原件', en: 'The entries differ; a third person looks' },
  agreed: { zh: '录入一致', en: 'Entered' },
  dropped: { zh: '已作废重录', en: 'Set aside' },
} as const satisfies Record<PaperState, Word>

export const MANDATE_WORDS = {
  entered: { zh: '等另一人核对', en: 'Waits for a second person' },
  confirmed: { zh: '有效', en: 'Valid' },
  revoked: { zh: '已撤销', en: 'Revoked' },
} as const satisfies Record<MandateState, Word>

export const HIDE_WORDS = {
  personal_data: { zh: '含他人个人信息', en: 'Personal data of others' },
  insult: { zh: '辱骂、人身攻击', en: 'Insults' },
  off_topic: { zh: '与议题无关', en: 'Off the topic' },
  advertising: { zh: '广告', en: 'Advertising' },
  unlawful: { zh: '违法内容', en: 'Unlawful' },
} as const satisfies Record<HideReason, Word>

export const HIDDEN_WORDS = {
  ...HIDE_WORDS,
  erased: { zh: '本人已删除', en: 'Deleted by whoever wrote it' },
} as const satisfies Record<HiddenReason, Word>

/** What is kept of a person. */
export const PERSONAL_WORDS = {
  opinion: { zh: '我对议题的意见', en: 'What I said on a topic' },
  vote: { zh: '我家的表决', en: 'The vote of my household' },
  proxy: { zh: '受委托的表决', en: 'A vote I cast by mandate' },
} as const satisfies Record<string, Word>

/** The sentence for every refusal of this module. */
export const WORDS: Words = {
  'topic.code_unknown': { zh: '没有找到这个码。请核对后再试。', en: 'This code is not known; please check it.' },
  'topic.no_households': {
    zh: '这个范围里还没有登记的户，不能发起议题。',
    en: 'No household is registered in this scope.',
  },
  'topic.options_missing': { zh: '表决至少要有 {least} 个选项。', en: 'A vote needs at least {least|option|options}.' },
  'topic.options_not_asked': { zh: '征求意见不用设选项。', en: 'A topic that asks for opinions has no options.' },
  'topic.options_alike': { zh: '有两个选项一样，请改。', en: 'Two options are the same.' },
  'topic.nothing_proposed': {
    zh: '至少要有一个选项是“当选即通过”的。',
    en: 'At least one option must be adopted if it wins.',
  },
  'topic.too_many_choices': {
    zh: '每户可选的项数要少于选项总数。',
    en: 'A household must choose fewer options than there are.',
  },
  'topic.opens_wrong': { zh: '开始时间不能早于现在，也不能晚于 60 天后。', en: 'It opens now or within 60 days.' },
  'topic.closes_wrong': {
    zh: '截止时间要在开始 1 小时之后、90 天之内。',
    en: 'It closes between one hour and 90 days after it opens.',
  },
  'topic.over': { zh: '这个议题已经结束，不能撤回。', en: 'This topic is over already.' },
  'topic.not_counted': {
    zh: '还没有计票，票计完才公开。',
    en: 'It is not counted yet; ballots are public after the count.',
  },
  'topic.not_held': { zh: '这个议题的结果没有暂缓，不用重新计票。', en: 'The result of this topic is not held.' },
  'opinion.not_open': { zh: '现在不在征求意见的时间里。', en: 'Opinions are not taken at this time.' },
  'opinion.not_yours': {
    zh: '这个议题只征求范围内住户的意见。请先申报住址，网格员确认后就可以发表。',
    en: 'This topic is for those who live in its scope. State where you live first; your grid member confirms it.',
  },
  'opinion.too_many': { zh: '一个议题最多发表 {most} 条意见。', en: 'At most {most|opinion|opinions} on one topic.' },
  'opinion.no_change': { zh: '已经是这样了，请刷新。', en: 'It is so already; refresh the page.' },
  'opinion.erased': {
    zh: '本人已要求删除个人信息，这条意见的原文已清除。',
    en: 'Whoever wrote this had her data deleted; its words are gone.',
  },
  'vote.not_open': { zh: '现在不在投票时间里。', en: 'Votes are not taken at this time.' },
  'vote.not_on_roll': {
    zh: '这一户不在这次表决的户册里。户册在开始时已经确定。',
    en: 'This household is not on the roll, which was frozen when the vote opened.',
  },
  'vote.not_yours': {
    zh: '您不能替这一户投票。请先申报住址，网格员确认后再投。',
    en: 'You do not vote for this household. State where you live first; your grid member confirms it.',
  },
  'vote.choices_wrong': { zh: '选择有误，请重新选。', en: 'These are not choices of this topic.' },
  'vote.too_many_choices': { zh: '最多选 {most} 项。', en: 'Choose at most {most}.' },
  'vote.household_voted': {
    zh: '您家已经投过票了，可能是家人投的。看一看再决定要不要改。',
    en: 'Your household has voted meanwhile, perhaps somebody of your family. Look first, then decide whether to change it.',
  },
  'vote.own_word_stands': {
    zh: '这一户自己已经投票，委托不再适用。',
    en: 'The household has voted itself; the mandate no longer applies.',
  },
  'paper.entered_by_you': {
    zh: '您已经录过这张票了，请另一位同志录入。',
    en: 'You have entered this paper already; somebody else goes on.',
  },
  'paper.none_of_both': {
    zh: '与前两次录入都不一样。请核对原件；如果原件看不清，作废后重新录入。',
    en: 'It agrees with neither entry. Check the paper; if it cannot be read, set it aside and enter it anew.',
  },
  'paper.settled': { zh: '这张票已经录完，不能作废。', en: 'This paper is settled.' },
  'paper.not_in_time': {
    zh: '交票时间要在投票期间，不能晚于现在。',
    en: 'It must have been handed in while the vote was open, and not later than now.',
  },
  'mandate.exists': { zh: '这一户已经登记过委托书。', en: 'This household has a mandate already.' },
  'mandate.too_many': {
    zh: '一个人最多受 {most} 户委托。',
    en: 'One person stands for at most {most|household|households}.',
  },
  'mandate.lives_there': {
    zh: '受托人就住在这一户，可以直接投票，不用委托。',
    en: 'This person lives in the household and votes without a mandate.',
  },
  'mandate.second_person': {
    zh: '要由登记人、受托人以外的另一位同志核对。',
    en: 'Somebody else than who entered it, and not the proxy, confirms it.',
  },
  'mandate.decided_already': { zh: '这份委托书已经处理过了，请刷新。', en: 'This mandate was decided already.' },
  'resolution.not_adopted': {
    zh: '议题通过（或意见征求结束）以后才能立件。',
    en: 'Only what was adopted, or heard to the end, becomes a case.',
  },
  'resolution.has_case': { zh: '这个议题已经立件了。', en: 'This topic has its case already.' },
}
