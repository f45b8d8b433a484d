import type { Translation } from '../../../messages/translation.ts';
import type { common as english } from '../english/common.ts';

const texts = {
  'sign-in-title': '登录',
  'sign-in-how': '请打开管理员给您的链接，或使用密钥登录。',
  'sign-in': '登录',
  'signing-in': '正在登录…',
  'sign-out': '退出登录',
  key: '密钥',
  'key-hint': '以“cck_”开头，不会保存在此浏览器中。',
  'which-callcenter': '选择呼叫中心',
  'no-callcenter': '还没有呼叫中心。',

  'no-answer': '服务没有应答。',
  'remedy-no-answer': '无法确认操作是否已完成。连接恢复后请重试。',
  'remedy-unknown': '请重试；如仍出现，请重新加载页面。',
  'remedy-sign-in': '未做任何更改，请重新登录。',
  'remedy-forbidden': '未做任何更改。如需此操作，请联系管理员。',
  'remedy-later': '未做任何更改，请稍后重试。',
  'remedy-change': '未做任何更改。',

  'line-opening': '正在连接…',
  'line-open': '实时',
  'line-broken': '正在重新连接…',
  'scheme-system': '配色跟随系统',
  'scheme-light': '浅色',
  'scheme-dark': '深色',

  loading: '正在加载…',
  close: '关闭',
  'close-dialog': '关闭对话框',
  cancel: '取消',
  done: '完成',
  all: '全部',
  'search-agent': '按姓名搜索',
  'no-agent-fits': '没有符合的已签入坐席。',

  'state-idle': '空闲',
  'state-talking': '通话中',
  'state-fetching': '振铃中',
  'state-busy': '忙碌',
  'state-away': '离开',
  'state-online': '已签入',
  'state-offline': '离线',
  'state-wrap-up': '话后处理',
  'state-no-answer': '离开 · 未接听',
  'state-phone-gone': '离开 · 话机掉线',

  number: '号码',
  phone: '话机',
  agents: '坐席',
  conversation: '会话',
  conversations: '会话',
  condition: '条件',
  conditions: '条件',
  waiting: '等待中',
  'caller-unknown': '未知来电',
  somebody: '对方',
} as const;

export const common: Translation<typeof english, typeof texts> = texts;
