import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { listOf } from '../../schemas/answer-fields.ts';
import { keyId, members, nothing } from '../../schemas/fields.ts';
import { accessIn, keyBody } from './body.ts';
import { keyData, keyView, newKeyData, newKeyView } from './view.ts';
import { listView, pageOf, paging } from '../../schemas/paging.ts';
import { type Route, route } from '../../schemas/route.ts';

const allPath = '/key';
const onePath = `${allPath}/:key_id`;

const make = ({ keys, callcenters }: OperationDeps): Route =>
  route({
    method: 'POST',
    path: allPath,
    id: 'makeKey',
    summary:
      'Make a key to this API. Only this answer shows it, and the secret that it signs requests with if it is to.',
    params: nothing,
    query: nothing,
    body: keyBody,
    data: newKeyData,
    refusals: ['callcenter-not-found', 'disk-full'],
    handle: async ({ body }) => {
      const { callcenter_id, name, signing, expires_at } = body;
      callcenters.requireRoom();
      if (callcenter_id !== undefined) callcenters.find(callcenter_id);
      const expiresAt = expires_at ?? null;
      const access = accessIn(body);
      const { key, text } = await keys.make({ access, name: name ?? null, signing, expiresAt });
      return newKeyView(key, text);
    },
  });

const list = ({ keys }: OperationDeps): Route =>
  route({
    method: 'GET',
    path: allPath,
    id: 'listKeys',
    summary: 'List what keys there are, oldest first; the keys themselves are not known.',
    params: nothing,
    query: members(paging),
    body: null,
    data: listOf(keyData),
    refusals: [],
    handle: async ({ query }) => listView(query, await keys.list(pageOf(query)), keyView),
  });

const remove = ({ keys }: OperationDeps): Route =>
  route({
    method: 'DELETE',
    path: onePath,
    id: 'removeKey',
    summary: 'Remove a key, which is not valid from then on. The last one of an admin stays.',
    params: members({ key_id: keyId }),
    query: nothing,
    body: null,
    data: keyData,
    refusals: ['key-not-found', 'last-admin-key'],
    handle: async ({ params }) => keyView(await keys.remove(params.key_id)),
  });

/** Keys to this API. */
export const keyRoutes = (deps: OperationDeps): readonly Route[] => [
  make(deps),
  list(deps),
  remove(deps),
];
