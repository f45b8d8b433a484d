/** Rules of this project that no linter has; .oxlintrc.json says where they hold. */
export default {
  meta: { name: 'ours' },
  rules: {
    /** Refusals come from factories alone, so that no example of the API document can lie. */
    'no-new-refusal': {
      create: (context) => ({
        NewExpression(node) {
          if (node.callee.type !== 'Identifier' || !/^(Http)?Refusal$/.test(node.callee.name))
            return;
          context.report({
            node,
            message:
              'Refusals are made in src/domain/refusals/ and src/http/protocol/http-refusals.ts alone, so that no example of the API document can lie.',
          });
        },
      }),
    },
  },
};
