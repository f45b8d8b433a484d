import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { below, DOCUMENT, isNode, type Node } from '../helpers/contract.ts';
import { projectFile } from '../helpers/project.ts';

/** Where the client has its types. */
export const TYPES_FILE = projectFile('src/client/api-types.ts');

const HEAD =
  '// Made from the document of the API by `npm run client`. Not to be changed by hand.\n\n';
const JSON_TYPE = 'application/json';

/** The client sends no forms. */
const narrowBody = (body: Node): Node => ({
  ...body,
  content: { [JSON_TYPE]: below(body, 'content')[JSON_TYPE] },
});

/** Refusals are all alike: the client throws them as errors. */
const narrowOperation = (operation: Node): Node => {
  const { requestBody } = operation;
  return {
    ...operation,
    ...(isNode(requestBody) && { requestBody: narrowBody(requestBody) }),
    responses: {
      200: { description: '', content: below(operation, 'responses', '200', 'content') },
    },
  };
};

const mapped = (node: Node, change: (inner: Node) => Node): Node =>
  Object.fromEntries(
    Object.entries(node).map(([name, inner]) => [name, isNode(inner) ? change(inner) : inner]),
  );

/** What the client knows how to use: operations below the base URL, and the events. */
const narrowed = (document: Node): Node => {
  const { webhooks: _told, ...rest } = document;
  const paths = Object.entries(below(document, 'paths')).filter(
    ([, path]) => isNode(path) && !('servers' in path),
  );
  return {
    ...rest,
    paths: mapped(Object.fromEntries(paths), (path) => mapped(path, narrowOperation)),
    components: { schemas: below(document, 'components', 'schemas') },
  };
};

/** The types of the document, as they are to stand in the client. */
export const apiTypes = async (): Promise<string> => {
  const types = astToString(await openapiTS(JSON.stringify(narrowed(DOCUMENT))));
  const options = await resolveConfig(TYPES_FILE);
  return format(HEAD + types, { ...options, parser: 'typescript' });
};
