import { createExtension } from '../operations/create-extension.ts';
import { deleteExtension } from '../operations/delete-extension.ts';
import type { OperationParts } from '../operations/operation-parts.ts';
import { getExtension, listExtensions } from '../operations/read-extensions.ts';
import { extensionBody, newExtension } from './extension-body.ts';
import { extensionView } from './extension-view.ts';
import { callcenterId, extensionId, members, nothing } from './fields.ts';
import { listView, pageOf, paging } from './paging.ts';
import { type Route, route } from './route.ts';

const allPath = '/callcenter/:callcenter_id/extension';
const onePath = `${allPath}/:extension_id`;
const ofAll = members({ callcenter_id: callcenterId });
const ofOne = members({ callcenter_id: callcenterId, extension_id: extensionId });

const create = (parts: OperationParts): Route =>
  route({
    method: 'POST',
    path: allPath,
    summary:
      'Make an extension, with its account in Asterisk. Only this answer shows the password; without one in the request it is made up.',
    params: ofAll,
    query: nothing,
    body: extensionBody,
    handle: async ({ params, body }) => {
      const wanted = newExtension(body);
      const { extension, password } = await createExtension(parts, params.callcenter_id, wanted);
      return password === null
        ? extensionView(extension)
        : { ...extensionView(extension), password };
    },
  });

const list = (parts: OperationParts): Route =>
  route({
    method: 'GET',
    path: allPath,
    summary: 'List the extensions.',
    params: ofAll,
    query: members(paging),
    body: null,
    handle: ({ params, query }) =>
      listView(query, listExtensions(parts, params.callcenter_id, pageOf(query)), extensionView),
  });

const get = (parts: OperationParts): Route =>
  route({
    method: 'GET',
    path: onePath,
    summary: 'Show an extension, and whether a phone is registered with it.',
    params: ofOne,
    query: nothing,
    body: null,
    handle: async ({ params: { callcenter_id, extension_id } }) => {
      const observed = await getExtension(parts, callcenter_id, extension_id);
      return { ...extensionView(observed.extension), registration: observed.registration };
    },
  });

const remove = (parts: OperationParts): Route =>
  route({
    method: 'DELETE',
    path: onePath,
    summary: 'Take away an extension that no agent is logged in with.',
    params: ofOne,
    query: nothing,
    body: null,
    handle: async ({ params: { callcenter_id, extension_id } }) =>
      extensionView(await deleteExtension(parts, callcenter_id, extension_id)),
  });

export const extensionRoutes = (parts: OperationParts): readonly Route[] => [
  create(parts),
  list(parts),
  get(parts),
  remove(parts),
];
