import type { refusals as english } from '../english/refusals.ts';
import type { TextsFor, Translation } from '../translation.ts';

const texts = {
  'agent-not-logged-in': '坐席 {agent} 未登录',
  'agent-logged-in-already': '坐席 {agent} 已经登录',
  'agent-login-lapsed': '坐席 {agent} 的登录已失效：请重新登录',
  'agent-state-fixed':
    '坐席 {agent} 当前状态为 {state}：给出 "after_call": true，结束后即进入所设状态',
  'nothing-to-wrap-up': '坐席 {agent} 当前状态为 {state}：没有可做话后处理的通话',
  'agent-must-wait': '坐席 {agent} 当前状态为 {state}：请等待该状态结束',
  'agent-on-call': '坐席 {agent} 当前状态为 {state}：请先结束其通话，或使用 force=true',
  'agent-on-phone': '坐席 {agent} 正在使用话机：请在话机空闲时切换',
  'agent-phone-ending': '坐席 {agent} 的话机仍在挂断中',
  'skill-repeated': 'skills：技能 {skill} 重复出现',

  'extension-missing': '分机 {extension} 不存在',
  'extension-there': '分机 {extension} 已经存在',
  'extension-active': '分机 {extension} 是坐席 {agent} 正在使用的分机',
  'extension-has-call': '分机 {extension} 仍有通话',
  'extension-not-webrtc':
    '坐席 {agent} 使用的分机 {extension} 不能用于浏览器：请创建类型为 1 且 "webrtc": true 的分机',
  'extension-no-browser':
    '分机 {extension} 不能用于浏览器：请创建类型为 1 且 "webrtc": true 的分机',
  'extension-held': '坐席 {agent} 正以分机 {extension} 登录',
  'sip-user-taken': 'SIP 用户 {user} 已被占用',
  'account-taken': 'Asterisk 中已有不是由本服务创建的账号 {user}：它写在配置文件中，或是手工创建的',
  'account-of-another': 'Asterisk 中的账号 {user} 属于另一个服务，其应用为 {application}',

  'work-channel-missing': '工作通道 {channel} 不存在',
  'work-channel-there': 'name：工作通道 {channel} 已经存在',
  'work-channel-kept': '工作通道 {channel} 不能删除',
  'work-channel-not-empty':
    '工作通道 {channel} 中仍有 {agents} 个坐席、{conditions} 个条件和 {tasks} 个排队任务',
  'work-channel-full-of-agents': '工作通道 {channel} 已有 {limit} 个坐席，达到上限',
  'work-channel-full-of-conditions': '工作通道 {channel} 已有 {limit} 个条件，达到上限',
  'work-channel-full-of-tasks': '工作通道 {channel} 已有 {limit} 个排队任务，达到上限',

  'condition-missing': '工作通道 {channel} 中不存在条件 {condition}',
  'condition-there': '工作通道 {channel} 中已经存在条件 {condition}',
  'condition-wrong': '{part}：{reason}',

  'conversation-missing': '会话 {conversation} 不存在',
  'conversation-not-going-on': '没有正在进行的会话 {conversation}',
  'conversation-full': '会话 {conversation} 不接受第三个成员',
  'not-a-member': '坐席 {agent} 不是会话 {conversation} 的成员',
  'never-a-member': '坐席 {agent} 从未加入会话 {conversation}',
  'agent-not-there': '坐席 {agent} 不在会话 {conversation} 中',
  'call-not-there': '通话 {call} 不在会话 {conversation} 中',
  'nobody-else-there': '会话 {conversation} 中除坐席 {agent} 外没有其他成员',
  'member-already': 'conversation_id：已经是会话 {conversation} 的成员；请改为设置其听说模式',
  'same-conversation': 'dst_conversation_id：与 src_conversation_id 相同',
  'whisper-unheard': 'whisper_to：只能用于可以说话的模式 1 或 3',
  'whisper-to-oneself': 'whisper_to：应为另一个坐席',
  'keys-not-heard':
    '按键在会话 {conversation} 中无人能收到：发送者须处于可以说话的模式，接收者须在会话中、处于可以听的模式且未保持通话',
  'too-many-keys': '会话 {conversation} 还有 {waiting} 个按键待发送；最多可以等待 {limit} 个',
  'note-too-late': '会话 {conversation} 结束已久：只能在结束后 {hours} 小时内填写小结',
  'outcome-unknown': 'outcome：没有名为 {outcome} 的结果；应为以下之一：{outcomes}',
  'no-outcomes': 'outcome：没有名为 {outcome} 的结果；呼叫中心尚未设置任何结果，见设置 outcomes',
  'recording-off': '会话 {conversation} 没有在录音：可以开始录音，不能暂停或继续',
  'recording-paused': '会话 {conversation} 的录音已暂停：可以继续或停止，不能开始',
  'recording-missing': '会话 {conversation} 没有录音',
  'recording-going-on': '会话 {conversation} 仍在进行：结束后才能获取和删除其录音',

  'agent-cannot-have-task':
    'agent：不能把此任务交给 {agent}：应为工作通道 {channel} 中并非自己在等待它的坐席',
  'queue-task-missing': '排队任务 {task} 不存在',
  'queue-task-calling': '排队任务 {task} 正在呼叫其号码，或等待下一次尝试：只能更改优先级',
  'queue-task-over': '排队任务 {task} 已经结束',
  'callback-there': '号码 {number} 已有回拨任务 {task}',
  'queue-task-not-ringing': '排队任务 {task} 并未向坐席 {agent} 振铃',
  'enqueue-wrong': 'enqueue：{reason}',

  'callcenter-missing': '呼叫中心 {callcenter} 不存在',
  'callcenter-not-empty':
    '呼叫中心 {callcenter} 中仍有 {agents} 个坐席、{extensions} 个分机、{tasks} 个排队任务、{conversations} 个会话和 {calls} 个通话',
  'callcenter-leaving': '呼叫中心 {callcenter} 正在删除',
  'callcenter-full-of-agents': '呼叫中心已有 {present} 个坐席；上限为 {limit} 个',
  'callcenter-full-of-sounds': '呼叫中心已有 {present} 个提示音；上限为 {limit} 个',
  'callcenter-full-of-extensions': '呼叫中心已有 {present} 个分机；上限为 {limit} 个',
  'callcenter-full-of-conditions': '呼叫中心已有 {present} 个条件；上限为 {limit} 个',
  'callcenter-full-of-work-channels': '呼叫中心已有 {present} 个工作通道；上限为 {limit} 个',
  'setting-above-limit': '请求体中的 {setting}：不得超过 {limit}（可由管理员提高），而不是 {given}',

  'webhook-missing': '呼叫中心 {callcenter} 没有 webhook：请先设置',
  'delivery-missing': '投递 {delivery} 不存在；只保留最近 1000 次',
  'delivery-without-events': '投递 {delivery} 的事件已不再保留',

  'number-not-allowed-by-callcenter':
    '不允许呼叫号码 {number}：请查看呼叫中心的 allowed_prefixes 和 denied_prefixes',
  'number-not-allowed-by-admin': '不允许呼叫号码 {number}：管理员未予许可',
  'caller-id-not-allowed': 'from：{from} 不能作为主叫号码显示；应为以下之一：{shown}',
  'too-many-outside-calls': '呼叫中心当前已呼叫 {present} 个外线号码；上限为 {limit} 个',
  'too-many-outside-calls-of-agent':
    '坐席 {agent} 当前已呼叫 {present} 个外线号码；每个坐席的上限为 {limit} 个',
  'answer-time-above-limit':
    '请求体中的 max_answer_seconds：不得超过呼叫中心的上限 {limit}，而不是 {given}',

  'sound-missing': '呼叫中心 {callcenter} 没有自己的提示音 {sound}',
  'sounds-off': '服务没有提示音文件夹：请设置 SOUNDS_PATH',
  'sound-not-wav': '请求体：不是 WAV 文件',
  'sound-format': '请求体：无法读取此种采样；应为 8、16、24 或 32 位 PCM、浮点或 G.711',
  'sound-empty': '请求体：文件中没有声音',
  'sound-too-long': '请求体：提示音太长；最长 {most} 秒',
  'sound-not-converted':
    '文件未能转换：转换程序在完成前终止或停止响应；没有任何更改，请重试，或发送更短的文件',
  'sound-channels': '请求体：文件有 {channels} 个声道；应为一个或两个',
  'sound-rate': '请求体：文件每秒 {rate} 个采样；应为 4000 到 192000',

  'trunk-missing': '中继 {trunk} 不存在',
  'trunk-there': '中继 {trunk} 已经存在',
  'trunk-name-taken': 'name：{trunk} 已被某个分机或 Asterisk 中的账号占用',
  'trunk-name-of-another': 'name：{trunk} 是 Asterisk 中另一个服务的账号，其应用为 {application}',
  'trunk-in-file':
    '中继 {trunk} 写在 Asterisk 的文件中：在此只能更改 prefixes、priority 和 max_calls',
  'trunk-in-file-stays':
    '中继 {trunk} 写在 Asterisk 的文件中，不能删除；设为 "prefixes": [] 后不再有号码走此中继',
  'number-missing': '号码 {number} 没有路由',
  'no-trunk': 'to：没有中继可呼叫号码 {number}；请查看各中继的 prefixes',
  'trunks-full': '可呼叫号码 {number} 的中继已达通话上限：{trunks}',

  'asterisk-refused': 'Asterisk 拒绝执行：{said}',
  'asterisk-away': '无法连接 Asterisk',
  'asterisk-away-try-again': '无法连接 Asterisk：请稍后重试',
  'disk-full': '服务所在的磁盘已满：进行中的通话照常继续，但在腾出空间之前不会开始或保存任何新内容',
  'owned-elsewhere': '呼叫中心 {callcenter} 刚刚由另一个进程接管：操作可能已完成，请查看后重试',
  'nobody-in-charge': '目前没有进程负责处理请求，操作未执行：请一秒后重试',
  'charge-lost': '负责处理的进程在执行此请求时终止：操作可能已完成，请查看后重试',
  'service-ends': '服务正在停止',
} as const satisfies TextsFor<typeof english>;

export const refusals: Translation<typeof english, typeof texts> = texts;
