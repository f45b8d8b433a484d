import type { requests as english } from '../english/requests.ts';
import type { TextsFor, Translation } from '../translation.ts';

const texts = {
  ok: '成功',

  'no-such-endpoint': '{path} 处没有任何内容',
  'method-not-allowed': '此处不支持 {method}，只支持 {allowed}',
  'internal-error': '内部错误；日志中记录了请求 {request}',

  'value-missing': '缺少{subject}；应为{expected}',
  'value-wrong': '{subject}：应为{expected}，而不是{kind}',
  'member-unknown': '{subject} 未知；应为{expected}{hint}',
  'expected-one-of': ' {names} 之一',
  'expected-nothing': '空',
  'did-you-mean': '；是否想写“{name}”？',
  'no-hint': '',
  'in-place': '{place}中的 {path}',
  'place-path': '路径',
  'place-query': '查询参数',
  'place-body': '请求体',
  'kind-null': ' null',
  'kind-empty': '空文本',
  'kind-list': '列表',
  'kind-text': '文本',
  'kind-number': '数字',
  'kind-boolean': '布尔值',
  'kind-object': '对象',
  'kind-other': ' {kind}',

  'percent-encoding-wrong':
    '{place}：百分号编码格式错误；UTF-8 的每个字节应写为“%”加两位十六进制数字',
  'fragment-sent': '路径：“#”之后的内容不属于路径；每个“#”应写为“%23”',
  'body-type-missing': '请求体：缺少 Content-Type；应为 {json} 或 {form}',
  'body-type-wrong': '请求体：Content-Type 为 {type}；应为 {json} 或 {form}',
  'upload-type-wrong': '请求体：Content-Type 为“{type}”；应为 {types}',
  'content-md5-unreadable': '请求头 Content-MD5 为“{given}”；应为请求体 MD5 的 base64',
  'content-md5-wrong': '请求体与请求头 Content-MD5 所说的 MD5 不符',
  'body-charset-wrong': '请求体：字符集为 {charset}；应为 utf-8',
  'body-encoding-wrong': '请求体：Content-Encoding 为 {encoding}；不应有此编码',
  'body-not-json': '请求体：不是有效的 JSON：{reason}',
  'body-not-json-at': '请求体：第 {line} 行第 {column} 列不是有效的 JSON：{reason}',
  'range-not-satisfiable': 'Range：{range} 超出文件末尾，文件共 {bytes} 字节',
  'body-too-large': '请求体超过 {limit} 字节',
  'body-incomplete': '请求体：尚未传完就已结束',
  'body-not-utf8': '请求体：不是有效的 UTF-8',
  'form-is-json': '请求体：看起来是 JSON，却以 {form} 发送；请发送“Content-Type: {json}”',
  'form-too-long': '请求体：表单最多 {limit} 个字段；请改用 JSON',

  'header-wrong': '请求头 {header}：应为{expected}',
  'idempotency-key-used': '请求头 {header}：此键已用于另一个请求；每个请求应使用新的键',
  'idempotency-interrupted':
    '服务在执行首个使用此 {header} 的请求时中断：请查明该请求是否已执行，若未执行，请换一个键重新发送',
} as const satisfies TextsFor<typeof english>;

export const requests: Translation<typeof english, typeof texts> = texts;
