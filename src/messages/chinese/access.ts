import type { access as english } from '../english/access.ts';
import type { TextsFor, Translation } from '../translation.ts';

const texts = {
  'key-id': '密钥的 id',
  'key-name': ' 1 到 64 个 ASCII 字母、数字、“_”、“-”或“.”（至少一个字母或数字）',
  'key-role': '角色：{roles}',
  'key-needs': ' {member}，角色为 {role} 的密钥必须有',
  'key-has-not': '空：角色为 {role} 的密钥没有 {member}',
  'key-expiry': '将来的时刻，自 1970 年起的毫秒数',
  'key-expiry-past': '请求体中的 expires_at：应为{expected}',
  'key-missing': '密钥 {key} 不存在',
  'last-admin-key': '{key} 是最后一个管理员密钥：请先创建另一个，或在本机上用“npm run key”将其删除',

  'credentials-missing': '请发送“Authorization: Bearer KEY”，或对请求签名',
  'authorization-wrong': 'Authorization 应为“Bearer KEY”',
  'signature-headers': '签名的请求应有请求头 {headers}',
  'key-unknown': '密钥无效',
  'key-expired': '密钥已过期',
  'signer-unknown': 'AppID 和 CertID 不是可签名密钥的名称和 id',
  'timestamp-wrong': 'Timestamp 应为 UTC 时间 yyyyMMddHHmmss，与当前时间相差不超过五分钟',
  'signature-wrong': 'Signature 与此请求不符',
  'signature-used': '此请求已经收到过；请重新签名',
  'not-allowed-unless': '此角色（{role}）的密钥不允许这样做，除非呼叫中心设置了 {setting}',
  'not-allowed': '此角色（{role}）的密钥不允许这样做',

  'too-many-requests': '{what}太多：加上本次共 {given} 个；请在 {seconds} 秒后重试',
  'requests-with-key': '使用此密钥的请求（{period} 秒内最多 {most} 个）',
  'requests-from-address': '来自此地址的请求（{period} 秒内最多 {most} 个）',
  'requests-without-key': '来自此地址且没有有效密钥的请求（{period} 秒内最多 {most} 个）',
  'connections-from-address': '来自此地址的连接（同时最多 {most} 个）',
  'expensive-reads-with-key': '使用此密钥的报表、统计和长列表（同时最多 {most} 个）',
  'expensive-reads-of-callcenter': '此呼叫中心的报表、统计和长列表（同时最多 {most} 个）',
  'streams-with-key': '使用此密钥的事件流（同时最多 {most} 个）',
  'streams-of-callcenter': '此呼叫中心的事件流（同时最多 {most} 个）',
} as const satisfies TextsFor<typeof english>;

export const access: Translation<typeof english, typeof texts> = texts;
