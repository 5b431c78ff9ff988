import type { Word, Words } from '../../platform/pure/words.ts'
import type {
  AbsenceReason,
  MoveReason,
  ORGANIZATION_KINDS,
  PersonCorrection,
  RefuseReason,
  ReserveSource,
  ReserveState,
  ResidenceState,
  ResidenceWay,
  Role,
  Skill,
  TAGS,
} from './contract.ts'

export const ROLE_WORDS = {
  main_grid_lead: { zh: '总网格长', en: 'Main-grid lead' },
  ordinary_grid_lead: { zh: '一般网格长', en: 'Ordinary-grid lead' },
  micro_grid_member: { zh: '微网格员', en: 'Micro-grid member' },
  dedicated_grid_liaison: { zh: '专属网格员', en: 'Dedicated-grid liaison' },
  building_lead: { zh: '楼栋长', en: 'Building lead' },
  floor_lead: { zh: '楼层长', en: 'Floor lead' },
  community_officer: { zh: '社区专干', en: 'Community officer' },
  desk_officer: { zh: '坐席', en: 'Desk officer' },
  committee_member: { zh: '驻网格两委', en: 'Committee member' },
  area_lead: { zh: '片长', en: 'Area lead' },
  subdistrict_officer: { zh: '街道工作人员', en: 'Subdistrict officer' },
  district_officer: { zh: '区级工作人员', en: 'District officer' },
  system_admin: { zh: '系统管理员', en: 'System administrator' },
  security_admin: { zh: '安全管理员', en: 'Security administrator' },
  audit_admin: { zh: '审计管理员', en: 'Audit administrator' },
} as const satisfies Record<Role, Word>

export const TAG_WORDS = {
  two_committees: { zh: '两委', en: 'Two committees' },
  party_member: { zh: '党员', en: 'Party member' },
  dual_registered_member: { zh: '双报到党员', en: 'Dual-registered Party member' },
  veteran_or_army_family: { zh: '退役军人或军属', en: 'Veteran or army family' },
  building_lead: { zh: '楼栋长', en: 'Building lead' },
  property_staff: { zh: '物业人员', en: 'Property staff' },
  owners_committee: { zh: '业委会成员', en: 'Owners’ committee' },
  merchant: { zh: '商户', en: 'Merchant' },
  social_organization: { zh: '社会组织', en: 'Social organization' },
  volunteer: { zh: '志愿者', en: 'Volunteer' },
  new_employment: { zh: '新就业群体', en: 'New forms of employment' },
  enterprise_cadre: { zh: '企业骨干', en: 'Enterprise cadre' },
  young_reserve: { zh: '青年后备', en: 'Young reserve' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<(typeof TAGS)[number], Word>

/** The name of somebody whose data were deleted. */
export const ERASED_NAME = '已删除'

/** What is kept of a person here, as that person reads it. */
export const PERSONAL_WORDS = {
  name: { zh: '姓名或称呼', en: 'Name' },
  phone: { zh: '手机号', en: 'Mobile number' },
  tag: { zh: '身份标签', en: 'Tag' },
  home: { zh: '住处', en: 'Home' },
  correction: { zh: '入户时对我的信息的更正', en: 'Corrections of my data at the door' },
  family: { zh: '家人代办', en: 'Family who act for me, or I for them' },
  post: { zh: '担任的岗位', en: 'Post held' },
  absence: { zh: '请假记录', en: 'Absence' },
  skill: { zh: '技能', en: 'Skill' },
  reserve: { zh: '青年后备', en: 'Reserve of the young' },
} as const satisfies Record<string, Word>

export const ORGANIZATION_WORDS = {
  property_manager: { zh: '物业', en: 'Property manager' },
  social_organization: { zh: '社会组织', en: 'Social organization' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  department: { zh: '部门', en: 'Department' },
  law_firm: { zh: '律师事务所', en: 'Law firm' },
  school: { zh: '学校', en: 'School' },
  hospital: { zh: '医院', en: 'Hospital' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<(typeof ORGANIZATION_KINDS)[number], Word>

/** How somebody sits in a post. */
export const HOLDS_AS_WORDS = {
  holder: { zh: '任职', en: 'Holder' },
  deputy: { zh: '代理', en: 'Deputy' },
} as const satisfies Record<'holder' | 'deputy', Word>

/** Why somebody is away. */
export const ABSENCE_WORDS = {
  leave: { zh: '请假', en: 'On leave' },
  trip: { zh: '外出', en: 'Travelling' },
  training: { zh: '学习培训', en: 'In training' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<AbsenceReason, Word>

/** What somebody can do. */
export const SKILL_WORDS = {
  first_aid: { zh: '急救', en: 'First aid' },
  nursing: { zh: '护理', en: 'Nursing' },
  psychology: { zh: '心理疏导', en: 'Psychological support' },
  law: { zh: '法律咨询', en: 'Legal advice' },
  mediation: { zh: '调解', en: 'Mediation' },
  utilities: { zh: '水电维修', en: 'Water and electricity' },
  appliances: { zh: '家电维修', en: 'Appliance repair' },
  locks: { zh: '开锁修门', en: 'Locks and doors' },
  carpentry: { zh: '木工', en: 'Carpentry' },
  computers: { zh: '电脑手机', en: 'Computers and phones' },
  driving: { zh: '驾驶', en: 'Driving' },
  heavy_lifting: { zh: '搬抬', en: 'Heavy lifting' },
  fire_safety: { zh: '消防', en: 'Fire safety' },
  electrical_safety: { zh: '电气安全', en: 'Electrical safety' },
  sign_language: { zh: '手语', en: 'Sign language' },
  dialect: { zh: '方言', en: 'Dialects' },
  minority_language: { zh: '民族语言', en: 'Minority languages' },
  english: { zh: '英语', en: 'English' },
  tutoring: { zh: '课业辅导', en: 'Tutoring' },
  childcare: { zh: '照看孩子', en: 'Childcare' },
  cooking: { zh: '烹饪', en: 'Cooking' },
  hairdressing: { zh: '理发', en: 'Hairdressing' },
  tailoring: { zh: '裁缝', en: 'Tailoring' },
  calligraphy: { zh: '书法', en: 'Calligraphy' },
  photography: { zh: '摄影', en: 'Photography' },
  hosting: { zh: '主持组织', en: 'Hosting events' },
} as const satisfies Record<Skill, Word>

/** How somebody came into the reserve. */
export const RESERVE_SOURCE_WORDS = {
  recommended: { zh: '社区推荐', en: 'Recommended' },
  applied: { zh: '本人报名', en: 'Applied' },
  campus: { zh: '高校学生', en: 'From a university' },
  volunteer: { zh: '志愿者', en: 'Volunteer' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<ReserveSource, Word>

/** How somebody stands in the reserve. */
export const RESERVE_STATE_WORDS = {
  in_training: { zh: '培养中', en: 'In training' },
  ready: { zh: '可任职', en: 'Ready' },
  appointed: { zh: '已任职', en: 'Appointed' },
  left: { zh: '已退出', en: 'Left' },
} as const satisfies Record<ReserveState, Word>

/** A seat whose holder is away, as it stands everywhere somebody is named. */
export const AWAY_WORDS = {
  standIn: { zh: '{name}（请假至{day}，{deputy}代）', en: '{name} (away until {day}; {deputy} stands in)' },
  nobody: { zh: '{name}（请假至{day}，由上一级负责）', en: '{name} (away until {day}; the next level up answers)' },
  asDeputy: { zh: '{name}（代理）', en: '{name} (as deputy)' },
  standsInFor: { zh: '代{name}，至{day}', en: 'for {name} until {day}' },
} as const satisfies Words

/** How an actor stands to a person, for "who can". */
export const RELATION_WORDS: Words = {
  self: { zh: '本人', en: 'the person himself' },
  family: { zh: '替他办事的家人', en: 'the family member who acts for him' },
}

/** What somebody is told of those who act for him. */
export const PROXY_MESSAGES = {
  added: {
    zh: '【微网格】{name}现在可以替您上报、查看和评价。不是您的意思？请告诉网格员，或在“家人代办”里停用。',
    en: '[Weige] {name} can now report, follow and rate for you. Not what you want? Tell your grid member, or end it under “Family”.',
  },
} as const satisfies Words

/** Where a residence stands. */
export const RESIDENCE_WORDS = {
  stated: { zh: '待确认', en: 'To be confirmed' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  refused: { zh: '未予确认', en: 'Not confirmed' },
  ended: { zh: '已搬离', en: 'Ended' },
} as const satisfies Record<ResidenceState, Word>

/** How a residence came to be known. */
export const RESIDENCE_WAY_WORDS = {
  code: { zh: '扫自家门牌码', en: 'By the code on the door' },
  room: { zh: '选楼栋填房号', en: 'By building and room' },
  paper: { zh: '入户登记', en: 'Written down at the door' },
} as const satisfies Record<ResidenceWay, Word>

/** Why a residence was not confirmed. */
export const REFUSE_WORDS = {
  not_living_here: { zh: '不住在这一户', en: 'Does not live there' },
  unknown_person: { zh: '核实不到本人', en: 'The person could not be verified' },
  wrong_room: { zh: '房号不对', en: 'Wrong room' },
  other: { zh: '其他原因，请联系网格员', en: 'Another reason; please ask your grid member' },
} as const satisfies Record<RefuseReason, Word>

/** What is corrected about a resident. */
export const PERSON_FIELD_WORDS = {
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '电话', en: 'Phone' },
  moved_in: { zh: '入住', en: 'Moved in' },
  moved_away: { zh: '搬离', en: 'Moved away' },
} as const satisfies Record<PersonCorrection['field'], Word>

/** Why somebody does not live there any more. */
export const MOVE_REASON_WORDS = {
  moved: { zh: '搬走了', en: 'Moved away' },
  died: { zh: '去世', en: 'Died' },
  wrong: { zh: '原来登记错了', en: 'The register was wrong' },
  other: { zh: '其他原因', en: 'Another reason' },
} as const satisfies Record<MoveReason, Word>

/** Titles of the columns of the sheet of members, as they stand in its first row. */
export const COLUMN_WORDS = {
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '手机号', en: 'Mobile number' },
  role: { zh: '岗位', en: 'Post' },
  gridCode: { zh: '网格编码', en: 'Grid code' },
  tags: { zh: '来源标签', en: 'Origin tags' },
  isContactPublic: { zh: '公开联系方式', en: 'Contact may be public' },
} as const satisfies Words

/** What is sent to a phone. */
export const MESSAGE_WORDS = {
  loginCode: {
    zh: '【微格】登录验证码 {code}，{minutes} 分钟内有效。不要告诉任何人，工作人员不会向您索要。',
    en: '[Weige] Your code is {code}, valid for {minutes} minutes. Do not tell anybody; our staff never ask for it.',
  },
} as const satisfies Words

/** The sentence for every refusal of this module. */
export const WORDS: Words = {
  'person.holds_a_post': {
    zh: '对方还担任{role}，请先办离任再删除。',
    en: 'The person still holds a post ({role}); let it be left first.',
  },
  'person.phone_taken': {
    zh: '这个手机号已经登记在别人名下，请核对。',
    en: 'This number is on file for somebody else; please check it.',
  },
  'proxy.code_unknown': {
    zh: '这个码不对，或者已经用过、过了三天。请家人重新出示一个。',
    en: 'This code is wrong, used already, or older than three days. Please ask for a new one.',
  },
  'proxy.oneself': { zh: '这是您自己的码，请给家人看。', en: 'This is your own code; please show it to your family.' },
  'proxy.already': { zh: '已经登记过了，现在就可以代办。', en: 'This is set up already; it works now.' },
  'proxy.too_many': {
    zh: '代办的人数已满（一个人最多请 5 位家人，最多替 8 位办）。请先停用一位。',
    en: 'No more can be added: at most 5 act for one person, and one acts for at most 8. Please end one first.',
  },
  'proxy.paper_date': {
    zh: '同意书上的日期不对：不能晚于今天，也不能早于一年前。',
    en: 'The date on the paper is not right: not after today, and not older than a year.',
  },
  'proxy.self_registered': {
    zh: '不能登记自己为别人的代办人，请另一位同志来登记。',
    en: 'You cannot register yourself as the one who acts; a colleague has to.',
  },
  'person.changed_since': {
    zh: '这一项在您看过之后有人改过或核实过，现在是「{value}」。请看一看再改。',
    en: 'Somebody changed or verified this after you saw it; it is now “{value}”. Please look before you correct it.',
  },
  'person.keeps_own_data': {
    zh: '对方自己登录使用，或者担任岗位，姓名和电话由本人或社区改。',
    en: 'This person signs in or holds a post; name and number are changed by himself or by the community.',
  },
  'person.phone_needs_consent': {
    zh: '登记电话要本人同意。请问过本人再勾选。',
    en: 'A number is kept with consent only; please ask, then tick it.',
  },
  'person.phone_of_another': {
    zh: '这个手机号已登记在另一个姓名下，请核对姓名和号码。',
    en: 'This number is registered under another name; please check both.',
  },
  'post.wrong_grid': { zh: '{role}不能设在这一级网格。', en: 'This post cannot stand in a grid of this level.' },
  'post.exists': {
    zh: '这个网格的该岗位已有第 {slot} 席。',
    en: 'Seat {slot} of this post exists already in this grid.',
  },
  'post.closed': { zh: '这个岗位已撤销，不能任职。', en: 'This post has been closed.' },
  'post.occupied': {
    zh: '这个岗位现在有人任职。请先办离任，或设为代理。',
    en: 'Somebody holds this post now. End that first, or make this person a deputy.',
  },
  'post.held_already': { zh: '此人现在已在这个岗位上。', en: 'This person holds this post already.' },
  'post.not_held': { zh: '此人现在不在这个岗位上。', en: 'This person does not hold this post now.' },
  'post.until_past': { zh: '任职的截止时间必须晚于现在。', en: 'The end must lie in the future.' },
  'post.admin_exclusive': {
    zh: '三员分立：{role}不能与现任的{held}由同一人担任。',
    en: 'The administrators’ posts are exclusive: this one cannot go together with a post the person holds now.',
  },
  'reserve.own_mentor': { zh: '带教人不能是本人。', en: 'Nobody is his own mentor.' },
  'reserve.state': {
    zh: '现在的情况不能这样改，请刷新后再看。',
    en: 'That cannot follow from how this person stands now; refresh the page.',
  },
  'reserve.not_in_it': {
    zh: '此人不在青年后备里，或者已经任职、退出。',
    en: 'This person is not in the reserve, or has been appointed or left.',
  },
  'absence.period': {
    zh: '请假的结束时间要晚于开始时间，最长 {days} 天；更久请办交接。',
    en: 'An absence ends after it begins and lasts at most {days|day|days}; for longer, hand the post over.',
  },
  'absence.overlaps': {
    zh: '这段时间在这个岗位上已经请过假。要改日期，请先销假再请。',
    en: 'An absence from this post is stated for that time already. To change it, end it first.',
  },
  'absence.not_held': {
    zh: '此人那时不在这个岗位上任职，不用请假。',
    en: 'The person does not hold this post at that time.',
  },
  'absence.own_deputy': { zh: '不能由本人代理自己。', en: 'Nobody stands in for himself.' },
  'absence.deputy_not_fit': {
    zh: '此人现任的岗位不能代理{role}。请从名单里选一位。',
    en: 'The posts this person holds do not let him stand in there; please choose from the list.',
  },
  'absence.deputy_away': {
    zh: '这位代理人那段时间自己也请假，请换一位，或不设代理（由上一级负责）。',
    en: 'This deputy is away at that time too. Choose another, or nobody (the next level up answers).',
  },
  'post.none': {
    zh: '这个社区还没有设立总网格长岗位，事情无处可交。请先设立。',
    en: 'This community has no main-grid lead’s post yet; please create one first.',
  },
  'residence.not_a_door': {
    zh: '这不是一户的门牌码。请扫自家门上的码，或者选楼栋、填房号。',
    en: 'This is not the code of a home. Scan the code on your own door, or choose building and room.',
  },
  'residence.code_revoked': {
    zh: '这张门牌码已作废，请扫新的码。',
    en: 'This code was revoked; please scan the new one.',
  },
  'residence.no_such_room': {
    zh: '这个单元没有「{room}」这个房号，请核对。',
    en: 'There is no room “{room}” at this entrance; please check.',
  },
  'residence.stated_already': {
    zh: '这一户您已经申报过了，不用再报。',
    en: 'You have stated this household already.',
  },
  'residence.too_many': {
    zh: '您有 {most} 处住址还在等确认。请等网格员确认，或先撤回填错的。',
    en: '{most} of your statements wait to be confirmed. Please wait, or take a wrong one back.',
  },
  'residence.lives_already': {
    zh: '此人已登记住在这一户。',
    en: 'This person is registered in this household already.',
  },
  'residence.decided_already': {
    zh: '这条住址已经有人处理过了，请刷新。',
    en: 'Somebody has decided on this already; refresh the page.',
  },
  'residence.ended_already': { zh: '这条住址已经结束了。', en: 'This residence has ended already.' },
  'residence.until_wrong': {
    zh: '搬离时间不能晚于现在，也不能早于入住。',
    en: 'The end cannot lie in the future, nor before the beginning.',
  },
  'residence.from_future': { zh: '入住时间不能晚于现在。', en: 'The beginning cannot lie in the future.' },
  'organization.name_taken': {
    zh: '这个社区已登记过同名单位。',
    en: 'An organization of this name is registered in this community.',
  },
  'account.exists': { zh: '此人已有登录名。', en: 'This person has a login already.' },
  'account.none': { zh: '此人还没有登录名。', en: 'This person has no login yet.' },
  'account.own': { zh: '不能停用自己的账号。', en: 'You cannot close your own account.' },
  'account.login_taken': { zh: '这个登录名已被使用，请换一个。', en: 'This login is taken; please choose another.' },
  'account.used_elsewhere': {
    zh: '此人已用手机验证码在别处登录，不能由他人设置密码。请本人用验证码登录。',
    en: 'This person signs in by phone elsewhere too; nobody else can set a password for that account.',
  },
  'account.not_accepted': {
    zh: '账号或密码不对。连续输错 {failures} 次会暂停密码登录 {minutes} 分钟，期间可用手机验证码登录。',
    en: 'Login or password is wrong. After {failures|failure|failures} in a row passwords pause for {minutes|minute|minutes}; a phone code still works.',
  },
  'account.locked': { zh: '这个账号已停用，请联系社区。', en: 'This account is closed; please contact the community.' },
  'account.no_password': {
    zh: '这个账号没有设置密码，请用手机验证码登录。',
    en: 'This account has no password; it signs in by phone code.',
  },
  'password.same_as_old': { zh: '新密码不能与旧密码相同。', en: 'The new password must differ from the old one.' },
  'password.holds_login': { zh: '密码里不能包含登录名。', en: 'A password must not contain the login.' },
  'password.too_common': {
    zh: '这个密码太常见，容易被猜到，请换一个。',
    en: 'This password is among the first that anybody would guess; please choose another.',
  },
  'code.too_soon': {
    zh: '验证码刚发过，请等 {minutes} 分钟再试。',
    en: 'A code was sent just now; please wait {minutes|minute|minutes}.',
  },
  'code.not_accepted': {
    zh: '验证码不对或已过期。试错 {tries} 次后请重新获取。',
    en: 'The code is wrong or expired. After {tries|try|tries} please ask for a new one.',
  },
  'tenant.unknown': { zh: '这个街道还没有开通。', en: 'This subdistrict is not on the platform yet.' },
  'members.forbidden_column': {
    zh: '这一列不得收集，请整列删去。',
    en: 'This column must not be collected; please remove it.',
  },
  'members.forbidden_word': {
    zh: '出现「{word}」。宗教、民族、信访、矫正、刑释、涉毒、生物特征、银行、警务重点人员等信息不得在这里收集，请删去。',
    en: '“{word}” stands here. Religion, ethnicity, petitions, corrections, drugs, biometrics, bank and police data must not be collected here; please remove it.',
  },
  'members.name_missing': { zh: '没有填姓名。', en: 'The name is missing.' },
  'members.name_too_long': { zh: '姓名超过 {most} 个字。', en: 'The name is longer than {most|character|characters}.' },
  'members.phone_wrong': {
    zh: '手机号应是 1 开头的 11 位数字。',
    en: 'A mobile number has 11 digits and begins with 1.',
  },
  'members.phone_of_another': {
    zh: '这个手机号在第 {row} 行是另一个姓名。',
    en: 'Row {row} has this number under another name.',
  },
  'members.phone_registered_to_another': {
    zh: '这个手机号已登记在另一个姓名下，请核对。',
    en: 'This number is registered under another name; please check.',
  },
  'members.role_unknown': { zh: '没有「{value}」这个岗位。', en: 'There is no post “{value}”.' },
  'members.role_without_grid': { zh: '填了岗位，还要填网格编码。', en: 'A post needs a grid code.' },
  'members.grid_without_role': { zh: '填了网格编码，还要填岗位。', en: 'A grid code needs a post.' },
  'members.grid_unknown': { zh: '本社区没有编码为 {value} 的网格。', en: 'This community has no grid {value}.' },
  'members.grid_not_yours': { zh: '编码为 {value} 的网格不归您管理。', en: 'Grid {value} is not yours to fill.' },
  'members.role_not_here': { zh: '{value}不能设在这一级网格。', en: 'This post cannot stand in a grid of this level.' },
  'members.role_excluded': {
    zh: '三员分立：此人现任岗位与{value}不能兼任。',
    en: 'This post cannot go together with one the person holds now.',
  },
  'members.tag_unknown': { zh: '没有「{value}」这个来源标签。', en: 'There is no origin tag “{value}”.' },
  'members.public_unclear': { zh: '公开联系方式请填「是」或「否」。', en: 'Please write 是 or 否.' },
  'members.row_twice': { zh: '与第 {row} 行重复。', en: 'The same as row {row}.' },
  'members.changed_meanwhile': {
    zh: '预览之后情况有变，这一行没有导入。请重新预览。',
    en: 'Things changed after the preview; this row was not imported. Please preview again.',
  },
}
