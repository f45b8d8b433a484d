import { access } from './chinese/access.ts';
import { enqueue } from './chinese/enqueue.ts';
import { expressions } from './chinese/expressions.ts';
import { refusals } from './chinese/refusals.ts';
import { requests } from './chinese/requests.ts';
import { rules } from './chinese/rules.ts';

/**
 * The sentences in simplified Chinese. One word per idea here too: 坐席 agent, 技能 skill, 分机
 * extension, 呼叫中心 call center, 工作通道 work channel, 条件 condition, 排队任务 queue task, 会话
 * conversation, 成员 member, 通话 call, 听说模式 listen/speak mode, 密语 whisper, 录音 recording.
 */
export const CHINESE = {
  ...requests,
  ...rules,
  ...refusals,
  ...enqueue,
  ...expressions,
  ...access,
};
