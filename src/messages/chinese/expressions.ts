import type { expressions as english } from '../english/expressions.ts';
import type { TextsFor, Translation } from '../translation.ts';

const texts = {
  'expression-too-long': '表达式超过 {most} 个字符',
  'expression-nested': '表达式嵌套超过 {most} 层',
  'expression-chained': '表达式连接或嵌套超过 {most} 层',
  'expression-too-large': '表达式有 {given} 个组成部分；最多 {most} 个',
  'number-too-large': '数字 {number} 过大',
  'character-unknown': '字符 {character} 在此处没有意义',
  'single-equals': '单个“=”在此处没有意义，相等应写为“==”',
  'single-ampersand': '单个“&”在此处没有意义，应写为“&&”或“and”',
  'single-bar': '单个“|”在此处没有意义，应写为“||”或“or”',
  'string-open': '此处开始的字符串没有结束',

  'expected-here': '此处应为{expected}，而不是{found}',
  'found-text': '“{text}”',
  'the-end': '表达式的结尾',
  quoted: '“{text}”',
  'operator-or-end': '运算符或表达式的结尾',
  operand: '数字、技能、true、false 或“(”',
  'any-function': ' get("skill") 或 has("skill")',
  'any-word': ' skills["name"]、get("name")、has("name")、true 或 false',
  'not-binds-less': '“not”的优先级低于其前面的运算符：请使用“!”或括号',
  'comparison-chained': '比较不能连写：请用“and”连接，或使用括号',

  'must-be-number': '{part}必须是数字，但{given}',
  'must-be-boolean': '{part}必须是 true 或 false，但{given}',
  'is-number': '这是数字',
  'is-boolean': '这是 true 或 false',
  'is-string': '这是字符串，字符串只能用作技能的名称',
  'left-side': '“{operator}”的左边',
  'right-side': '“{operator}”的右边',
  'after-sign': '“{operator}”后面的内容',
  'the-condition': '条件表达式',
  'the-sort-order': '排序表达式',
  'skill-expected': '此处应为加引号的技能名称',
  'skill-impossible': '这不能作为技能的名称，名称由{rule}组成',
} as const satisfies TextsFor<typeof english>;

export const expressions: Translation<typeof english, typeof texts> = texts;
