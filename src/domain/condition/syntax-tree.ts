/** What every node knows: where it begins in the source, and how deep the tree below it is. */
interface Node {
  readonly offset: number;
  readonly height: number;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';
export type EqualityOperator = '==' | '!=';
export type ComparisonOperator = '<' | '<=' | '>' | '>=' | EqualityOperator;

/** What gives a number. */
export type NumberNode = Node & { readonly type: 'number' } & (
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'score'; readonly skill: string }
    | { readonly kind: 'negative'; readonly operand: NumberNode }
    | {
        readonly kind: 'arithmetic';
        readonly operator: ArithmeticOperator;
        readonly left: NumberNode;
        readonly right: NumberNode;
      }
  );

/** What is true or false. */
export type BooleanNode = Node & { readonly type: 'boolean' } & (
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'has'; readonly skill: string }
    | { readonly kind: 'not'; readonly operand: BooleanNode }
    | {
        readonly kind: 'comparison';
        readonly operator: ComparisonOperator;
        readonly left: NumberNode;
        readonly right: NumberNode;
      }
    | {
        readonly kind: 'equality';
        readonly operator: EqualityOperator;
        readonly left: BooleanNode;
        readonly right: BooleanNode;
      }
    | { readonly kind: 'and'; readonly left: BooleanNode; readonly right: BooleanNode }
    | { readonly kind: 'or'; readonly left: BooleanNode; readonly right: BooleanNode }
  );

/** A string names a skill and is nothing by itself. */
export type StringNode = Node & { readonly type: 'string'; readonly value: string };

export type Expression = NumberNode | BooleanNode | StringNode;
