import type { phone as english } from '../english/phone.ts';

/** 浏览器作为话机时说的话。 */
export const phone: Readonly<Record<keyof typeof english, string>> = {
  'phone-off': '此浏览器的话机未启用。',
  'phone-connecting': '正在连接话机…',
  'phone-ready': '话机已就绪。',
  'phone-cut': '线路中断；通话仍在继续。',
  'phone-taken': '话机正在其他标签页或浏览器中使用。',
  'phone-no-microphone': '无法使用麦克风，因此来电无法在此振铃。',
  'phone-refused': '话机被拒绝。',
  'microphone-denied': '本页无权使用麦克风。请在地址栏的锁形图标处允许，然后点击“在此使用话机”。',
  'microphone-missing': '没有找到麦克风。请插入耳麦，然后点击“在此使用话机”。',
  'microphone-in-use': '麦克风被其他程序占用。请关闭该程序，然后点击“在此使用话机”。',
  'microphone-insecure': '浏览器只允许通过 https 打开的页面使用麦克风。请向管理员索取这样的地址。',
  'microphone-unknown': '请重新插入耳麦，然后点击“在此使用话机”。',
  'use-phone-here': '在此使用话机',

  'you-are-muted': '✕ 您已静音：没有人能听到您。',

  devices: '声音与按键',
  microphone: '麦克风',
  speaker: '通话声音播放到',
  'ring-device': '铃声播放到',
  'device-of-system': '跟随系统',
  'device-number': '设备 {number}',
  'speakers-by-system': '此浏览器不允许页面选择，由系统决定。',
  level: '您的音量',
  'level-hint': '请说话：音量条应随之移动。',
  'loop-test': '听听自己的声音',
  'loop-speak': '请现在说话，三秒钟…',
  'loop-listen': '现在请听。',
  'loop-done': '来电者听到的就是这样。没有听到？请换一个设备。',
  'ring-test': '试响一声',

  quality: '线路',
  'quality-good': '良好',
  'quality-fair': '一般：可能会漏字',
  'quality-bad': '差：会漏字',
  'quality-figures': '丢包 {loss} %，抖动 {jitter} 毫秒，往返 {trip} 毫秒',

  'key-answer': '接听',
  'key-hold': '保持／恢复',
  'key-mute': '静音／取消静音',
  'key-hang-up': '挂断',
  'press-key': '请按新的按键…',
  'key-taken': '该按键已用于其他操作。',
  'key-needs-alt': '请使用带 Alt 或 Ctrl 的组合键，或 F1 至 F12：其他按键用于输入文字。',
  'keys-as-first': '恢复默认按键',
  'phone-keys': '{answer} 接听，{hold} 保持，{mute} 静音，{hangUp} 挂断。',

  'call-queue': '呼叫队列',
  'call-queue-how':
    '此浏览器像客户一样呼叫示例 IVR。按 1 转销售，按 2 转支持：空闲坐席的话机会振铃。请在另一个标签页中打开坐席工作台接听。',
  'call-queue-go': '呼叫',
  'call-queue-calling': '正在振铃…',
  'call-queue-talking': '已接通。请按 1 或 2。',
};
