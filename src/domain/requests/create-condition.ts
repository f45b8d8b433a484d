import { compileSort, compileWhere, ExpressionError } from '../condition/compile.ts';
import { checkSize } from '../condition/size.ts';
import type { World } from '../engine/world/world.ts';
import { refusals } from '../refusals.ts';
import { type ConditionChanges, conditionKey, type StoredCondition } from '../stored-condition.ts';
import { refuseOneTooMany } from './checks/callcenter-limits.ts';
import { findWorkChannel } from './checks/find.ts';
import { refuseTooManyConditions } from './checks/work-channel-limits.ts';
import type { RequestOf } from './request.ts';

const checkExpression = (part: 'where' | 'sort', compile: () => void): void => {
  try {
    compile();
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw refusals.invalidCondition(part, error);
  }
};

/**
 * For expressions that are to be stored.
 * @throws Refusal condition-invalid, with the position, if one is wrong
 */
export const checkExpressions = ({ where, sort }: ConditionChanges): void => {
  if (where !== undefined) {
    checkExpression('where', () => {
      compileWhere(where);
      checkSize(where);
    });
  }
  if (sort !== undefined) {
    checkExpression('sort', () => {
      compileSort(sort);
      checkSize(sort);
    });
  }
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
