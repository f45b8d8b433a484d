/** Something an agent can do. The higher the score, the better they do it. */
export interface Skill {
  readonly name: string;
  readonly score: number;
  /** A skill that is not enabled counts as absent when agents are picked. */
  readonly enabled: boolean;
}

/** One change of an agent's skills; several are applied in order, all or none. */
export type SkillChange =
  | { readonly kind: 'put'; readonly skill: Skill }
  | { readonly kind: 'remove'; readonly name: string }
  | { readonly kind: 'remove-all' };

const changed = (skills: readonly Skill[], change: SkillChange): readonly Skill[] => {
  switch (change.kind) {
    case 'put': {
      const others = skills.filter(({ name }) => name !== change.skill.name);
      return [...others, change.skill];
    }
    case 'remove':
      return skills.filter(({ name }) => name !== change.name);
    case 'remove-all':
      return [];
  }
};

export const changeSkills = (
  skills: readonly Skill[],
  changes: readonly SkillChange[],
): readonly Skill[] => changes.reduce(changed, skills);

/** Scores of the enabled skills, as conditions see them. */
export const enabledScores = (skills: readonly Skill[]): ReadonlyMap<string, number> =>
  new Map(skills.filter(({ enabled }) => enabled).map(({ name, score }) => [name, score]));
