import { compileSort, compileWhere, ExpressionError } from '../condition/compile.ts';
import type { World } from '../engine/world.ts';
import { refusals } from '../refusals.ts';
import { conditionKey, type StoredCondition } from '../stored-condition.ts';
import { refuseOneTooMany } from './callcenter-limits.ts';
import { findWorkChannel } from './find.ts';
import { refuseTooManyConditions } from './work-channel-limits.ts';
import type { RequestOf } from './request.ts';

const checkExpression = (part: 'where' | 'sort', compile: () => unknown): void => {
  try {
    compile();
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw refusals.invalidCondition(part, error);
  }
};

/** @throws Refusal condition-invalid, with the position, if an expression is wrong */
export const checkExpressions = ({ where, sort }: StoredCondition): void => {
  checkExpression('where', () => compileWhere(where));
  checkExpression('sort', () => compileSort(sort));
};

/** Stores a rule that picks agents. */
export const createCondition = (
  world: World,
  { condition }: RequestOf<'create-condition'>,
): StoredCondition => {
  const { workChannel, name } = condition;
  const channel = findWorkChannel(world, workChannel);
  if (world.conditions.get(conditionKey(workChannel, name)) !== undefined) {
    throw refusals.conditionExists(name, workChannel);
  }
  refuseOneTooMany(world, 'conditions');
  refuseTooManyConditions(world, channel);
  checkExpressions(condition);
  world.conditions.put(condition);
  return condition;
};
