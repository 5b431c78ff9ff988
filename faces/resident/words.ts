import type { Word } from '../../platform/pure/words.ts'

/** Words of the frame and the place page. */
export const PLACE = {
  brand: { zh: '微格', en: 'Weige' },
  title: { zh: '微格 · 社区服务', en: 'Weige · Community service' },
  home: { zh: '首页', en: 'Start' },
  synthetic: { zh: '示例数据，人物和地点均为虚构', en: 'Sample data; people and places are invented' },
  aboutPlatform: { zh: '对工作人员或平台有意见', en: 'Complain about staff or this platform' },

  hereYouAre: { zh: '您在这里', en: 'You are here' },
  continueNote: { zh: '您有一份没写完的，点这里接着写', en: 'You have one unfinished; go on here' },
  snap: { zh: '随手拍', en: 'Snapshot' },
  snapNote: { zh: '看到隐患，拍一张就能报', en: 'See a hazard? One photo reports it' },
  newCode: { zh: '打开这里的新码', en: 'Open the new code of this place' },
  newCodeNote: { zh: '旧码已经换成它', en: 'It took the place of this one' },
  moreServices: { zh: '更多服务', en: 'More services' },
  notFetchedTitle: { zh: '这一页没有打开', en: 'This page did not open' },
  notFetchedText: {
    zh: '可能网络断了，或者刚刚更新了版本。您写过的内容还在，重新载入就好。',
    en: 'The network may be gone, or there is a new version. What you wrote is kept: load the page again.',
  },
  loadAgain: { zh: '重新载入', en: 'Load again' },
  notOpen: { zh: '尚未开通', en: 'Not open yet' },
  notOpenTitle: { zh: '{service}还没有开通', en: '“{service}” is not open yet' },
  notOpenText: { zh: '需要的话，现在可以直接联系：', en: 'If you need it now, you can call:' },
  notOpenNobody: {
    zh: '需要的话，请用“{report}”告诉我们，会有人答复您。',
    en: 'If you need it, tell us through “{report}” and you will get an answer.',
  },

  contactTitle: { zh: '我的网格员', en: 'My grid member' },
  otherContacts: { zh: '还可以找', en: 'Others to call' },
  noPhone: {
    zh: '这里的网格员没有公开电话。请上报，会有人主动联系或答复您。',
    en: 'No phone number is public here. Report it, and somebody will answer you.',
  },
  noContact: {
    zh: '这里暂时没有公示网格员。请上报，社区会接手。',
    en: 'No grid member is named here at present. Report it; the community takes it up.',
  },

  progress: { zh: '查进度', en: 'Follow a report' },
  progressNote: { zh: '输入查询码', en: 'Enter your code' },
  mine: { zh: '我报过的', en: 'My reports' },
  family: { zh: '家人代办', en: 'Family' },
  familyNote: { zh: '请家人替我办，或我替家人办', en: 'Let family act for me, or act for them' },
  elderCall: { zh: '打电话给我的网格员', en: 'Call my grid member' },
  elderNoNumber: { zh: '这里没有公开的电话', en: 'No number is public here' },
  elderSpeak: { zh: '说一段话上报', en: 'Report by speaking' },
  elderSpeakNote: { zh: '不用打字，说完就行', en: 'Nothing to type' },
  elderFamily: { zh: '请家人帮我办', en: 'Let my family do it' },
  elderFamilyNote: { zh: '子女、孙辈都可以替您报、替您看', en: 'They can report and follow for you' },
  mineNote: { zh: '用手机号登录，看进展和消息', en: 'Sign in by phone: reports and messages' },
  notices: { zh: '这里的通知', en: 'Notices here' },
  noticeNew: { zh: '新', en: 'New' },
  noticeRead: { zh: '已看', en: 'Read' },
  rememberedHere: { zh: '这部手机上记住的', en: 'Remembered on this phone' },
  forget: { zh: '不再记住 {number}', en: 'Forget {number}' },

  revokedTitle: { zh: '这个码已经停用', en: 'This code is out of use' },
  revokedText: {
    zh: '旁边如有新码，请扫新码。您也可以在这里继续上报，我们按“{place}”这一带来找。',
    en: 'If there is a new one nearby, please scan that. You can still report here; we will look around “{place}”.',
  },
  unknownTitle: { zh: '没有找到这个码', en: 'This code is not known' },
  unknownText: {
    zh: '可能抄错了字，或码已损坏。请对照牌子再输一次。',
    en: 'A character may be wrong, or the code is damaged. Please compare it with the board and try again.',
  },
  unknownTracking: {
    zh: '没有找到这个查询码，请核对后再输一次。',
    en: 'This code is not known; please check it and try again.',
  },
  enterTitle: { zh: '输入编码', en: 'Enter a code' },
  enterText: {
    zh: '牌子二维码下面的编码，或上报后给您的查询码。',
    en: 'The code under the square on a board, or the one you got after reporting.',
  },
  enterLabel: { zh: '编码', en: 'Code' },
  enterMissing: { zh: '请输入编码。', en: 'Please enter the code.' },
  enterOpen: { zh: '打开', en: 'Open' },
} as const satisfies Record<string, Word>
