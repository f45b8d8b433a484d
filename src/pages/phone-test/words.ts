import type { LineState } from '../phone/phone-view.ts';

const ENGLISH = {
  title: 'Phone test',
  purpose:
    'Makes this browser the phone of an agent who is logged in with an extension for a browser. A talk goes on after a reload.',
  callcenter: 'Call center',
  agent: 'Agent',
  key: 'Key (not needed when you are signed in)',
  switchOn: 'Use the phone here',
  switchOff: 'Switch off',
  answer: 'Answer',
  decline: 'Decline',
  hold: 'Hold',
  resume: 'Resume',
  mute: 'Mute',
  unmute: 'Unmute',
  hangUp: 'Hang up',
  ringing: 'Call from',
  calling: 'Calling',
  talking: 'Talk with',
  nobody: 'somebody',
  insecure: 'A microphone may be used over HTTPS, or on this machine, alone.',
} as const;

export type Word = keyof typeof ENGLISH;

const CHINESE: Readonly<Record<Word, string>> = {
  title: '话机测试',
  purpose: '让本浏览器成为坐席的话机；坐席须已用浏览器分机登录。刷新页面后通话会继续。',
  callcenter: '呼叫中心',
  agent: '坐席',
  key: '密钥（已登录时无需填写）',
  switchOn: '在此使用话机',
  switchOff: '关闭',
  answer: '接听',
  decline: '拒接',
  hold: '保持',
  resume: '恢复',
  mute: '静音',
  unmute: '取消静音',
  hangUp: '挂断',
  ringing: '来电：',
  calling: '正在呼叫：',
  talking: '通话中：',
  nobody: '未知号码',
  insecure: '只有通过 HTTPS 或在本机上才能使用麦克风。',
};

const LINES: Readonly<Record<'en' | 'zh', Readonly<Record<LineState['kind'], string>>>> = {
  en: {
    off: 'The phone is off.',
    connecting: 'Connecting …',
    ready: 'Registered: this phone can be rung.',
    cut: 'The line is cut. It is tried again.',
    taken: 'The phone is used in another tab or browser.',
    'no-microphone': 'There is no microphone, or it may not be used.',
    refused: 'The call center refused it.',
  },
  zh: {
    off: '话机已关闭。',
    connecting: '正在连接……',
    ready: '已注册：可以振铃。',
    cut: '线路已断开，正在重连。',
    taken: '话机正在另一个标签页或浏览器中使用。',
    'no-microphone': '没有麦克风，或不允许使用。',
    refused: '呼叫中心拒绝了请求。',
  },
};

export const language: 'en' | 'zh' = navigator.language.startsWith('zh') ? 'zh' : 'en';

export const word = (name: Word): string => (language === 'zh' ? CHINESE : ENGLISH)[name];

/** How the line stands, in a sentence. */
export const lineText = (line: LineState): string => {
  const said = LINES[language][line.kind];
  return 'why' in line ? `${said} (${line.why})` : said;
};
