import type { rules as english } from '../english/rules.ts';
import type { TextsFor, Translation } from '../translation.ts';

const texts = {
  'as-is': ' {text}',

  'a-text': '文本',
  'short-data': '最多 {most} 字节 UTF-8 的文本（给出了 {given} 字节）',
  'a-number': '数字',
  'an-object': '对象',
  'true-or-false': ' true 或 false',
  'one-of': ' {values} 之一',
  'whole-number': ' {least} 到 {most} 的整数',
  'seconds-range': ' {least} 到 {most} 秒',
  'whole-seconds': ' {least} 到 {most} 的整数秒',

  'name-rule':
    ' 1 到 64 个任意语言的字母、数字、“_”、“-”或“.”（至少一个字母或数字，不得有不可见字符）',
  'a-name': '名称，由{rule}组成',
  'named-by': '{what}：由{rule}组成',
  'callcenter-id': '呼叫中心的 id',
  'agent-name': '坐席的名称',
  'skill-name': '技能的名称',
  'condition-name': '条件的名称',
  'condition-name-taken': '名称“{name}”已用于条件的试算路径，请另取名称',
  'work-channel-name': '工作通道的名称',
  'queue-task-id': '排队任务的 id',
  'conversation-id': '会话的 id',
  'call-id': '通话的 id',
  'dtmf-keys': '1 到 32 个电话按键：数字、*、# 和 A 到 D',
  'telephone-key': '一个电话按键：数字、*、# 或 A 到 D',
  'telephone-keys': '最多 {most} 个电话按键：数字、*、# 和 A 到 D',
  'extension-id': '分机的 id：SIP 用户、user@address 或电话号码',
  'time-of-day': '00:00 到 24:00 之间的时间',
  'outcome-name': '1 到 64 个可见字符，其间可以有空格',
  'a-date': '日期，例如 2027-01-01',
  'hours-that-differ': '与“from”不同的时间（全天请写 00:00 到 24:00）',
  'telephone-number': '电话号码：1 到 32 个数字、* 或 #，前面可以有 +',
  'number-prefix': '号码的开头：最多 32 个数字、* 或 #，国家代码前可加 +',
  'emergency-number': '2 到 6 位数字的号码',

  'settable-state': ' idle、busy、busy/NOTE、away 或 away/NOTE，其中 NOTE 是最多 256 个字符的路径',
  'state-reason': ' busy、busy/NOTE、away 或 away/NOTE，其中 NOTE 是最多 256 个字符的路径',
  'list-of-reasons': '最多 {most} 个原因的列表，状态各不相同',
  label: '1 到 64 个字符，不能只有空格，也不能有控制字符',
  'css-color': '颜色，例如 #2f855a',
  'voice-name': '语音的名称：最多 {most} 个字母、数字、“_”、“-”、“.”、“/”，不含“..”，且不以“/”开头',
  'a-mode': '听说模式：{modes}',
  'an-active-mode': ' 1 到 3 的听说模式：{modes}',
  modes: '1 可听可说，2 只听，3 只说，4 不听不说',
  'enqueue-xml': ' <enqueue> 的 XML',
  'enqueue-either': ' <enqueue> 的 XML，以“queue”或“enqueue”给出',
  'queue-task-either': '排队任务的 id，以“queue_task_id”或“queue_id”给出',
  'one-move': ' priority、agent 和 enqueue 中的恰好一个',
  'data-either': '“data”或“user_data”之一，二者含义相同',
  'where-expression': "关于技能的布尔表达式，例如 skills['sales'] > 60",
  'sort-expression': "关于技能的数值表达式，例如 skills['sales']",

  'list-of-skills': '技能列表',
  'most-skills': '最多 {most} 个技能',
  'list-of-changes': ' 1 到 {most} 项更改的列表',
  'skill-change': ' opt：0 删除全部技能，1 添加或更改一个技能，2 删除一个技能',
  'job-number': '最多 32 位数字的工号',
  'list-of-extensions': ' 1 到 {most} 个分机 {shape} 的列表',
  'one-active-extension': '恰好一个带有 "active": true 的分机',
  'extensions-once': '互不重复的分机',
  'extension-either': '“extension”或“extensions”之一',

  'extension-type': ' 1（SIP 终端）、2（SIP 网关）或 3（电话）',
  'extension-needs': ' {member}，类型 {type} 的分机需要它',
  'extension-has-not': '空：类型 {type} 的分机没有 {member}',
  'sip-user':
    ' 1 到 40 个字符，可用 A-Z、a-z、0-9、“_”、“.”和“-”，首字符为字母或数字，且不能是“trunk”或“anonymous”',
  'sip-password': ' 12 到 64 个可打印的 ASCII 字符，不含空格、引号、反斜杠和冒号',
  'sip-address': '主机名或 IPv4 地址，可带 1 到 65535 的 :port',
  'gateway-elsewhere': '不属于本机的地址：不是回环、链路本地、组播地址，也不是 0.0.0.0',
  'gateway-local': '请求体中的 ipaddr：应为{expected}，而不是 {address}',
  'gateway-known': '能解析出地址的主机名',
  'gateway-unknown': '请求体中的 ipaddr：应为{expected}；服务目前解析不出 {address} 的地址',

  'moment-or-day':
    '自 1970 年起的毫秒数、日期（如 2026-10-25）或带时差的时间（如 2026-10-25T08:00+02:00）',
  'time-zone': '时区名称，如 Europe/Berlin',
  'end-of-report': '晚于“from”的时刻，按 {by} 统计时最多晚 {days} 天',

  'idempotency-key': ' 1 到 255 个可打印的 ASCII 字符',

  'event-id': '事件的 id：整数',
  'at-most-many': '最多 {most} 项',
  'webhook-url': '不超过 {most} 个字符的 http 或 https URL，不含用户名、密码和片段',
  'webhook-secret': '用于签署事件的密钥：16 到 256 个可打印的 ASCII 字符，不含空格',
} as const satisfies TextsFor<typeof english>;

export const rules: Translation<typeof english, typeof texts> = texts;
