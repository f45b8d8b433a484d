import type { enqueue as english } from '../english/enqueue.ts';
import type { TextsFor, Translation } from '../translation.ts';

const texts = {
  'at-position': '{reason}（第 {line} 行，第 {column} 列）',

  'variable-empty': '通道变量 ENQUEUE 为空：请在 Stasis() 之前设置',
  'enqueue-expected': '此处应为 <enqueue>，而不是 <{element}>',
  'enqueue-without-route': '<enqueue> 中没有 <route>',
  'route-empty': '<route> 为空：其中需要 {elements}',
  'element-misplaced': '<{element}> 不能放在 <{parent}> 中{hint}',
  'attribute-unknown': '<{element}> 没有属性“{attribute}”{hint}',
  'meant-another': '：是否想写“{name}”？',
  'only-these': '，只能是 {names}',
  'attribute-missing': '<{element}> 需要属性{spellings}',
  'attribute-spelling': '“{name}”',
  'attribute-spellings': '“{name}”或“{other}”',
  'attribute-doubled': '“{second}”与“{first}”含义相同：只写一个',
  'attribute-wrong': '属性 {attribute} 应为{expected}，而不是“{value}”',
  'voice-missing': '语音“{voice}”不存在：Asterisk 和 {folder} 中都没有',
  'named-condition-missing': '工作通道“{channel}”中不存在条件“{condition}”',
  'named-work-channel-missing': '工作通道“{channel}”不存在',

  'xml-too-long': 'XML 超过 {most} 字节',
  'xml-without-element': '没有任何元素',
  'xml-second-root': '这是第二个根元素',
  'xml-never-closed': '<{element}> 没有结束标签',
  'xml-comment-open': '此注释没有结束',
  'xml-too-deep': '元素嵌套过深',
  'xml-tag-malformed': '此标签格式不正确',
  'xml-closes-nothing': '</{element}> 没有对应的开始标签：{due}',
  'xml-nothing-open': '当前没有未结束的元素',
  'xml-due': '此处应为 </{element}>',
  'xml-attribute-twice': '属性“{attribute}”重复出现',
  'xml-attributes-malformed': '格式不正确：属性应写为 name="value"，其中“<”写为 &lt;',
  'xml-reference': '不能使用引用 {reference}：“&”本身应写为 &amp;',
  'xml-not-allowed': '此处不允许出现{what}',
  'xml-character': ' XML 所不包含的字符',
  'xml-document-type': '文档类型声明',
  'xml-entity': '实体声明',
  'xml-cdata': ' CDATA 段',
  'xml-declaration': '声明',
  'xml-instruction': '处理指令',
  'xml-text': '文本',
  'xml-dashes': '注释内的“--”',
} as const satisfies TextsFor<typeof english>;

export const enqueue: Translation<typeof english, typeof texts> = texts;
