import type { Agent } from '../agent.ts';
import type { World } from '../engine/world/world.ts';
import { changeSkills as applySkillChanges } from '../skill.ts';
import { findAgent } from './checks/find.ts';
import type { RequestOf } from './request.ts';

/** An agent learns or loses skills, which counts at once for those who wait. */
export const changeSkills = (
  world: World,
  { agent: name, changes }: RequestOf<'change-skills'>,
): Agent => {
  const agent = findAgent(world, name);
  const changed = { ...agent, skills: applySkillChanges(agent.skills, changes) };
  world.agents.put(changed);
  return changed;
};
