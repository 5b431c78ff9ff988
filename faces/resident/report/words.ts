import type { Word } from '../../../platform/pure/words.ts'
import type { About } from './report-draft.ts'

/** Words of the report's pages. */
export const REPORT = {
  step: { zh: '第 {now} 步，共 {all} 步', en: 'Step {now} of {all}' },
  next: { zh: '下一步', en: 'Next' },
  restored: { zh: '您上次写的还在，接着写就行。', en: 'What you wrote last time is still here.' },
  startOver: { zh: '清空重写', en: 'Start over' },

  whatLabel: { zh: '说说情况', en: 'Describe it' },
  aboutWho: { zh: '是关于谁的？', en: 'Whom is it about?' },
  aboutWhoHint: {
    zh: '选了谁，就不会由谁来办，也不给他看。',
    en: 'Whoever you choose neither handles it nor sees it.',
  },
  aboutNobody: { zh: '平台，或不想说是谁', en: 'The platform, or rather not say' },
  examples: { zh: '点一下就写上', en: 'Tap to fill in' },
  photosAsk: { zh: '有照片吗？', en: 'Any photos?' },
  withoutPhotos: { zh: '没有照片，下一步', en: 'No photos, next' },
  photosTitle: { zh: '照片（可不传）', en: 'Photos (if you like)' },
  textMissing: {
    zh: '请写一句话，至少两个字，或者说一段话。',
    en: 'Please write a sentence, at least two characters, or say it.',
  },
  voiceInstead: { zh: '不想打字？说一段话', en: 'Rather say it than write it?' },
  voiceSpeak: { zh: '不想打字？说一段话', en: 'Rather say it' },
  voiceTitle: { zh: '请说说是什么事', en: 'Please say what it is' },
  voiceHint: {
    zh: '说清楚是什么事、在哪里就行。说完可以听一遍，不满意再录。',
    en: 'Say what it is and where. Then listen, and record again if you like.',
  },
  voiceMissing: {
    zh: '还没有录音。按一下大按钮，开始说话。',
    en: 'Nothing is recorded yet. Press the big button and speak.',
  },
  voiceWrite: { zh: '我想打字', en: 'I would rather write' },
  voiceLength: { zh: '一段录音，{seconds} 秒', en: 'A recording of {seconds|second|seconds}' },

  forTitle: { zh: '替谁反映？', en: 'For whom is it?' },
  forSelf: { zh: '我自己', en: 'Myself' },
  forFamily: { zh: '替{name}', en: 'For {name}' },
  forUnnamed: { zh: '家人 {phone}', en: 'family {phone}' },
  forFamilyNote: { zh: '进展和答复，两个人都能看到', en: 'Both of you can follow it' },
  forSomebody: { zh: '替别人（老人、邻居……）', en: 'Somebody else (an elder, a neighbour …)' },
  forSomebodyNote: { zh: '写上怎么称呼就行，不用手续', en: 'The name is enough; no papers needed' },
  otherName: { zh: '怎么称呼 TA', en: 'Their name' },
  otherHint: { zh: '例如“李奶奶”', en: 'For example “Grandma Li”' },
  otherMissing: { zh: '请写一下替谁反映，比如“李奶奶”。', en: 'Please say for whom, such as “Grandma Li”.' },
  forOther: { zh: '替{name}反映', en: 'for {name}' },

  kindTitle: { zh: '这属于哪一类？', en: 'What kind of matter is it?' },
  kindHint: {
    zh: '点一个最像的；选错了也没关系，工作人员会再看。',
    en: 'Tap the closest; staff will look again anyway.',
  },
  kindLoading: { zh: '正在看您写的…', en: 'Reading what you wrote…' },

  whereTitle: { zh: '在哪里？', en: 'Where is it?' },
  whereCode: { zh: '就在这里：{place}', en: 'Right here: {place}' },
  whereGrid: { zh: '在这一带：{place}', en: 'Around here: {place}' },
  whereFromCode: { zh: '您扫的码的位置', en: 'Where you scanned the code' },
  wherePhoto: { zh: '照片拍摄的地方', en: 'Where the photo was taken' },
  wherePhotoNote: { zh: '照片拍摄于{grid}。用这个位置吗？', en: 'The photo was taken in {grid}. Use that place?' },
  whereDevice: { zh: '我现在的位置', en: 'Where I am now' },
  whereDeviceNote: { zh: '点一下，手机会问是否允许定位', en: 'Your phone will ask for permission' },
  whereFound: { zh: '{grid}，误差约 {metres} 米', en: '{grid}, within about {metres} m' },
  whereFoundIn: { zh: '在{grid}', en: 'In {grid}' },
  whereNear: {
    zh: '这里不属于任何网格，交给最近的{grid}（约 {metres} 米）',
    en: 'In no grid; it goes to the nearest, {grid} (about {metres} m)',
  },
  whereOnBorder: { zh: '正好在两个网格的交界处', en: 'Right on the border of two grids' },
  whereBorder: { zh: '离您说的地方更近的是：', en: 'Which is closer to the place you mean?' },
  whereNone: { zh: '请选一下在哪里。', en: 'Please choose where it is.' },
  whereMissing: { zh: '请选一个网格。', en: 'Please choose a grid.' },
  whereOutside: {
    zh: '您现在的位置不在本地服务范围内，先按扫码的地方上报；具体位置请写在下面。',
    en: 'Where you are lies outside this area, so the place of the code is used; write below where exactly it is.',
  },
  whereDenied: {
    zh: '手机没有给出位置，先按扫码的地方上报；具体位置请写在下面。',
    en: 'Your phone gave no place, so the place of the code is used; write below where exactly it is.',
  },
  locating: { zh: '正在找位置…', en: 'Finding the place…' },
  detail: { zh: '具体位置', en: 'Exact spot' },
  detailHint: {
    zh: '例如：3 楼 302 门口、东门垃圾房旁',
    en: 'For example: 3rd floor, by flat 302; beside the east gate',
  },
  detailMissing: { zh: '请写一下具体位置，方便我们找到。', en: 'Please say where exactly, so that we find it.' },

  nearLooking: { zh: '正在看附近有没有人报过…', en: 'Looking whether it was reported near here…' },
  nearTitle: { zh: '附近有人报过类似的事', en: 'Something like it was reported near here' },
  nearHint: {
    zh: '是同一件事就点它：不用重复等，进展和答复一样告诉您。不是也没关系。',
    en: 'If it is the same, tap it: you are told of progress and the answer all the same. If not, just go on.',
  },
  nearJoin: { zh: '就是这件，我也遇到了', en: 'This is it – me too' },
  nearNone: { zh: '不是，继续上报', en: 'No, go on reporting' },
  joining: {
    zh: '您要加入附近已经有人报过的那件事，和邻居的一起办理。',
    en: 'You are joining the matter that was reported near here.',
  },
  sendJoining: { zh: '提交，加入这件事', en: 'Send and join' },
  joinedTitle: { zh: '已加入这件事，谢谢您', en: 'You joined it, thank you' },
  joinedText: {
    zh: '和邻居报的是同一件事，一起办理；每一步和答复都会告诉您。',
    en: 'It is handled together with what your neighbour reported; you are told of every step and the answer.',
  },
  receiptAnswerBy: { zh: '最迟何时答复', en: 'Answer by' },
  receiptNextBy: { zh: '最迟何时有下一步', en: 'Next step by' },
  nextJoined: { zh: '{owner}正在办这件事', en: '{owner} is on it' },

  whoTitle: { zh: '要留联系方式吗？', en: 'Do you want to leave your name?' },
  whoAnonymous: { zh: '不留姓名', en: 'No name' },
  whoAnonymousNote: {
    zh: '给您一个查询码，凭码看进度、看答复',
    en: 'You get a code to follow progress and read the answer',
  },
  whoNamed: { zh: '留姓名和手机号', en: 'Name and phone' },
  whoNamedNote: { zh: '同样有查询码，办理时还能联系您', en: 'You get the code too, and we can reach you' },
  whoMe: { zh: '用我的账号（{name}）', en: 'My account ({name})' },
  whoMeNote: { zh: '在“我报过的”里随时能看到', en: 'Always listed under My reports' },
  whoMissing: { zh: '请选一个，两种都一样办。', en: 'Please choose one; both are handled alike.' },
  whoPrivacy: {
    zh: '姓名和手机号只用来办这件事，只有经办的人能看。',
    en: 'Your name and number are used for this matter only, and only those handling it can see them.',
  },
  name: { zh: '怎么称呼您', en: 'Your name' },
  nameMissing: { zh: '请写一下称呼，比如“王女士”。', en: 'Please give a name, such as “Ms Wang”.' },
  phone: { zh: '手机号', en: 'Mobile number' },
  summary: { zh: '您要报的事', en: 'Your report' },
  photoCount: { zh: '{count} 张照片', en: '{count|photo|photos}' },
  send: { zh: '提交', en: 'Send' },
  sendEqual: {
    zh: '留不留姓名，都一样办理、一样答复。',
    en: 'With or without a name, it is handled and answered alike.',
  },

  restart: { zh: '再报一件', en: 'Report another' },

  receiptTitle: { zh: '收到了，谢谢您', en: 'Received, thank you' },
  receiptNumber: { zh: '编号', en: 'Number' },
  receiptOwner: { zh: '谁负责', en: 'Who has it' },
  receiptBy: { zh: '最迟何时有人受理', en: 'Taken up by' },
  receiptGrid: { zh: '所在网格', en: 'Grid' },
  codeTitle: { zh: '您的查询码', en: 'Your code' },
  codeText: {
    zh: '看进度、看答复、评价都用它。只显示这一次，请抄下、复制或拍下来。',
    en: 'You need it to follow, read the answer and rate. It is shown only this once: note it, copy it or take a picture.',
  },
  rememberHere: { zh: '在这部手机上记住它', en: 'Remember it on this phone' },
  rememberNote: { zh: '别人用这部手机也能看到，公用手机请不要勾选', en: 'Others using this phone could see it too' },
  follow: { zh: '看进度', en: 'Follow it' },
  nextTitle: { zh: '接下来', en: 'What happens next' },
  next1: { zh: '{by} 前，由{owner}受理', en: '{owner} takes it up by {by}' },
  next2: { zh: '安排人办理，并告诉您答复的日期', en: 'Somebody is found, and you are told the date of the answer' },
  next3: {
    zh: '办完由另一个人核实，再答复您，请您评价',
    en: 'Another person checks the work, then you get the answer and rate it',
  },
  accountText: { zh: '已记在您的账号里，在“我报过的”随时能看。', en: 'It is in your account, under My reports.' },
  codeGone: {
    zh: '这份上报已经收到。查询码之前显示过，不再重复显示；如果没记下，请打电话给网格员说编号。',
    en: 'The report has been received. Its code was shown before and is not shown again; without it, call your grid member and say the number.',
  },
  done: { zh: '回到首页', en: 'Back to start' },
} as const satisfies Record<string, Word>

/** Sentences to begin with, one tap each. */
export const EXAMPLES: readonly Word[] = [
  { zh: '楼道灯坏了', en: 'Stair light is broken' },
  { zh: '下水道堵了', en: 'Drain is blocked' },
  { zh: '楼上漏水', en: 'Water leaks from above' },
  { zh: '垃圾没人清', en: 'Rubbish is piling up' },
  { zh: '夜里太吵', en: 'Noise at night' },
  { zh: '电动车进楼充电', en: 'E-bike charging indoors' },
]

/** What is asked for on the first page, by what it is about. */
export const WHAT = {
  matter: {
    title: { zh: '发生了什么事？', en: 'What is the matter?' },
    hint: { zh: '说清楚是什么、有多急就行，不用写地址。', en: 'Say what it is and how urgent; no address needed.' },
    placeholder: {
      zh: '例如：二楼楼道灯坏了三天，晚上看不见台阶',
      en: 'For example: the stair light on floor 2 has been off for three days',
    },
  },
  platform: {
    title: { zh: '对工作人员或平台有什么意见？', en: 'What about our staff or this platform?' },
    hint: {
      zh: '说清楚是什么事、什么时候就行。由街道办理，不交给被反映的人。',
      en: 'Say what happened and when. The subdistrict handles it, not whom it is about.',
    },
    placeholder: {
      zh: '例如：上周打了三次电话都没有人接',
      en: 'For example: I called three times last week and nobody answered',
    },
  },
  question: {
    title: { zh: '您想问什么？', en: 'What would you like to ask?' },
    hint: {
      zh: '问清楚是谁要办、办什么事。社区 3 个工作日内答复您。',
      en: 'Say who needs it and what for. The community answers within 3 working days.',
    },
    placeholder: {
      zh: '例如：我妈 72 岁，外地户口，在这里能办老年卡吗',
      en: 'For example: my mother is 72 and registered elsewhere; can she get a senior card here',
    },
  },
} as const satisfies Record<About, Record<'title' | 'hint' | 'placeholder', Word>>
