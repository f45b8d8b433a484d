import type { access as english } from '../english/access.ts';
import type { TextsFor, Translation } from '../translation.ts';

const texts = {
  'key-id': '密钥的 id',
  'key-name': ' 1 到 64 个 ASCII 字母、数字、“_”、“-”或“.”（至少一个字母或数字）',
  'key-role': '角色：{roles}',
  'key-needs': ' {member}，角色 {role} 必须有',
  'key-has-not': '空：角色 {role} 没有 {member}',
  'key-expiry': '将来的时刻，自 1970 年起的毫秒数',
  'key-expiry-past': '请求体中的 expires_at：应为{expected}',
  'key-missing': '密钥 {key} 不存在',
  'last-admin-key': '{key} 是最后一个管理员密钥：请先创建另一个，或在本机上用“npm run key”将其删除',
  'session-id': '登录会话的 id',
  'session-missing': '登录会话 {session} 不存在',
  'session-none': '没有登录会话：此请求使用的是密钥',
  'trace-id': '一路呼叫、一个排队任务或一个会话的 id：1 到 128 个字母、数字、“_”、“-”、“.”或“@”',
  'trace-missing': '没有关于呼叫、排队任务或会话 {id} 的记录',
  'link-id': '登录链接的 id',
  'link-secret': '登录链接的密文：43 个字母、数字、“_”或“-”',
  'link-missing': '没有未使用的登录链接 {link}',
  'link-beside-key': '请求体中的 link：应为空，因为此请求使用了密钥',
  'no-link': '空：使用密钥的请求不带 link',

  'credentials-missing': '请发送“Authorization: Bearer KEY”，对请求签名，或用登录链接登录',
  'session-over': '登录已失效，请重新登录',
  'link-over': '登录链接无效：已使用、已删除或已过期',
  'other-origin':
    '用登录会话更改数据的请求必须来自本服务的页面：Sec-Fetch-Site 为“same-origin”，或 Origin 为本服务的来源',
  'session-needs-json': '使用登录会话时不允许 Content-Type“{type}”；请发送 {json}',
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
